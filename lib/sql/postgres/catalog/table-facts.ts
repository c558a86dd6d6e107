import type { Column, Schema, Table } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { addFact, type Facts, sqlFact } from './facts.ts'
import { bare, indexKeyText, partitionKeyText } from './index-text.ts'
import { indexFacts, optionFacts, ownerFact, sequenceFacts, triggerFacts } from './part-facts.ts'

/** Facts of a table and all that belongs to it. */
export function tableFacts(facts: Facts, schema: Schema, table: Table): void {
  const at = `${table.schema}.${table.name}`
  const entity = `table ${at}`
  const frame = { schema: table.schema, table: table.name }
  addFact(facts, entity, 'kind', table.kind)
  addFact(facts, entity, 'persistence', table.persistence)
  addFact(facts, entity, 'comment', table.comment)
  ownerFact(facts, entity, table.owner)
  if (table.kind !== 'foreign') {
    optionFacts(facts, entity, table.options)
    addFact(facts, entity, 'replica identity', replicaIdentity(table.replicaIdentity))
  }
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

/** The letter that the catalogue keeps for what REPLICA IDENTITY was given. */
function replicaIdentity(written: string | null): string {
  const word = written?.split(/\s/, 1)[0]?.toLowerCase() ?? 'default'
  return word === 'using' ? 'i' : word.charAt(0)
}

function columnFacts(facts: Facts, schema: Schema, table: Table, column: Column): void {
  const name = `column ${table.schema}.${table.name}.${column.name}`
  const frame = { schema: table.schema, table: table.name, column: column.name }
  // What a query did not tell is not said to be anything.
  const told = column.type.display !== 'unknown'
  if (told) addFact(facts, name, 'type', column.type.display)
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
  const other = collation === 'default' || collation === base?.collation ? null : collation
  if (told) addFact(facts, name, 'collation', other)
  addFact(facts, name, 'comment', column.comment)
  addFact(facts, name, 'inherited', column.inherited)
  const { storage } = column
  if (storage !== null && storage !== 'default') addFact(facts, name, 'storage', storage)
  addFact(facts, name, 'compression', column.compression === 'default' ? null : column.compression)
  // A partition takes its numbers from the sequence of the whole.
  if (column.identity && !table.partitionOf) {
    const { sequenceType, options } = column.identity
    sequenceFacts(facts, name, 'identity ', sequenceType ?? column.type.display, options)
  }
}
