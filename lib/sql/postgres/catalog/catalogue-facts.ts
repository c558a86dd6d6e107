import type { QueryPort, Row } from '../../catalogue.ts'
import { addFact, type Facts, sqlFact } from './facts.ts'
import { ownerText } from './model-facts.ts'
import { type CatalogueQuery, catalogueQueries } from './queries.ts'

type Rows = Readonly<Record<CatalogueQuery, readonly Row[]>>

/** Asks all questions; the search path must be `public` alone, so that only its types print bare. */
export async function readCatalogue(port: QueryPort): Promise<Rows> {
  const rows: Partial<Record<CatalogueQuery, readonly Row[]>> = {}
  const [server] = await port.query("select current_setting('server_version_num')::int as version")
  const queries = catalogueQueries(Number(server?.version))
  for (const name of Object.keys(queries) as CatalogueQuery[]) rows[name] = await port.query(queries[name])
  return rows as Rows
}

/** The catalogue as facts in the same words as the model's. */
export function catalogueFacts(rows: Rows): Facts {
  const facts: Facts = new Map()
  for (const row of rows.schemas) {
    addFact(facts, `schema ${row.name}`, 'comment', row.comment)
    addFact(facts, `schema ${row.name}`, 'owner', row.owner)
  }
  for (const row of rows.relations) relationFacts(facts, row)
  columnFacts(facts, rows.columns)
  for (const row of rows.constraints) constraintFacts(facts, row)
  for (const row of rows.indexes) {
    const name = `index ${row.schema}.${row.relation}.${row.name}`
    addFact(facts, name, 'unique', row.unique)
    addFact(facts, name, 'method', row.method)
    addFact(facts, name, 'definition', sqlFact(fromUsing(String(row.definition))))
    addFact(facts, name, 'comment', row.comment)
  }
  for (const row of rows.sequences) {
    const name = `sequence ${row.schema}.${row.name}`
    for (const path of ['type', 'start', 'increment', 'min', 'max', 'cache', 'cycle', 'comment', 'owner']) {
      addFact(facts, name, path, row[path])
    }
    addFact(facts, name, 'owned by', ownerText(row.owned_by as Parameters<typeof ownerText>[0]))
  }
  for (const row of rows.types) typeFacts(facts, row)
  for (const row of rows.routines) {
    const name = `routine ${row.schema}.${row.name}(${row.signature})`
    const kind = { f: 'function', p: 'procedure', a: 'aggregate', w: 'function' }[String(row.kind)]
    addFact(facts, name, 'kind', kind)
    addFact(facts, name, 'comment', row.comment)
    addFact(facts, name, 'owner', row.owner)
    if (kind === 'aggregate') continue
    if (kind === 'function') addFact(facts, name, 'returns', row.returns)
    addFact(facts, name, 'language', row.language)
    addFact(facts, name, 'volatility', { i: 'immutable', s: 'stable', v: 'volatile' }[String(row.volatility)])
    addFact(facts, name, 'security definer', row.security_definer)
  }
  for (const row of rows.triggers) triggerFacts(facts, row)
  for (const row of rows.rules)
    addFact(facts, `rule ${row.schema}.${row.relation}.${row.name}`, 'comment', row.comment)
  for (const row of rows.policies) {
    const name = `policy ${row.schema}.${row.relation}.${row.name}`
    const command = { '*': 'all', r: 'select', a: 'insert', w: 'update', d: 'delete' }[String(row.command)]
    addFact(facts, name, 'permissive', row.permissive)
    addFact(facts, name, 'command', command)
    addFact(facts, name, 'roles', [...((row.roles as string[] | null) ?? [])].sort())
    addFact(facts, name, 'using', sqlFact(row.using as string | null))
    addFact(facts, name, 'check', sqlFact(row.check as string | null))
    addFact(facts, name, 'comment', row.comment)
  }
  for (const row of rows.extensions) addFact(facts, `extension ${row.name}`, 'schema', row.schema)
  return facts
}

/** What stands behind the table's name in an index definition. */
export function fromUsing(definition: string): string {
  // Names with ` USING ` inside are quoted; the first one outside quotes counts.
  let quoted = false
  for (let i = 0; i < definition.length; i++) {
    if (definition[i] === '"') quoted = !quoted
    else if (!quoted && definition.startsWith(' USING ', i)) return definition.slice(i + 1)
  }
  return definition
}

