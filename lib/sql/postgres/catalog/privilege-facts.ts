import type { Grant, Schema, TopLevelEntity } from '../../../schema/index.ts'
import type { QueryPort } from '../../catalogue.ts'
import {
  allPrivileges,
  expandPrivileges,
  publicPrivileges,
  type Securable,
  securableOf,
} from '../privileges.ts'
import { addFact, type Facts } from './facts.ts'

/** Who may do what, of the catalogue and of the model, each added to the facts of the same side. */
export async function addPrivilegeFacts(
  schema: Schema,
  sides: { readonly model: Facts; readonly catalogue: Facts },
  port: QueryPort,
): Promise<void> {
  const [session] = await port.query(
    "select session_user::text as name, current_setting('server_version_num')::int as version",
  )
  const runner = String(session?.name)
  for (const row of await port.query(objectPrivileges)) {
    if (!sides.catalogue.has(String(row.entity))) continue
    addFact(sides.catalogue, String(row.entity), 'privileges', sorted(row.privileges))
  }
  const columns = new Map(
    (await port.query(columnPrivileges)).map((row) => [String(row.entity), sorted(row.privileges)]),
  )
  for (const entity of sides.catalogue.keys()) {
    if (entity.startsWith('column '))
      addFact(sides.catalogue, entity, 'privileges', columns.get(entity) ?? [])
  }
  for (const row of await port.query(defaultPrivileges)) {
    addFact(sides.catalogue, String(row.entity), 'privileges', sorted(row.privileges))
  }
  for (const record of recordsOf(schema)) addRecord(sides.model, schema, record, runner)
  for (const each of schema.defaultPrivileges ?? []) {
    const role = each.role ?? runner
    const entity = `default privileges of ${role} in ${each.schema ?? 'any'} on ${each.objects}`
    const kind = securables[each.objects]
    const there = each.schema === null ? given(kind, role) : []
    const atoms = held(there, each.grants, kind, role, runner)
    // The engine keeps no entry that says what holds without it.
    if (each.schema === null && atoms.join() === [...there].sort().join()) continue
    addFact(sides.model, entity, 'privileges', atoms)
  }
  if (Number(session?.version) < 170_000) withoutMaintain(sides.model)
}

/** Servers before version 17 have no such privilege to give, not even to an owner. */
function withoutMaintain(facts: Facts): void {
  for (const [entity, paths] of facts) {
    const held = paths.get('privileges')
    if (!Array.isArray(held)) continue
    const known = held.filter((atom: string) => !atom.endsWith(' maintain') && !atom.endsWith(' maintain*'))
    addFact(facts, entity, 'privileges', known)
  }
}

const securables = {
  tables: 'table',
  sequences: 'sequence',
  functions: 'function',
  types: 'type',
  schemas: 'schema',
  'large objects': 'large object',
} as const

function* recordsOf(schema: Schema): Generator<TopLevelEntity> {
  yield* schema.schemas.values()
  yield* schema.tables.values()
  yield* schema.views.values()
  yield* schema.enums.values()
  yield* schema.domains.values()
  yield* schema.composites.values()
  yield* schema.ranges.values()
  yield* schema.sequences.values()
  yield* schema.routines.values()
}

function addRecord(facts: Facts, schema: Schema, record: TopLevelEntity, runner: string): void {
  const named = ownerOf(schema, record)
  const owner = named === null || sessionWords.has(named) ? runner : named
  const kind = securableOf(record)
  const whole = record.grants.filter((grant) => grant.columns.length === 0)
  addFact(facts, entityOf(record), 'privileges', held(given(kind, owner), whole, kind, owner, runner))
  if (record.entity !== 'table') return
  for (const { name, roles } of record.policies) {
    const names = roles.map((role) => (sessionWords.has(role) ? runner : role))
    addFact(facts, `policy ${record.schema}.${record.name}.${name}`, 'roles', names.sort())
  }
  for (const { name } of record.columns) {
    const own = record.grants.filter((grant) => grant.columns.includes(name))
    const entity = `column ${record.schema}.${record.name}.${name}`
    addFact(facts, entity, 'privileges', held([], own, 'column', owner, runner))
  }
}

