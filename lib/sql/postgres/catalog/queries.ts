const ours = (alias: string, catalogue: string) => `
  n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_toast_temp'
  and not exists (
    select 1 from pg_catalog.pg_depend e
    where e.classid = '${catalogue}'::regclass and e.objid = ${alias}.oid and e.deptype = 'e'
  )`

/** Temporary schemas have a number that no script knows. */
const space = `case when n.nspname like 'pg\\_temp\\_%' then 'pg_temp' else n.nspname end`
const spaceOf = (alias: string) =>
  `case when ${alias}.nspname like 'pg\\_temp\\_%' then 'pg_temp' else ${alias}.nspname end`

const comment = (alias: string, catalogue: string, sub = '0') => `
  (select d.description from pg_catalog.pg_description d
   where d.classoid = '${catalogue}'::regclass and d.objoid = ${alias}.oid and d.objsubid = ${sub})`

/** The names of the columns of `relation` whose numbers are in `numbers`, in that order. */
const columnNames = (relation: string, numbers: string) => `
  (select coalesce(json_agg(a.attname order by k.n), '[]') from unnest(${numbers}) with ordinality k(num, n)
   join pg_catalog.pg_attribute a on a.attrelid = ${relation} and a.attnum = k.num)`

const owner = (column: string) => `pg_catalog.pg_get_userbyid(${column})`

/**
 * Questions to the catalogue of a PostgreSQL from 12 on, told by its `server_version_num`, one a kind of object.
 * Each gives rows of plain JSON values. Objects of the system and of extensions are left out.
 */
