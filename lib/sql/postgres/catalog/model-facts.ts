import type { Column, Index, IndexKey, Schema, SequenceOptions, Table, View } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { addFact, type Facts, sqlFact } from './facts.ts'

/** The model as facts in the words of the catalogue's queries. */
export function modelFacts(schema: Schema): Facts {
  const facts: Facts = new Map()
  for (const space of schema.schemas.values())
    addFact(facts, `schema ${space.name}`, 'comment', space.comment)
  for (const table of schema.tables.values()) tableFacts(facts, schema, table)
  for (const view of schema.views.values()) viewFacts(facts, view)
  for (const type of schema.enums.values()) {
    const entity = `type ${type.schema}.${type.name}`
    addFact(facts, entity, 'kind', 'e')
    addFact(facts, entity, 'labels', type.values)
    addFact(facts, entity, 'comment', type.comment)
  }
  for (const type of schema.domains.values()) {
    const entity = `type ${type.schema}.${type.name}`
    const base = type.type.display
    addFact(facts, entity, 'kind', 'd')
    addFact(facts, entity, 'base', base)
    addFact(facts, entity, 'nullable', type.nullable)
    addFact(facts, entity, 'collation', type.collation)
    addFact(facts, entity, 'default', sqlFact(type.default, { kind: 'domain default', type: base }))
    addFact(facts, entity, 'comment', type.comment)
    addFact(facts, entity, 'checks', type.checks.map((check) => check.name).sort())
    for (const check of type.checks) {
      addFact(
        facts,
        entity,
        `check ${check.name}`,
        sqlFact(check.expression, { kind: 'domain check', type: base }),
      )
      addFact(facts, entity, `check ${check.name} validated`, !check.notValid)
    }
  }
  for (const type of schema.composites.values()) {
    const entity = `type ${type.schema}.${type.name}`
    addFact(facts, entity, 'kind', 'c')
    addFact(
      facts,
      entity,
      'attributes',
      type.attributes.map((a) => `${a.name} ${a.type.display}`),
    )
    addFact(facts, entity, 'comment', type.comment)
  }
  for (const type of schema.ranges.values()) {
    const entity = `type ${type.schema}.${type.name}`
    addFact(facts, entity, 'kind', 'r')
    addFact(facts, entity, 'subtype', type.subtype.display)
    addFact(facts, entity, 'comment', type.comment)
  }
  for (const sequence of schema.sequences.values()) {
    const entity = `sequence ${sequence.schema}.${sequence.name}`
    sequenceFacts(facts, entity, '', sequence.type.display, sequence.options)
    addFact(facts, entity, 'owned by', ownerText(sequence.ownedBy))
    addFact(facts, entity, 'comment', sequence.comment)
  }
  for (const routine of schema.routines.values()) {
    const entity = `routine ${routine.schema}.${routine.name}(${routine.signature})`
    addFact(facts, entity, 'kind', routine.kind)
    addFact(facts, entity, 'comment', routine.comment)
    if (routine.kind === 'aggregate') continue
    if (routine.kind === 'function') addFact(facts, entity, 'returns', routine.returns)
    addFact(facts, entity, 'language', routine.language ?? 'sql')
    addFact(facts, entity, 'volatility', routine.volatility)
    addFact(facts, entity, 'security definer', routine.securityDefiner)
  }
  for (const extension of schema.extensions.values()) {
    addFact(facts, `extension ${extension.name}`, 'schema', extension.schema)
  }
  return facts
}

export function sequenceFacts(
  facts: Facts,
  entity: string,
  prefix: string,
  type: string,
  options: SequenceOptions,
): void {
  const filled = fillSequence(type, options)
  addFact(facts, entity, `${prefix}type`, type)
  for (const [name, value] of Object.entries(filled)) addFact(facts, entity, `${prefix}${name}`, value)
}

/** A sequence's options with the engine's defaults for its type. */
export function fillSequence(type: string, options: SequenceOptions) {
  const increment = options.increment ?? '1'
  const descending = increment.startsWith('-')
  const limits: Readonly<Record<string, readonly [string, string]>> = {
    smallint: ['-32768', '32767'],
    integer: ['-2147483648', '2147483647'],
    bigint: ['-9223372036854775808', '9223372036854775807'],
  }
  const [lowest, highest] = limits[type] ?? ['-9223372036854775808', '9223372036854775807']
  const min = options.min ?? (descending ? lowest : '1')
  const max = options.max ?? (descending ? '-1' : highest)
  return {
    start: options.start ?? (descending ? max : min),
    increment,
    min,
    max,
    cache: options.cache ?? '1',
    cycle: options.cycle ?? false,
  }
}

export function ownerText(
  owner: { readonly schema: string; readonly table: string; readonly column: string } | null,
): string | null {
  return owner && `${owner.schema}.${owner.table}.${owner.column}`
}

