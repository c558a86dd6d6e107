import { type EntityId, entityId, type Schema, type Table } from '../schema/index.ts'
import { diffColumns } from './columns.ts'
import { addForeignKey, diffConstraints, setComment } from './constraints.ts'
import { addIndex, diffIndexes } from './indexes.ts'
import type { DiffContext } from './op-list.ts'
import { diffReaders } from './readers.ts'
import { sameIndexKeys, sameSet } from './same-parts.ts'
import { policySpecOf, refOf, tableSpecOf } from './specs.ts'

/** The ops for tables and all that belongs to them. */
export function diffTables(context: DiffContext): void {
  const { before, after } = context
  const replaced = new Set<EntityId>()
  for (const table of childrenFirst(before)) {
    const next = after.tables.get(table.id)
    if (next && sameNature(context, table, next)) continue
    if (next) replaced.add(table.id)
    context.add('drop tables', { op: 'table.drop', table: refOf(table) })
  }
  for (const table of childrenFirst(after).reverse()) {
    const old = before.tables.get(table.id)
    if (old && !replaced.has(table.id)) diffTable(context, old, table)
    else addTable(context, table)
  }
}

/** What cannot be changed in a table that is there; attaching and detaching is no reason to replace one. */
export function sameNature(context: DiffContext, before: Table, after: Table): boolean {
  const by = before.partitionBy
  const to = after.partitionBy
  const samePartitioning =
    by === null || to === null
      ? by === to
      : by.strategy === to.strategy && sameIndexKeys(by.keys, to.keys, context.sql)
  return (
    before.kind === after.kind &&
    samePartitioning &&
    (before.persistence === 'temporary') === (after.persistence === 'temporary') &&
    sameSet(before.inherits.map(refOf), after.inherits.map(refOf))
  )
}

function addTable(context: DiffContext, table: Table): void {
  context.add('create tables', { op: 'table.add', table: tableSpecOf(table, context.dialect.quote) })
  if (table.rowSecurity.enabled || table.rowSecurity.forced) {
    context.add('create readers', { op: 'table.setRowSecurity', table: refOf(table), ...table.rowSecurity })
  }
  for (const key of table.foreignKeys) addForeignKey(context, table, key)
  const constraints = [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.checks,
    ...table.exclusions,
    ...table.foreignKeys,
  ]
  for (const constraint of constraints) setComment(context, table, constraint)
  for (const index of table.indexes) addIndex(context, table, index)
  for (const policy of table.policies) {
    context.add('create readers', { op: 'policy.add', table: refOf(table), policy: policySpecOf(policy) })
  }
  diffReaders(context, null, table)
}

function diffTable(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  if (before.persistence !== after.persistence && after.persistence !== 'temporary') {
    context.add('create tables', { op: 'table.setPersistence', table, persistence: after.persistence })
  }
  diffColumns(context, before, after)
  diffConstraints(context, before, after)
  diffIndexes(context, before, after)
  if (
    before.rowSecurity.enabled !== after.rowSecurity.enabled ||
    before.rowSecurity.forced !== after.rowSecurity.forced
  ) {
    context.add('create readers', { op: 'table.setRowSecurity', table, ...after.rowSecurity })
  }
  if (before.comment !== after.comment) {
    context.add('comments', { op: 'table.setComment', table, comment: after.comment })
  }
  diffReaders(context, before, after)
}

/** Every table after the tables that are its partitions or inherit from it. */
function childrenFirst(schema: Schema): Table[] {
  const done = new Set<EntityId>()
  const order: Table[] = []
  const children = new Map<EntityId, Table[]>()
  for (const table of schema.tables.values()) {
    const parents = table.partitionOf ? [table.partitionOf.parent] : table.inherits
    for (const parent of parents) {
      const id = entityId('table', parent.schema, parent.name)
      children.set(id, [...(children.get(id) ?? []), table])
    }
  }
  const visit = (table: Table) => {
    if (done.has(table.id)) return
    done.add(table.id)
    for (const child of children.get(table.id) ?? []) visit(child)
    order.push(table)
  }
  // Reversed, so that reading the result from its end gives the order of declaration back.
  for (const table of [...schema.tables.values()].reverse()) visit(table)
  return order
}