export function catalogueQueries(serverVersion: number) {
  /** A column that catalogues have since a version, and what stands for it before. */
  const since = (version: number, column: string, before = 'null') =>
    serverVersion >= version * 10_000 ? column : before
  return {
    schemas: `
    select n.nspname as name, ${owner('n.nspowner')} as owner, ${comment('n', 'pg_namespace')} as comment
    from pg_catalog.pg_namespace n
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and ${ours('n', 'pg_namespace')}
    order by 1`,

    relations: `
    select ${space} as schema, c.relname as name, c.relkind as kind, c.relpersistence as persistence,
      ${comment('c', 'pg_class')} as comment,
      ${owner('c.relowner')} as owner, c.relreplident as replica_identity, c.reloptions as options,
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as query,
      c.relrowsecurity as row_security, c.relforcerowsecurity as force_row_security,
      pg_get_expr(c.relpartbound, c.oid) as bound,
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
      (select json_agg(json_build_object('schema', pn.nspname, 'name', p.relname) order by i.inhseqno)
       from pg_catalog.pg_inherits i join pg_catalog.pg_class p on p.oid = i.inhparent
       join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace where i.inhrelid = c.oid) as parents,
      (select fs.srvname from pg_catalog.pg_foreign_table ft join pg_catalog.pg_foreign_server fs on fs.oid = ft.ftserver
       where ft.ftrelid = c.oid) as server
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'v', 'm') and ${ours('c', 'pg_class')}
    order by 1, 2`,

    columns: `
    select ${space} as schema, c.relname as relation, c.relkind as kind, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      a.attidentity as identity, a.attgenerated as generated, not a.attislocal as inherited,
      pg_get_expr(d.adbin, d.adrelid) as expression,
      case when a.attcollation <> t.typcollation then (
        select case when cn.nspname in ('pg_catalog', 'public') then co.collname else cn.nspname || '.' || co.collname end
        from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
        where co.oid = a.attcollation) end as collation,
      case when a.attstorage <> t.typstorage then a.attstorage end as storage,
      a.attstorage as any_storage, ${since(14, "nullif(a.attcompression, '')")} as compression,
      ${comment('c', 'pg_class', 'a.attnum')} as comment,
      (select json_build_object('start', s.seqstart::text, 'increment', s.seqincrement::text, 'min', s.seqmin::text,
         'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle, 'type', format_type(s.seqtypid, null))
       from pg_catalog.pg_depend o join pg_catalog.pg_sequence s on s.seqrelid = o.objid
       where o.classid = 'pg_class'::regclass and o.refclassid = 'pg_class'::regclass and o.refobjid = c.oid
         and o.refobjsubid = a.attnum and o.deptype = 'i') as sequence
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and ${ours('c', 'pg_class')}
      and not exists (select 1 from pg_catalog.pg_depend te where te.classid = 'pg_type'::regclass
                      and te.objid = c.reltype and te.deptype = 'e')
    order by 1, 2, a.attnum`,

    constraints: `
    select ${space} as schema, c.relname as relation, co.conname as name, co.contype as type,
      ${columnNames('co.conrelid', 'co.conkey')} as columns,
      case when co.contype = 'f' then ${columnNames('co.confrelid', 'co.confkey')} end as target_columns,
      ${spaceOf('fn')} as target_schema, f.relname as target,
      co.confdeltype as on_delete, co.confupdtype as on_update, co.confmatchtype as match,
      case when co.contype = 'f' then ${columnNames('co.conrelid', since(15, 'co.confdelsetcols', "'{}'::int2[]"))} end as on_delete_columns,
      co.condeferrable as deferrable, co.condeferred as deferred, co.convalidated as validated,
      ${since(18, 'co.conenforced', 'true')} as enforced, ${since(18, 'co.conperiod', 'false')} as period, co.connoinherit as no_inherit,
      case when co.contype = 'c' then pg_get_expr(co.conbin, co.conrelid) end as expression,
      (select json_build_object('method', am.amname, 'nulls_not_distinct', ${since(15, 'i.indnullsnotdistinct', 'false')},
         'columns', (select json_agg(pg_get_indexdef(i.indexrelid, k::int, false) order by k)
                     from generate_series(1, i.indnkeyatts) k),
         'include', (select coalesce(json_agg(pg_get_indexdef(i.indexrelid, k::int, false) order by k), '[]')
                     from generate_series(i.indnkeyatts + 1, i.indnatts) k),
         'definition', pg_get_constraintdef(co.oid))
       from pg_catalog.pg_index i join pg_catalog.pg_class ic on ic.oid = i.indexrelid
       join pg_catalog.pg_am am on am.oid = ic.relam
       where i.indexrelid = co.conindid and co.contype in ('p', 'u', 'x')) as index,
      coalesce(${comment('co', 'pg_constraint')}, (
        select d.description from pg_catalog.pg_description d where co.contype in ('p', 'u', 'x')
          and d.classoid = 'pg_class'::regclass and d.objoid = co.conindid and d.objsubid = 0)) as comment
    from pg_catalog.pg_constraint co
    join pg_catalog.pg_class c on c.oid = co.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_class f on f.oid = co.confrelid
    left join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
    where co.contype in ('p', 'u', 'x', 'f', 'c') and ${ours('c', 'pg_class')}
      and not (co.contype = 'f' and co.conparentid <> 0 and exists (
        select 1 from pg_catalog.pg_constraint up where up.oid = co.conparentid and up.conrelid = co.conrelid))
    order by 1, 2, 3`,

    indexes: `
    select ${space} as schema, c.relname as relation, ic.relname as name, i.indisunique as unique,
      am.amname as method, ${since(15, 'i.indnullsnotdistinct', 'false')} as nulls_not_distinct, pg_get_indexdef(i.indexrelid) as definition,
      (select json_agg(pg_get_indexdef(i.indexrelid, k::int, false) order by k)
       from generate_series(1, i.indnkeyatts) k) as keys,
      (select coalesce(json_agg(pg_get_indexdef(i.indexrelid, k::int, false) order by k), '[]')
       from generate_series(i.indnkeyatts + 1, i.indnatts) k) as include,
      pg_get_expr(i.indpred, i.indrelid) as predicate, ic.reloptions as options,
      ${comment('ic', 'pg_class')} as comment
    from pg_catalog.pg_index i
    join pg_catalog.pg_class ic on ic.oid = i.indexrelid
    join pg_catalog.pg_class c on c.oid = i.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_am am on am.oid = ic.relam
    where not exists (select 1 from pg_catalog.pg_constraint co where co.conindid = i.indexrelid and co.contype in ('p', 'u', 'x'))
      and ${ours('c', 'pg_class')}
    order by 1, 2, 3`,

    sequences: `
    select ${space} as schema, c.relname as name, ${owner('c.relowner')} as owner, format_type(s.seqtypid, null) as type, s.seqstart::text as start,
      s.seqincrement::text as increment, s.seqmin::text as min, s.seqmax::text as max, s.seqcache::text as cache,
      s.seqcycle as cycle, ${comment('c', 'pg_class')} as comment,
      (select json_build_object('schema', ${spaceOf('rn')}, 'table', r.relname, 'column', a.attname)
       from pg_catalog.pg_depend o join pg_catalog.pg_class r on r.oid = o.refobjid
       join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
       join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum = o.refobjsubid
       where o.classid = 'pg_class'::regclass and o.objid = c.oid and o.deptype = 'a') as owned_by
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_class c on c.oid = s.seqrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${ours('c', 'pg_class')}
      and not exists (select 1 from pg_catalog.pg_depend o where o.classid = 'pg_class'::regclass
                      and o.objid = c.oid and o.deptype = 'i')
    order by 1, 2`,

    types: `
    select ${space} as schema, t.typname as name, ${owner('t.typowner')} as owner, t.typtype as type, ${comment('t', 'pg_type')} as comment,
      (select json_agg(e.enumlabel order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid) as labels,
      case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as base, not t.typnotnull as nullable,
      t.typdefault as default,
      (select json_agg(json_build_object('name', co.conname, 'expression', pg_get_expr(co.conbin, 0),
         'validated', co.convalidated, 'comment', ${comment('co', 'pg_constraint')}) order by co.conname)
       from pg_catalog.pg_constraint co where co.contypid = t.oid and co.contype = 'c') as checks,
      (select format_type(r.rngsubtype, null) from pg_catalog.pg_range r where r.rngtypid = t.oid) as subtype,
      case when t.typtype = 'd' and t.typcollation <> (
        select b.typcollation from pg_catalog.pg_type b where b.oid = t.typbasetype) then (
        select co.collname from pg_catalog.pg_collation co where co.oid = t.typcollation) end as collation
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and exists (
        select 1 from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c' and ${ours('c', 'pg_class')})))
      and ${ours('t', 'pg_type')}
    order by 1, 2`,

    routines: `
    select n.nspname as schema, p.proname as name, ${owner('p.proowner')} as owner, p.prokind as kind,
      array_to_string(array(select format_type(a.t, null) from unnest(p.proargtypes) with ordinality a(t, n) order by a.n), ', ') as signature,
      pg_get_function_result(p.oid) as returns, l.lanname as language, p.provolatile as volatility,
      p.prosecdef as security_definer, ${comment('p', 'pg_proc')} as comment
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang
    where ${ours('p', 'pg_proc')}
      and not exists (select 1 from pg_catalog.pg_depend i where i.classid = 'pg_proc'::regclass
                      and i.objid = p.oid and i.deptype = 'i')
    order by 1, 2, 4`,

    triggers: `
    select ${space} as schema, c.relname as relation, t.tgname as name, t.tgtype::int as type,
      case when pn.nspname in ('public', 'pg_catalog') then p.proname else pn.nspname || '.' || p.proname end as routine,
      t.tgconstraint <> 0 as constraint, t.tgqual is not null as conditional,
      (select coalesce(json_agg(a.attname order by a.attname), '[]') from pg_catalog.pg_attribute a
       where a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)) as columns, ${comment('t', 'pg_trigger')} as comment
    from pg_catalog.pg_trigger t
    join pg_catalog.pg_class c on c.oid = t.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_proc p on p.oid = t.tgfoid
    join pg_catalog.pg_namespace pn on pn.oid = p.pronamespace
    where not t.tgisinternal and ${since(13, 't.tgparentid = 0', 'true')} and ${ours('c', 'pg_class')}
    order by 1, 2, 3`,

    policies: `
    select ${space} as schema, c.relname as relation, p.polname as name, p.polpermissive as permissive, p.polcmd as command,
      (select json_agg(case when r.oid = 0 then 'public' else pg_get_userbyid(r.oid) end order by r.n)
       from unnest(p.polroles) with ordinality r(oid, n)) as roles,
      pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
      ${comment('p', 'pg_policy')} as comment
    from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = p.polrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${ours('c', 'pg_class')}
    order by 1, 2, 3`,

    rules: `
    select ${space} as schema, c.relname as relation, r.rulename as name, ${comment('r', 'pg_rewrite')} as comment
    from pg_catalog.pg_rewrite r
    join pg_catalog.pg_class c on c.oid = r.ev_class
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where not (r.rulename = '_RETURN' and r.ev_type = '1') and ${ours('c', 'pg_class')}
    order by 1, 2, 3`,

    extensions: `
    select e.extname as name, n.nspname as schema, ${comment('e', 'pg_extension')} as comment
    from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    order by 1`,
  } as const
}

export type CatalogueQuery = keyof ReturnType<typeof catalogueQueries>