function tableFacts(facts: Facts, schema: Schema, table: Table): void {
  const at = `${table.schema}.${table.name}`
  const entity = `table ${at}`
  const frame = { schema: table.schema, table: table.name }
  addFact(facts, entity, 'kind', table.kind)
  addFact(facts, entity, 'persistence', table.persistence)
  addFact(facts, entity, 'comment', table.comment)
  addFact(facts, entity, 'row security', table.rowSecurity.enabled)
  addFact(facts, entity, 'row security forced', table.rowSecurity.forced)
  addFact(
    facts,
    entity,
    'columns',
    table.columns.map((column) => column.name),
  )
  addFact(facts, entity, 'server', table.server)
  addFact(
    facts,
    entity,
    'parents',
    (table.partitionOf ? [table.partitionOf.parent] : table.inherits).map((p) => `${p.schema}.${p.name}`),
  )
  const partition = table.partitionBy
  addFact(
    facts,
    entity,
    'partition key',
    sqlFact(partition && `${partition.strategy} (${partition.keys.map(partitionKeyText).join(', ')})`, {
      kind: 'partition key',
      ...frame,
    }),
  )
  const parent = table.partitionOf?.parent
  addFact(
    facts,
    entity,
    'bound',
    sqlFact(
      table.partitionOf ? table.partitionOf.bound : null,
      parent ? { kind: 'bound', ...frame, parentSchema: parent.schema, parent: parent.name } : null,
    ),
  )
  for (const column of table.columns) columnFacts(facts, schema, table, column)
  const keys = table.primaryKey ? [{ type: 'p', key: table.primaryKey }] : []
  for (const { type, key } of [...keys, ...table.uniques.map((unique) => ({ type: 'u', key: unique }))]) {
    const name = `constraint ${at}.${key.name}`
    addFact(facts, name, 'type', type)
    addFact(facts, name, 'columns', key.columns)
    addFact(facts, name, 'include', key.include)
    addFact(facts, name, 'nulls not distinct', key.nullsNotDistinct)
    addFact(facts, name, 'period', key.withoutOverlaps)
    addFact(facts, name, 'deferrable', key.deferrable)
    addFact(facts, name, 'deferred', key.initiallyDeferred)
    addFact(facts, name, 'comment', key.comment)
  }
  for (const key of table.foreignKeys) {
    const name = `constraint ${at}.${key.name}`
    addFact(facts, name, 'type', 'f')
    addFact(facts, name, 'columns', key.columns)
    addFact(facts, name, 'target', `${key.references.schema}.${key.references.table}`)
    addFact(facts, name, 'target columns', key.references.columns)
    addFact(facts, name, 'match', key.match)
    addFact(facts, name, 'on delete', key.onDelete)
    addFact(facts, name, 'on update', key.onUpdate)
    addFact(facts, name, 'on delete columns', key.onDeleteColumns)
    addFact(facts, name, 'deferrable', key.deferrable)
    addFact(facts, name, 'deferred', key.initiallyDeferred)
    addFact(facts, name, 'validated', !key.notValid)
    addFact(facts, name, 'enforced', key.enforced)
    addFact(facts, name, 'period', key.period)
    addFact(facts, name, 'comment', key.comment)
  }
  for (const check of table.checks) {
    const name = `constraint ${at}.${check.name}`
    addFact(facts, name, 'type', 'c')
    addFact(facts, name, 'expression', sqlFact(check.expression, { kind: 'condition', ...frame }))
    addFact(facts, name, 'no inherit', check.noInherit)
    addFact(facts, name, 'validated', !check.notValid)
    addFact(facts, name, 'enforced', check.enforced)
    addFact(facts, name, 'comment', check.comment)
  }
  for (const exclusion of table.exclusions) {
    const name = `constraint ${at}.${exclusion.name}`
    const elements = exclusion.elements.map((e) => `${indexKeyText(e)} WITH ${e.operator}`)
    const include =
      exclusion.include.length > 0 ? ` INCLUDE (${exclusion.include.map(quoteIdentifier).join(', ')})` : ''
    const where = exclusion.where === null ? '' : ` WHERE (${bare(exclusion.where)})`
    const deferrable = exclusion.deferrable ? ' DEFERRABLE' : ''
    const deferred = exclusion.initiallyDeferred ? ' INITIALLY DEFERRED' : ''
    addFact(facts, name, 'type', 'x')
    addFact(
      facts,
      name,
      'definition',
      sqlFact(
        `EXCLUDE USING ${exclusion.method} (${elements.join(', ')})${include}${where}${deferrable}${deferred}`,
        { kind: 'constraint', ...frame },
      ),
    )
    addFact(facts, name, 'comment', exclusion.comment)
  }
  for (const index of table.indexes) indexFacts(facts, table, index)
  for (const trigger of table.triggers) triggerFacts(facts, at, trigger)
  for (const rule of table.rules) addFact(facts, `rule ${at}.${rule.name}`, 'comment', rule.comment)
  for (const policy of table.policies) {
    const name = `policy ${at}.${policy.name}`
    addFact(facts, name, 'permissive', policy.permissive)
    addFact(facts, name, 'command', policy.command)
    addFact(facts, name, 'roles', [...policy.roles].sort())
    addFact(facts, name, 'using', sqlFact(policy.using, { kind: 'condition', ...frame }))
    addFact(facts, name, 'check', sqlFact(policy.check, { kind: 'condition', ...frame }))
    addFact(facts, name, 'comment', policy.comment)
  }
}