const relationKinds: Readonly<Record<string, string>> = {
  r: 'table',
  p: 'partitioned',
  f: 'foreign',
  v: 'view',
  m: 'materialized',
}
const persistences: Readonly<Record<string, string>> = { p: 'permanent', u: 'unlogged', t: 'temporary' }

function relationFacts(facts: Facts, row: Row): void {
  const view = row.kind === 'v' || row.kind === 'm'
  const entity = `${view ? 'view' : 'table'} ${row.schema}.${row.name}`
  addFact(facts, entity, 'kind', relationKinds[String(row.kind)])
  addFact(facts, entity, 'comment', row.comment)
  addFact(facts, entity, 'columns', [])
  addFact(facts, entity, 'owner', row.owner)
  addFact(facts, entity, 'options', [...((row.options as string[] | null) ?? [])].sort())
  if (view) {
    addFact(facts, entity, 'query', sqlFact(row.query as string | null))
    return
  }
  addFact(facts, entity, 'replica identity', row.replica_identity)
  const parents = (row.parents as { schema: string; name: string }[] | null) ?? []
  addFact(facts, entity, 'persistence', persistences[String(row.persistence)])
  addFact(facts, entity, 'row security', row.row_security)
  addFact(facts, entity, 'row security forced', row.force_row_security)
  addFact(facts, entity, 'server', row.server)
  addFact(
    facts,
    entity,
    'parents',
    parents.map((p) => `${p.schema}.${p.name}`),
  )
  addFact(facts, entity, 'partition key', sqlFact(row.partition_key as string | null))
  addFact(facts, entity, 'bound', sqlFact(row.bound as string | null))
}

function columnFacts(facts: Facts, rows: readonly Row[]): void {
  const names = new Map<string, string[]>()
  for (const row of rows) {
    const at = `${row.schema}.${row.relation}`
    const kind = row.kind === 'c' ? 'type' : row.kind === 'v' || row.kind === 'm' ? 'view' : 'table'
    const list = names.get(`${kind} ${at}`) ?? []
    list.push(kind === 'type' ? `${row.name} ${row.type}` : String(row.name))
    names.set(`${kind} ${at}`, list)
    if (kind !== 'table') continue
    const name = `column ${at}.${row.name}`
    const generated = { s: 'stored', v: 'virtual' }[String(row.generated)] ?? null
    const expression = row.expression as string | null
    addFact(facts, name, 'type', row.type)
    addFact(facts, name, 'nullable', row.nullable)
    addFact(facts, name, 'default', generated ? null : sqlFact(expression))
    addFact(facts, name, 'identity', { a: 'always', d: 'by default' }[String(row.identity)] ?? null)
    addFact(facts, name, 'generated', generated ? sqlFact(expression) : null)
    addFact(facts, name, 'generated storage', generated)
    addFact(facts, name, 'collation', row.collation)
    addFact(facts, name, 'comment', row.comment)
    addFact(facts, name, 'inherited', row.inherited)
    addFact(facts, name, 'compression', { p: 'pglz', l: 'lz4' }[String(row.compression)] ?? null)
    addFact(facts, name, 'storage', storages[String(row.any_storage)])
    const sequence = row.sequence as Row | null
    if (!sequence) continue
    for (const path of ['type', 'start', 'increment', 'min', 'max', 'cache', 'cycle']) {
      addFact(facts, name, `identity ${path}`, sequence[path])
    }
  }
  for (const [entity, columns] of names) {
    addFact(facts, entity, entity.startsWith('type ') ? 'attributes' : 'columns', columns)
  }
}

const storages: Readonly<Record<string, string>> = { p: 'plain', e: 'external', x: 'extended', m: 'main' }
const actions: Readonly<Record<string, string>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
}