/** The sequence of a column belongs to whoever the table belongs to. */
function ownerOf(schema: Schema, record: TopLevelEntity): string | null {
  if (record.entity !== 'sequence' || !record.ownedBy) return record.owner
  const by = record.ownedBy
  for (const table of schema.tables.values()) {
    if (table.schema === by.schema && table.name === by.table) return table.owner
  }
  return record.owner
}

function entityOf(record: TopLevelEntity): string {
  const name = `${record.schema}.${record.name}`
  switch (record.entity) {
    case 'schema':
      return `schema ${record.name}`
    case 'routine':
      return `routine ${name}(${record.signature})`
    case 'table':
    case 'view':
    case 'sequence':
      return `${record.entity} ${name}`
    default:
      return `type ${name}`
  }
}

/** What there is from the beginning, as `grantee privilege`. */
function given(kind: Securable, owner: string): readonly string[] {
  return [
    ...allPrivileges[kind].map((privilege) => `${owner} ${privilege}`),
    ...(publicPrivileges[kind] ?? []).map((privilege) => `public ${privilege}`),
  ]
}

/** What is there in the end; `*` marks what may be passed on, which an owner may anyway. */
function held(
  from: readonly string[],
  grants: readonly Grant[],
  kind: Securable,
  owner: string,
  runner: string,
): readonly string[] {
  const atoms = new Set(from)
  for (const grant of grants) {
    for (const grantee of grant.grantees.map((name) => (sessionWords.has(name) ? runner : name))) {
      for (const privilege of expandPrivileges(grant.privileges, kind)) {
        const atom = `${grantee} ${privilege}`
        if (grant.revoked) atoms.delete(atom)
        else if (grant.withGrantOption && grantee !== owner) {
          atoms.delete(atom)
          atoms.add(`${atom}*`)
        } else if (!atoms.has(`${atom}*`)) atoms.add(atom)
      }
    }
  }
  return [...atoms].sort()
}

const sessionWords = new Set(['current_user', 'current_role', 'session_user'])

function sorted(privileges: unknown): readonly string[] {
  return [...((privileges as string[] | null) ?? [])].sort()
}

const space = `case when n.nspname like 'pg\\_temp\\_%' then 'pg_temp' else n.nspname end`

/** An access list as `grantee privilege`, without those who granted. */
const atoms = (list: string, owner: string) => `
  (select json_agg(distinct case when e.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(e.grantee) end
     || ' ' || lower(e.privilege_type) || case when e.is_grantable and e.grantee <> ${owner} then '*' else '' end)
   from pg_catalog.aclexplode(${list}) e)`

const either = (list: string, kind: string, owner: string) =>
  atoms(`coalesce(${list}, pg_catalog.acldefault('${kind}', ${owner}))`, owner)

const objectPrivileges = `
  select 'schema ' || n.nspname as entity, ${either('n.nspacl', 'n', 'n.nspowner')} as privileges
  from pg_catalog.pg_namespace n
  union all
  select case when c.relkind in ('v', 'm') then 'view ' else 'table ' end || ${space} || '.' || c.relname,
    ${either('c.relacl', 'r', 'c.relowner')}
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
  union all
  select 'sequence ' || ${space} || '.' || c.relname, ${either('c.relacl', 's', 'c.relowner')}
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S'
  union all
  select 'type ' || ${space} || '.' || t.typname, ${either('t.typacl', 'T', 't.typowner')}
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  where n.nspname not in ('pg_catalog', 'information_schema')
  union all
  select 'routine ' || n.nspname || '.' || p.proname || '('
    || array_to_string(array(select format_type(a.t, null) from unnest(p.proargtypes) with ordinality a(t, n) order by a.n), ', ')
    || ')', ${either('p.proacl', 'f', 'p.proowner')}
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where n.nspname not in ('pg_catalog', 'information_schema')`

const columnPrivileges = `
  select 'column ' || ${space} || '.' || c.relname || '.' || a.attname as entity, ${atoms('a.attacl', 'c.relowner')} as privileges
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where a.attacl is not null and not a.attisdropped and c.relkind in ('r', 'p', 'f')`

const defaultPrivileges = `
  select 'default privileges of ' || pg_catalog.pg_get_userbyid(d.defaclrole) || ' in ' || coalesce(n.nspname, 'any')
    || ' on ' || case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
       when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as entity,
    ${atoms('d.defaclacl', 'd.defaclrole')} as privileges
  from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace`