function columnFacts(facts: Facts, schema: Schema, table: Table, column: Column): void {
  const name = `column ${table.schema}.${table.name}.${column.name}`
  const frame = { schema: table.schema, table: table.name, column: column.name }
  addFact(facts, name, 'type', column.type.display)
  addFact(facts, name, 'nullable', column.nullable)
  addFact(facts, name, 'default', sqlFact(column.default, { kind: 'default', ...frame }))
  addFact(facts, name, 'identity', column.identity?.mode ?? null)
  addFact(
    facts,
    name,
    'generated',
    sqlFact(column.generated?.expression ?? null, { kind: 'generated', ...frame }),
  )
  addFact(facts, name, 'generated storage', column.generated?.storage ?? null)
  const collation = column.collation
  const base = schema.domains.get(`domain:${column.type.schema}.${column.type.name}` as Column['id'])
  addFact(
    facts,
    name,
    'collation',
    collation === 'default' || collation === base?.collation ? null : collation,
  )
  addFact(facts, name, 'comment', column.comment)
  addFact(facts, name, 'inherited', column.inherited)
  addFact(facts, name, 'compression', column.compression === 'default' ? null : column.compression)
  // A partition takes its numbers from the sequence of the whole.
  if (column.identity && !table.partitionOf) {
    sequenceFacts(facts, name, 'identity ', column.type.display, column.identity.options)
  }
}

function viewFacts(facts: Facts, view: View): void {
  const at = `${view.schema}.${view.name}`
  const entity = `view ${at}`
  addFact(facts, entity, 'kind', view.kind)
  addFact(facts, entity, 'comment', view.comment)
  if (view.columns.length > 0) addFact(facts, entity, 'columns', view.columns)
  for (const index of view.indexes) indexFacts(facts, view, index)
  for (const trigger of view.triggers) triggerFacts(facts, at, trigger)
  for (const rule of view.rules) addFact(facts, `rule ${at}.${rule.name}`, 'comment', rule.comment)
}

function triggerFacts(facts: Facts, at: string, trigger: Table['triggers'][number]): void {
  const name = `trigger ${at}.${trigger.name}`
  addFact(facts, name, 'timing', trigger.timing)
  addFact(facts, name, 'events', [...trigger.events].sort())
  addFact(facts, name, 'routine', trigger.routine)
  addFact(facts, name, 'constraint', trigger.constraint)
  addFact(facts, name, 'comment', trigger.comment)
}

function indexFacts(
  facts: Facts,
  owner: { readonly schema: string; readonly name: string },
  index: Index,
): void {
  const name = `index ${owner.schema}.${owner.name}.${index.name}`
  addFact(facts, name, 'unique', index.unique)
  addFact(facts, name, 'method', index.method)
  addFact(
    facts,
    name,
    'definition',
    sqlFact(indexText(index), { kind: 'index', schema: owner.schema, table: owner.name }),
  )
  addFact(facts, name, 'comment', index.comment)
}

/** What follows the table's name in `pg_get_indexdef`. */
export function indexText(index: Index): string {
  const parts = [`USING ${quoteIdentifier(index.method)} (${index.keys.map(indexKeyText).join(', ')})`]
  if (index.include.length > 0) parts.push(`INCLUDE (${index.include.map(quoteIdentifier).join(', ')})`)
  if (index.nullsNotDistinct) parts.push('NULLS NOT DISTINCT')
  const options = Object.entries(index.with).map(([option, value]) => `${option}='${value}'`)
  if (options.length > 0) parts.push(`WITH (${options.join(', ')})`)
  if (index.where !== null) parts.push(`WHERE (${bare(index.where)})`)
  return parts.join(' ')
}

function indexKeyText(key: IndexKey): string {
  const parts = [keyText(key)]
  if (key.collation !== null) parts.push(`COLLATE ${dotted(key.collation)}`)
  if (key.opclass !== null) parts.push(opclassText(key.opclass))
  if (key.order === 'desc') parts.push('DESC')
  if (key.nulls !== (key.order === 'desc' ? 'first' : 'last')) parts.push(`NULLS ${key.nulls.toUpperCase()}`)
  return parts.join(' ')
}

function partitionKeyText(key: IndexKey): string {
  const parts = [keyText(key)]
  if (key.collation !== null) parts.push(`COLLATE ${dotted(key.collation)}`)
  if (key.opclass !== null) parts.push(opclassText(key.opclass))
  return parts.join(' ')
}

function keyText(key: IndexKey): string {
  if (key.column !== null) return quoteIdentifier(key.column)
  return `(${bare(key.expression ?? '')})`
}

function opclassText(opclass: string): string {
  const space = opclass.indexOf(' ')
  if (space < 0) return dotted(opclass)
  return `${dotted(opclass.slice(0, space))}${opclass.slice(space)}`
}

function dotted(name: string): string {
  return name.split('.').map(quoteIdentifier).join('.')
}

/** SQL that a comment to the end of the line cannot run out of. */
function bare(sql: string): string {
  return sql.includes('--') ? `${sql}\n` : sql
}