function constraintFacts(facts: Facts, row: Row): void {
  const name = `constraint ${row.schema}.${row.relation}.${row.name}`
  const index = row.index as {
    columns: string[]
    include: string[]
    nulls_not_distinct: boolean
    definition: string
  } | null
  addFact(facts, name, 'type', row.type)
  addFact(facts, name, 'comment', row.comment)
  switch (row.type) {
    case 'p':
    case 'u':
      addFact(
        facts,
        name,
        'columns',
        index ? row.columns && (row.columns as string[]).slice(0, index.columns.length) : row.columns,
      )
      addFact(facts, name, 'include', index ? index.include.map(unquote) : [])
      addFact(facts, name, 'nulls not distinct', index?.nulls_not_distinct ?? false)
      addFact(facts, name, 'period', row.period)
      addFact(facts, name, 'deferrable', row.deferrable)
      addFact(facts, name, 'deferred', row.deferred)
      return
    case 'x':
      addFact(facts, name, 'definition', sqlFact(index?.definition ?? null))
      return
    case 'c':
      addFact(facts, name, 'expression', sqlFact(row.expression as string | null))
      addFact(facts, name, 'no inherit', row.no_inherit)
      addFact(facts, name, 'validated', row.validated)
      addFact(facts, name, 'enforced', row.enforced)
      return
    default:
      addFact(facts, name, 'columns', row.columns)
      addFact(facts, name, 'target', `${row.target_schema}.${row.target}`)
      addFact(facts, name, 'target columns', row.target_columns)
      addFact(facts, name, 'match', { s: 'simple', f: 'full', p: 'partial' }[String(row.match)])
      addFact(facts, name, 'on delete', actions[String(row.on_delete)])
      addFact(facts, name, 'on update', actions[String(row.on_update)])
      addFact(facts, name, 'on delete columns', row.on_delete_columns)
      addFact(facts, name, 'deferrable', row.deferrable)
      addFact(facts, name, 'deferred', row.deferred)
      addFact(facts, name, 'validated', row.validated)
      addFact(facts, name, 'enforced', row.enforced)
      addFact(facts, name, 'period', row.period)
  }
}

function typeFacts(facts: Facts, row: Row): void {
  const name = `type ${row.schema}.${row.name}`
  addFact(facts, name, 'kind', row.type)
  addFact(facts, name, 'comment', row.comment)
  addFact(facts, name, 'owner', row.owner)
  if (row.type === 'e') addFact(facts, name, 'labels', row.labels ?? [])
  if (row.type === 'r') addFact(facts, name, 'subtype', row.subtype)
  if (row.type === 'c' && !facts.get(name)?.has('attributes')) addFact(facts, name, 'attributes', [])
  if (row.type !== 'd') return
  const checks =
    (row.checks as { name: string; expression: string; validated: boolean; comment: string }[] | null) ?? []
  addFact(facts, name, 'base', row.base)
  addFact(facts, name, 'nullable', row.nullable)
  addFact(facts, name, 'collation', row.collation)
  addFact(facts, name, 'default', sqlFact(row.default as string | null))
  addFact(facts, name, 'checks', checks.map((check) => check.name).sort())
  for (const check of checks) {
    addFact(facts, name, `check ${check.name}`, sqlFact(check.expression))
    addFact(facts, name, `check ${check.name} validated`, check.validated)
    addFact(facts, name, `check ${check.name} comment`, check.comment)
  }
}

/** Bits of `pg_trigger.tgtype`; source: `src/include/catalog/pg_trigger.h`. */
const triggerBits = {
  row: 1,
  before: 2,
  insert: 4,
  delete: 8,
  update: 16,
  truncate: 32,
  instead: 64,
} as const

function triggerFacts(facts: Facts, row: Row): void {
  const name = `trigger ${row.schema}.${row.relation}.${row.name}`
  const type = Number(row.type)
  const timing = type & triggerBits.instead ? 'instead of' : type & triggerBits.before ? 'before' : 'after'
  const events = (['delete', 'insert', 'truncate', 'update'] as const).filter(
    (event) => type & triggerBits[event],
  )
  addFact(facts, name, 'timing', timing)
  addFact(facts, name, 'events', events)
  addFact(facts, name, 'routine', row.routine)
  addFact(facts, name, 'constraint', row.constraint)
  addFact(facts, name, 'level', type & triggerBits.row ? 'row' : 'statement')
  addFact(facts, name, 'conditional', row.conditional)
  addFact(facts, name, 'columns', row.columns)
  addFact(facts, name, 'comment', row.comment)
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
}
