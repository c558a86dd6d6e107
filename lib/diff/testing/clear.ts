import type { QueryPort } from '../../sql/index.ts'

/** Takes out of a database all that scripts left in it, so that the next one finds it as it was made. */
export async function clearDatabase(engine: QueryPort): Promise<void> {
  await engine.run(
    'ROLLBACK; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; DISCARD TEMP; SET search_path = public',
  )
  for (const query of drops) {
    for (const { ddl } of await engine.query(query)) if (typeof ddl === 'string') await engine.run(ddl)
  }
  await engine.run(`DELETE FROM pg_default_acl; COMMENT ON DATABASE ${await nameOf(engine)} IS NULL;
    CREATE SCHEMA IF NOT EXISTS public; COMMENT ON SCHEMA public IS 'standard public schema';
    GRANT USAGE ON SCHEMA public TO PUBLIC; RESET ALL`)
}

async function nameOf(engine: QueryPort): Promise<string> {
  const [row] = await engine.query('SELECT quote_ident(current_database()) AS name')
  return String(row?.name)
}

/** Objects that a script may have made have numbers from here on. */
const first = 16384

const drops: readonly string[] = [
  `SELECT format('DROP EVENT TRIGGER IF EXISTS %I CASCADE', evtname) AS ddl FROM pg_event_trigger`,
  `SELECT format('DROP PUBLICATION IF EXISTS %I', pubname) AS ddl FROM pg_publication`,
  `SELECT format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname) AS ddl FROM pg_foreign_data_wrapper WHERE oid >= ${first}`,
  `SELECT format('DROP CAST IF EXISTS (%s AS %s) CASCADE', castsource::regtype, casttarget::regtype) AS ddl FROM pg_cast WHERE oid >= ${first}`,
  `SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) AS ddl FROM pg_extension WHERE oid >= ${first}`,
  `SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) AS ddl FROM pg_namespace WHERE oid >= ${first} OR nspname = 'public'`,
  `SELECT format('DROP LANGUAGE IF EXISTS %I CASCADE', lanname) AS ddl FROM pg_language WHERE oid >= ${first}`,
  `SELECT format('DROP OWNED BY %I CASCADE', rolname) AS ddl FROM pg_roles WHERE oid >= ${first}`,
  `SELECT format('DROP ROLE IF EXISTS %I', rolname) AS ddl FROM pg_roles WHERE oid >= ${first}`,
]
