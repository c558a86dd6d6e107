import { type EntityId, entityId, type QualifiedName, type Schema, type Table } from '../schema/index.ts'
import { diffChecks } from './checks.ts'
import { diffColumns } from './columns.ts'
import { setComment } from './constraint-list.ts'
import { diffExclusions } from './exclusions.ts'
import { addForeignKey, diffForeignKeys } from './foreign-keys.ts'
import { addIndex, diffIndexes } from './indexes.ts'
import { diffKeys } from './keys.ts'
import type { DiffContext } from './op-list.ts'
import { diffOwned } from './owned.ts'
import { diffParents } from './partitions.ts'
import { diffPolicies } from './policies.ts'
import { diffRules } from './rules.ts'
import { sameIndexKeys } from './same-parts.ts'
import { refOf, tableSpecOf } from './specs.ts'
import { diffReplicaIdentity, diffStorage } from './storage.ts'
import { diffTriggers } from './triggers.ts'

/** The ops for tables and all that belongs to them. */
export function diffTables(context: DiffContext): void {
  const { before, after, tables } = context
  const replaced = new Set<EntityId>()
  const goes = (table: Table) => {
    const next = after.tables.get(table.id)
    return !next || !sameNature(context, table, next)
  }
  for (const table of childrenFirst(before, tables.gone.filter(goes))) {
    if (after.tables.has(table.id)) replaced.add(table.id)
    context.add('drop tables', { op: 'table.drop', table: refOf(table) })
  }
  for (const table of [...childrenFirst(after, tables.come)].reverse()) {
    const old = before.tables.get(table.id)
    if (old && !replaced.has(table.id)) diffTable(context, old, table)
    else addTable(context, table)
  }
}

/** What cannot be changed in a table that is there. */
function sameNature(context: DiffContext, before: Table, after: Table): boolean {
  const by = before.partitionBy
  const to = after.partitionBy
  const samePartitioning =
    by === null || to === null
      ? by === to
      : by.strategy === to.strategy && sameIndexKeys(by.keys, to.keys, context.sql)
  return (
    before.kind === after.kind &&
    samePartitioning &&
    before.server === after.server &&
    (before.persistence === 'temporary') === (after.persistence === 'temporary')
  )
}

function addTable(context: DiffContext, table: Table): void {
  context.add('create tables', { op: 'table.add', table: tableSpecOf(table, context.dialect.quote) })
  diffOwned(context, 'table', null, table, 'create tables')
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
  for (const column of table.columns) {
    // What comes from a parent has no comment of its own until it is given one.
    if (!column.inherited || column.comment === null) continue
    const { name, comment } = column
    context.add('comments', { op: 'column.setComment', table: refOf(table), column: name, comment })
  }
  diffBelongings(context, null, table)
}

function diffTable(outer: DiffContext, before: Table, after: Table): void {
  const context = { ...outer, sql: outer.sql.within(before, after) }
  diffParents(context, before, after)
  diffStorage(context, before, after)
  diffColumns(context, before, after)
  diffKeys(context, before, after)
  diffChecks(context, before, after)
  diffExclusions(context, before, after)
  diffForeignKeys(context, before, after)
  diffIndexes(context, before, after)
  if (before.comment !== after.comment) {
    context.add('comments', { op: 'table.setComment', table: refOf(after), comment: after.comment })
  }
  diffBelongings(context, before, after)
}

/** What stands beside the table's own statement. */
function diffBelongings(context: DiffContext, before: Table | null, after: Table): void {
  diffPolicies(context, before, after)
  diffTriggers(context, before, after)
  diffRules(context, before, after)
  diffReplicaIdentity(context, before, after)
  if (before) diffOwned(context, 'table', before, after, null)
}

/** Every one of those tables of a schema after the tables that are its partitions or inherit from it. */
function childrenFirst(schema: Schema, wanted: readonly Table[]): readonly Table[] {
  if (wanted.length < 2) return wanted
  // Tables without parents are come to from no other.
  if (wanted.every((table) => parentsOf(table).length === 0)) return [...wanted].reverse()
  const isWanted = new Set(wanted)
  const done = new Set<EntityId>()
  const order: Table[] = []
  const children = new Map<EntityId, Table[]>()
  for (const table of schema.tables.values()) {
    for (const parent of parentsOf(table)) {
      const id = entityId('table', parent.schema, parent.name)
      children.set(id, [...(children.get(id) ?? []), table])
    }
  }
  const visit = (table: Table) => {
    if (done.has(table.id)) return
    done.add(table.id)
    for (const child of children.get(table.id) ?? []) visit(child)
    if (isWanted.has(table)) order.push(table)
  }
  // Reversed, so that reading the result from its end gives the order of declaration back.
  for (const table of [...schema.tables.values()].reverse()) visit(table)
  return order
}

function parentsOf(table: Table): readonly QualifiedName[] {
  return table.partitionOf ? [table.partitionOf.parent] : table.inherits
}
