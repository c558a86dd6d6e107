import type { QueryPort } from '../../sql/index.ts'

/** What a database holds as DDL, every part of it as the engine itself prints it: no text of the script is left. */
export async function dumpDatabase(engine: QueryPort): Promise<string> {
  // Names are printed with their schemas where the search path is empty.
  await engine.run("RESET ALL; SET search_path = ''")
  const statements: string[] = ["SET search_path = '';"]
  for (const query of queries) {
    for (const { ddl } of await engine.query(query)) if (typeof ddl === 'string') statements.push(ddl)
  }
  await engine.run('RESET ALL')
  return `${statements.join('\n')}\n`
}

/** Objects of the script: neither the system's nor an extension's, nor a part of something else. */
const own = (catalog: string, alias: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND e.objid = ${alias}.oid AND e.refobjid <> e.objid AND e.deptype IN ('e', 'i'))`
const space = (column: string) =>
  `n.oid = ${column} AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`
const said = (words: string, target: string, text: string) =>
  `CASE WHEN ${text} IS NOT NULL THEN format(E'\\nCOMMENT ON ${words} %s IS %L;', ${target}, ${text}) ELSE '' END`
const collated = (alias: string, own: string) =>
  `CASE WHEN ${alias}.attcollation NOT IN (0, ${own}) THEN (SELECT format(' COLLATE %I.%I', s.nspname, l.collname) FROM pg_collation l JOIN pg_namespace s ON s.oid = l.collnamespace WHERE l.oid = ${alias}.attcollation) ELSE '' END`

const sequenceWords = `format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s', q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, CASE WHEN q.seqcycle THEN ' CYCLE' ELSE '' END)`

const columns = `(SELECT string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    ${collated('a', 't.typcollation')},
    CASE WHEN a.attnotnull AND a.attidentity = '' THEN ' NOT NULL' ELSE '' END,
    CASE WHEN a.attgenerated = 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
      WHEN a.attgenerated = 'v' THEN format(' GENERATED ALWAYS AS (%s)', pg_get_expr(d.adbin, d.adrelid))
      WHEN a.attidentity <> '' THEN (SELECT format(' NOT NULL GENERATED %s AS IDENTITY (SEQUENCE NAME %s %s)',
          CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, q.seqrelid::regclass, ${sequenceWords})
        FROM pg_sequence q WHERE q.seqrelid = pg_get_serial_sequence(c.oid::regclass::text, a.attname)::regclass)
      WHEN d.adbin IS NOT NULL AND pg_get_expr(d.adbin, d.adrelid) NOT LIKE 'nextval(%' THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
      ELSE '' END), E',\\n' ORDER BY a.attnum)
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (c.relispartition OR a.attislocal))`

