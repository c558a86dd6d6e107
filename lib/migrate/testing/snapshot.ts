import type { QueryPort } from '../../sql/index.ts'

/** Every fact of a database's catalogue that a dump would say, one line each, in order. */
export async function catalogueSnapshot(engine: QueryPort): Promise<readonly string[]> {
  // Names are printed with their schemas where the search path is empty.
  await engine.run("RESET ALL; SET search_path = ''")
  const [server] = await engine.query("SELECT current_setting('server_version_num')::int AS version")
  const lines: string[] = []
  for (const query of queriesFor(Number(server?.version))) {
    for (const row of await engine.query(query)) lines.push(String(row.line))
  }
  await engine.run('RESET ALL')
  return lines.sort()
}

/** Lines that only one of two snapshots has. */
export function snapshotDifferences(left: readonly string[], right: readonly string[]): readonly string[] {
  const a = new Set(left)
  const b = new Set(right)
  return [
    ...left.filter((line) => !b.has(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !a.has(line)).map((line) => `+ ${line}`),
  ].sort((x, y) => (x.slice(2) < y.slice(2) ? -1 : 1))
}

/** Objects of the script: neither the system's nor an extension's. */
const own = (catalog: string, alias: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND e.objid = ${alias}.oid AND e.deptype = 'e')`
const space = (column: string) =>
  `n.oid = ${column} AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`
/** Privileges in order of grantee; without any, those that the owner has from the start. */
const acl = (column: string, kind: string, owner: string) =>
  `coalesce((SELECT string_agg(x::text, ',' ORDER BY x::text) FROM unnest(coalesce(${column}, acldefault('${kind}', ${owner}))) x), '')`

const queriesFor = (serverVersion: number): readonly string[] => [
  `SELECT format('schema %s owner %s acl %s comment %s', n.nspname, n.nspowner::regrole, ${acl('n.nspacl', 'n', 'n.nspowner')}, obj_description(n.oid, 'pg_namespace')) AS line
   FROM pg_namespace n WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
  `SELECT format('relation %s %s persistence %s owner %s acl %s options %s rls %s %s identity %s am %s tablespace %s partition %s bound %s parents %s view %s comment %s',
     c.relkind, c.oid::regclass, c.relpersistence, c.relowner::regrole,
     ${acl('c.relacl', 'r', 'c.relowner')},
     (SELECT string_agg(o, ',' ORDER BY o) FROM unnest(c.reloptions) o), c.relrowsecurity, c.relforcerowsecurity,
     c.relreplident, (SELECT amname FROM pg_am WHERE oid = c.relam), c.reltablespace,
     pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid),
     (SELECT string_agg(i.inhparent::regclass::text, ',' ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid),
     CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) || c.relispopulated END, obj_description(c.oid, 'pg_class')) AS line
   FROM pg_class c JOIN pg_namespace n ON ${space('c.relnamespace')}
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${own('pg_class', 'c')}`,
  `SELECT format('column %s.%s type %s notnull %s default %s identity %s generated %s collation %s storage %s compression %s target %s options %s local %s acl %s comment %s',
     c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
     a.attidentity, a.attgenerated, (SELECT l.collname FROM pg_collation l WHERE l.oid = a.attcollation), a.attstorage, ${serverVersion < 140_000 ? "''" : 'a.attcompression'},
     a.attstattarget, a.attoptions, a.attislocal, a.attacl, col_description(c.oid, a.attnum)) AS line
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON ${space('c.relnamespace')}
   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND ${own('pg_class', 'c')}`,
  `SELECT format('constraint %s on %s: %s local %s validated %s comment %s', o.conname,
     CASE WHEN o.conrelid <> 0 THEN o.conrelid::regclass::text ELSE o.contypid::regtype::text END,
     pg_get_constraintdef(o.oid), o.conislocal, o.convalidated, obj_description(o.oid, 'pg_constraint')) AS line
   FROM pg_constraint o JOIN pg_namespace n ON ${space('o.connamespace')}
   WHERE o.contype <> 'n' AND ${own('pg_constraint', 'o')}`,
  `SELECT format('index %s: %s options %s valid %s parent %s replica %s tablespace %s comment %s', i.indexrelid::regclass, pg_get_indexdef(i.indexrelid),
     c.reloptions, i.indisvalid, (SELECT h.inhparent::regclass FROM pg_inherits h WHERE h.inhrelid = c.oid), i.indisreplident, c.reltablespace, obj_description(c.oid, 'pg_class')) AS line
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON ${space('c.relnamespace')}
   WHERE ${own('pg_class', 'c')}`,
  `SELECT format('trigger %s on %s: %s enabled %s comment %s', t.tgname, t.tgrelid::regclass, pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid, 'pg_trigger')) AS line
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE NOT t.tgisinternal`,
  `SELECT format('rule %s on %s: %s enabled %s comment %s', r.rulename, r.ev_class::regclass, pg_get_ruledef(r.oid), r.ev_enabled, obj_description(r.oid, 'pg_rewrite')) AS line
   FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE r.rulename <> '_RETURN'`,
  `SELECT format('policy %s on %s: %s %s to %s using %s check %s comment %s', p.polname, p.polrelid::regclass, p.polpermissive, p.polcmd,
     (SELECT string_agg(CASE WHEN r = 0 THEN 'public' ELSE r::regrole::text END, ',' ORDER BY r) FROM unnest(p.polroles) r),
     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), obj_description(p.oid, 'pg_policy')) AS line FROM pg_policy p`,
  `SELECT format('routine %s: %s owner %s acl %s comment %s', p.oid::regprocedure,
     CASE WHEN p.prokind = 'a' THEN (SELECT concat(g.aggtransfn, ' ', g.aggfinalfn, ' ', g.aggtranstype::regtype, ' ', g.agginitval) FROM pg_aggregate g WHERE g.aggfnoid = p.oid) ELSE pg_get_functiondef(p.oid) END,
     p.proowner::regrole, ${acl('p.proacl', 'f', 'p.proowner')}, obj_description(p.oid, 'pg_proc')) AS line
   FROM pg_proc p JOIN pg_namespace n ON ${space('p.pronamespace')} WHERE ${own('pg_proc', 'p')}`,
  `SELECT format('type %s %s owner %s acl %s labels %s base %s notnull %s default %s collation %s subtype %s comment %s', t.typtype, t.oid::regtype, t.typowner::regrole,
     ${acl('t.typacl', 'T', 't.typowner')}, (SELECT string_agg(quote_literal(e.enumlabel), ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
     CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END, t.typnotnull, t.typdefault,
     (SELECT l.collname FROM pg_collation l WHERE l.oid = t.typcollation), (SELECT r.rngsubtype::regtype FROM pg_range r WHERE r.rngtypid = t.oid), obj_description(t.oid, 'pg_type')) AS line
   FROM pg_type t JOIN pg_namespace n ON ${space('t.typnamespace')}
   WHERE t.typelem = 0 AND t.typtype <> 'm' AND (t.typrelid = 0 OR EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')) AND ${own('pg_type', 't')}`,
  `SELECT format('sequence %s type %s start %s increment %s min %s max %s cache %s cycle %s owner %s acl %s owned %s comment %s', c.oid::regclass, s.seqtypid::regtype,
     s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, c.relowner::regrole, ${acl('c.relacl', 's', 'c.relowner')},
     (SELECT format('%s.%s', a.attrelid::regclass, a.attname) FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')),
     obj_description(c.oid, 'pg_class')) AS line
   FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON ${space('c.relnamespace')} WHERE ${own('pg_class', 'c')}`,
  `SELECT format('extension %s in %s version %s comment %s', x.extname, n.nspname, x.extversion, obj_description(x.oid, 'pg_extension')) AS line
   FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace`,
  `SELECT format('publication %s all %s ops %s %s %s %s root %s owner %s tables %s', p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot, p.pubowner::regrole,
     (SELECT string_agg(format('%s %s %s', r.prrelid::regclass, ${serverVersion < 150_000 ? "'', ''" : 'r.prattrs, pg_get_expr(r.prqual, r.prrelid)'}), ',' ORDER BY r.prrelid::regclass::text) FROM pg_publication_rel r WHERE r.prpubid = p.oid)) AS line
   FROM pg_publication p`,
  // Their columns are listed in the table's order, whatever the statement said.
  `SELECT format('statistics %s.%s: %s target %s of %s %s on %s comment %s', n.nspname, x.stxname, x.stxkind, ${serverVersion < 130_000 ? '-1' : 'coalesce(nullif(x.stxstattarget, -1)::text, $$usual$$)'}, x.stxrelid::regclass,
     ${serverVersion < 140_000 ? "''" : 'pg_get_statisticsobjdef_expressions(x.oid)'},
     (SELECT string_agg(a.attname, ',' ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys)), obj_description(x.oid, 'pg_statistic_ext')) AS line
   FROM pg_statistic_ext x JOIN pg_namespace n ON n.oid = x.stxnamespace`,
  `SELECT format('event trigger %s on %s calls %s tags %s enabled %s', e.evtname, e.evtevent, e.evtfoid::regproc, e.evttags, e.evtenabled) AS line FROM pg_event_trigger e`,
  `SELECT format('wrapper %s options %s', w.fdwname, (SELECT string_agg(o, ',' ORDER BY o) FROM unnest(w.fdwoptions) o)) AS line FROM pg_foreign_data_wrapper w`,
  `SELECT format('server %s type %s version %s options %s', s.srvname, s.srvtype, s.srvversion, (SELECT string_agg(o, ',' ORDER BY o) FROM unnest(s.srvoptions) o)) AS line FROM pg_foreign_server s`,
  `SELECT format('default privileges of %s in %s on %s: %s', d.defaclrole::regrole, n.nspname, d.defaclobjtype, d.defaclacl) AS line
   FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace`,
  `SELECT format('collation %s.%s %s %s', n.nspname, l.collname, l.collprovider, l.collcollate) AS line FROM pg_collation l JOIN pg_namespace n ON ${space('l.collnamespace')} WHERE ${own('pg_collation', 'l')}`,
  `SELECT format('cast %s to %s by %s %s', k.castsource::regtype, k.casttarget::regtype, k.castfunc::regprocedure, k.castcontext) AS line FROM pg_cast k WHERE k.oid >= 16384 AND ${own('pg_cast', 'k')}`,
  `SELECT format('operator %s calls %s', o.oid::regoperator, o.oprcode) AS line FROM pg_operator o JOIN pg_namespace n ON ${space('o.oprnamespace')} WHERE ${own('pg_operator', 'o')}`,
]