const queries: readonly string[] = [
  `SELECT format('CREATE SCHEMA %I;', nspname) || ${said('SCHEMA', 'quote_ident(nspname)', "obj_description(oid, 'pg_namespace')")} AS ddl
   FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')`,
  `SELECT format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I;', x.extname, n.nspname) AS ddl
   FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace WHERE x.extname <> 'plpgsql' ORDER BY x.oid`,
  `SELECT format('CREATE TYPE %s AS ENUM (%s);', t.oid::regtype,
     (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
     || ${said('TYPE', 't.oid::regtype', "obj_description(t.oid, 'pg_type')")} AS ddl
   FROM pg_type t JOIN pg_namespace n ON ${space('t.typnamespace')} WHERE t.typtype = 'e' AND ${own('pg_type', 't')} ORDER BY t.oid`,
  `SELECT format('CREATE SEQUENCE %s AS %s %s;', c.oid::regclass, format_type(q.seqtypid, NULL), ${sequenceWords})
     || ${said('SEQUENCE', 'c.oid::regclass', "obj_description(c.oid, 'pg_class')")} AS ddl
   FROM pg_class c JOIN pg_sequence q ON q.seqrelid = c.oid JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE ${own('pg_class', 'c')} ORDER BY c.oid`,
  // Types that are made of one another come as they were made; functions may need them and they functions.
  `SELECT ddl FROM (
   SELECT t.oid, format('CREATE DOMAIN %s AS %s%s%s%s%s;', t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
     CASE WHEN t.typcollation NOT IN (0, b.typcollation) THEN (SELECT format(' COLLATE %I.%I', s.nspname, l.collname) FROM pg_collation l JOIN pg_namespace s ON s.oid = l.collnamespace WHERE l.oid = t.typcollation) ELSE '' END,
     CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END,
     CASE WHEN t.typdefault IS NOT NULL THEN ' DEFAULT ' || t.typdefault ELSE '' END,
     coalesce((SELECT string_agg(format(' CONSTRAINT %I %s', o.conname, pg_get_constraintdef(o.oid)), '' ORDER BY o.conname) FROM pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'), ''))
     || ${said('DOMAIN', 't.oid::regtype', "obj_description(t.oid, 'pg_type')")} AS ddl
   FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype JOIN pg_namespace n ON ${space('t.typnamespace')} WHERE t.typtype = 'd' AND ${own('pg_type', 't')}
   UNION ALL
   SELECT t.oid, format('CREATE TYPE %s AS (%s);', t.oid::regtype,
     (SELECT string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod), ${collated('a', 'b.typcollation')}), ', ' ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type b ON b.oid = a.atttypid WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
     || ${said('TYPE', 't.oid::regtype', "obj_description(t.oid, 'pg_type')")} AS ddl
   FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' JOIN pg_namespace n ON ${space('t.typnamespace')} WHERE ${own('pg_type', 't')}
   UNION ALL
   SELECT t.oid, format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s%s%s);', t.oid::regtype, format_type(r.rngsubtype, NULL),
     ', MULTIRANGE_TYPE_NAME = ' || r.rngmultitypid::regtype, CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::oid::regproc ELSE '' END,
     CASE WHEN r.rngcanonical <> 0 THEN ', CANONICAL = ' || r.rngcanonical::oid::regproc ELSE '' END) AS ddl
   FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_namespace n ON ${space('t.typnamespace')} WHERE ${own('pg_type', 't')}
   UNION ALL
   SELECT p.oid, pg_get_functiondef(p.oid) || ';' || ${said("' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END || '", 'p.oid::regprocedure', "obj_description(p.oid, 'pg_proc')")} AS ddl
   FROM pg_proc p JOIN pg_namespace n ON ${space('p.pronamespace')} WHERE p.prokind IN ('f', 'p') AND ${own('pg_proc', 'p')}
   ) made ORDER BY oid`,
  `SELECT format('CREATE AGGREGATE %s(%s) (SFUNC = %s, STYPE = %s%s%s);', p.oid::regproc, pg_get_function_arguments(p.oid), a.aggtransfn::regproc, format_type(a.aggtranstype, NULL),
     CASE WHEN a.aggfinalfn <> 0 THEN ', FINALFUNC = ' || a.aggfinalfn::regproc ELSE '' END,
     CASE WHEN a.agginitval IS NOT NULL THEN format(', INITCOND = %L', a.agginitval) ELSE '' END) AS ddl
   FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON ${space('p.pronamespace')} WHERE ${own('pg_proc', 'p')}`,
  `SELECT format(E'CREATE %sTABLE %s (\\n%s\\n)%s%s%s;', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, c.oid::regclass, ${columns},
     CASE WHEN NOT c.relispartition THEN (SELECT format(' INHERITS (%s)', string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)) FROM pg_inherits i WHERE i.inhrelid = c.oid HAVING count(*) > 0) ELSE '' END,
     ' PARTITION BY ' || pg_get_partkeydef(c.oid), ' WITH (' || array_to_string(c.reloptions, ', ') || ')')
     || ${said('TABLE', 'c.oid::regclass', "obj_description(c.oid, 'pg_class')")}
     || coalesce((SELECT string_agg(format(E'\\nCOMMENT ON COLUMN %s.%I IS %L;', c.oid::regclass, a.attname, col_description(c.oid, a.attnum)), '') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NOT NULL), '') AS ddl
   FROM pg_class c JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE c.relkind IN ('r', 'p') AND ${own('pg_class', 'c')} ORDER BY c.oid`,
  `SELECT format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s;', i.inhparent::regclass, c.oid::regclass, pg_get_expr(c.relpartbound, c.oid)) AS ddl
   FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE c.relispartition AND c.relkind IN ('r', 'p') ORDER BY c.oid`,
  `SELECT format('ALTER SEQUENCE %s OWNED BY %s.%I;', c.oid::regclass, p.refobjid::regclass, a.attname) AS ddl
   FROM pg_class c JOIN pg_namespace n ON ${space('c.relnamespace')} JOIN pg_depend p ON p.objid = c.oid AND p.classid = 'pg_class'::regclass AND p.deptype = 'a' AND p.refclassid = 'pg_class'::regclass
   JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid WHERE c.relkind = 'S'`,
  `SELECT format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT %s;', c.oid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid)) AS ddl
   FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON ${space('c.relnamespace')}
   WHERE a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%' AND ${own('pg_class', 'c')} ORDER BY c.oid, a.attnum`,
  `SELECT format('ALTER TABLE %s%s ADD CONSTRAINT %I %s;', CASE WHEN o.contype IN ('c', 'f') AND c.relkind = 'p' THEN '' ELSE 'ONLY ' END, o.conrelid::regclass, o.conname, pg_get_constraintdef(o.oid))
     || CASE WHEN obj_description(o.oid, 'pg_constraint') IS NOT NULL THEN format(E'\\nCOMMENT ON CONSTRAINT %I ON %s IS %L;', o.conname, o.conrelid::regclass, obj_description(o.oid, 'pg_constraint')) ELSE '' END AS ddl
   FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON ${space('o.connamespace')}
   WHERE o.contype IN ('p', 'u', 'c', 'x', 'f') AND (o.contype IN ('p', 'u') OR (o.conislocal AND o.conparentid = 0)) AND ${own('pg_class', 'c')} ORDER BY o.contype = 'f', o.contype <> 'c', o.oid`,
  `SELECT format(E'CREATE %sVIEW %s%s AS\\n%s%s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END, c.oid::regclass,
     coalesce(' WITH (' || nullif(array_to_string(array(SELECT o FROM unnest(c.reloptions) o WHERE o NOT LIKE 'check_option%'), ', '), '') || ')', ''),
     rtrim(pg_get_viewdef(c.oid), ';'), coalesce((SELECT E'\\n  WITH ' || upper(split_part(o, '=', 2)) || ' CHECK OPTION' FROM unnest(c.reloptions) o WHERE o LIKE 'check_option%'), '') || ';')
     || ${said("' || CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW", 'c.oid::regclass', "obj_description(c.oid, 'pg_class')")}
     || coalesce((SELECT string_agg(format(E'\\nCOMMENT ON COLUMN %s.%I IS %L;', c.oid::regclass, a.attname, col_description(c.oid, a.attnum)), '') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NOT NULL), '') AS ddl
   FROM pg_class c JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE c.relkind IN ('v', 'm') AND ${own('pg_class', 'c')} ORDER BY c.oid`,
  `SELECT pg_get_indexdef(i.indexrelid) || ';' || ${said('INDEX', 'c.oid::regclass', "obj_description(c.oid, 'pg_class')")} AS ddl
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON ${space('c.relnamespace')}
   WHERE NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = c.oid AND o.contype IN ('p', 'u', 'x')) AND ${own('pg_class', 'c')} ORDER BY c.oid`,
  `SELECT format('ALTER INDEX %s ATTACH PARTITION %s;', i.inhparent::regclass, i.inhrelid::regclass) AS ddl
   FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('i', 'I') JOIN pg_namespace n ON ${space('c.relnamespace')}`,
  `SELECT pg_get_triggerdef(g.oid) || ';' || CASE WHEN obj_description(g.oid, 'pg_trigger') IS NOT NULL THEN format(E'\\nCOMMENT ON TRIGGER %I ON %s IS %L;', g.tgname, g.tgrelid::regclass, obj_description(g.oid, 'pg_trigger')) ELSE '' END
     || CASE g.tgenabled WHEN 'O' THEN '' ELSE format(E'\\nALTER TABLE %s %s TRIGGER %I;', g.tgrelid::regclass, CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname) END AS ddl
   FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE NOT g.tgisinternal AND g.tgparentid = 0 ORDER BY g.oid`,
  `SELECT pg_get_ruledef(r.oid)
     || CASE r.ev_enabled WHEN 'O' THEN '' ELSE format(E'\\nALTER TABLE %s %s RULE %I;', r.ev_class::regclass, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename) END AS ddl
   FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE r.rulename <> '_RETURN' AND ${own('pg_class', 'c')}`,
  `SELECT format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, p.polrelid::regclass, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
     CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
     (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ') FROM unnest(p.polroles) r))
     || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';'
     || CASE WHEN obj_description(p.oid, 'pg_policy') IS NOT NULL THEN format(E'\\nCOMMENT ON POLICY %I ON %s IS %L;', p.polname, p.polrelid::regclass, obj_description(p.oid, 'pg_policy')) ELSE '' END AS ddl
   FROM pg_policy p`,
  `SELECT format('GRANT %s%s ON %s TO %s%s;', g.privilege_type, column_words, words, CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END, CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS ddl FROM (
     SELECT 'SCHEMA ' || quote_ident(nspname) AS words, '' AS column_words, nspowner AS owner, nspacl AS acl FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')
     UNION ALL SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass, '', c.relowner, c.relacl FROM pg_class c JOIN pg_namespace n ON ${space('c.relnamespace')}
     UNION ALL SELECT 'TABLE ' || c.oid::regclass, format(' (%I)', a.attname), c.relowner, a.attacl FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON ${space('c.relnamespace')}
     UNION ALL SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure, '', p.proowner, p.proacl FROM pg_proc p JOIN pg_namespace n ON ${space('p.pronamespace')} WHERE ${own('pg_proc', 'p')}
     UNION ALL SELECT CASE t.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || t.oid::regtype, '', t.typowner, t.typacl FROM pg_type t JOIN pg_namespace n ON ${space('t.typnamespace')}
   ) o, aclexplode(o.acl) g WHERE g.grantee <> o.owner AND NOT (g.grantee = 0 AND (words LIKE 'FUNCTION%' OR words LIKE 'PROCEDURE%' OR words LIKE 'TYPE%' OR words LIKE 'DOMAIN%'))`,
  `SELECT format('ALTER TABLE ONLY %s ALTER COLUMN %I SET STORAGE %s;', c.oid::regclass, a.attname, CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END) AS ddl
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON ${space('c.relnamespace')} JOIN pg_type t ON t.oid = a.atttypid
   WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> t.typstorage AND c.relkind IN ('r', 'p')`,
  `SELECT concat_ws(E'\\n', CASE WHEN c.relrowsecurity THEN format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', c.oid::regclass) END,
     CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE ONLY %s FORCE ROW LEVEL SECURITY;', c.oid::regclass) END,
     CASE c.relreplident WHEN 'f' THEN format('ALTER TABLE ONLY %s REPLICA IDENTITY FULL;', c.oid::regclass) WHEN 'n' THEN format('ALTER TABLE ONLY %s REPLICA IDENTITY NOTHING;', c.oid::regclass)
       WHEN 'i' THEN (SELECT format('ALTER TABLE ONLY %s REPLICA IDENTITY USING INDEX %I;', c.oid::regclass, x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident) END) AS ddl
   FROM pg_class c JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE c.relkind IN ('r', 'p') AND (c.relrowsecurity OR c.relforcerowsecurity OR c.relreplident <> 'd')`,
]
