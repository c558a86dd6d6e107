import { entityId, type Index, type Schema, type Table, type View } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { sameIndex } from './same-parts.ts'
import { indexSpecOf, refOf } from './specs.ts'

/** The ops that make the indexes of one table or materialized view another's. */
export function diffIndexes(context: DiffContext, before: Table | View, after: Table | View): void {
  const table = refOf(after)
  const byName = new Map(after.indexes.map((index) => [index.name, index]))
  const oldNames = new Set(before.indexes.map((index) => index.name))
  const fresh = after.indexes.filter((index) => !oldNames.has(index.name))
  const same = (a: Index, b: Index) =>
    sameIndex(a, b, context.sql) &&
    isAlone(context, context.before, before, a) === isAlone(context, context.after, after, b)
  for (const old of before.indexes) {
    const next = byName.get(old.name)
    if (next) {
      if (!same(old, next) && isShared(before)) {
        // A partition has its share as long as its parent has the index, and gets one when that is made.
        context.add('drop constraints', { op: 'index.drop', table, name: old.name })
        addIndex(context, after, next)
        continue
      }
      if (!same(old, next)) {
        context.add('create indexes', { op: 'index.alter', table, name: old.name, index: indexSpecOf(next) })
      }
      setComment(context, table, next, old.comment)
      continue
    }
    const at = fresh.findIndex((index) => same(old, index))
    const renamed = fresh[at]
    if (!renamed) {
      if (isOfParent(context, after, old)) continue
      context.add('drop constraints', { op: 'index.drop', table, name: old.name })
      continue
    }
    fresh.splice(at, 1)
    context.add('drop constraints', { op: 'index.rename', table, name: old.name, to: renamed.name })
    setComment(context, table, renamed, old.comment)
  }
  for (const index of fresh) addIndex(context, after, index)
}

/** Whether the index is on the parent alone: dumps make it so first and then attach those of the partitions. */
function isAlone(context: DiffContext, schema: Schema, owner: Table | View, index: Index): boolean {
  if (!index.only || owner.entity !== 'table') return index.only
  return [...schema.tables.values()].some(
    ({ partitionOf, indexes }) =>
      partitionOf?.parent.name === owner.name &&
      partitionOf.parent.schema === owner.schema &&
      !indexes.some((each) => sameIndex(each, index, context.sql)),
  )
}

function isShared(owner: Table | View): boolean {
  return owner.entity === 'table' && (owner.kind === 'partitioned' || owner.partitionOf !== null)
}

/** Whether the index is a partition's share of its parent's, which it has as long as it is a part. */
function isOfParent(context: DiffContext, owner: Table | View, index: Index): boolean {
  if (owner.entity !== 'table' || !owner.partitionOf) return false
  const { schema, name } = owner.partitionOf.parent
  const parent = context.after.tables.get(entityId('table', schema, name))
  return parent?.indexes.some((each) => sameIndex(each, index, context.sql)) ?? false
}

export function addIndex(context: DiffContext, owner: Table | View, index: Index): void {
  const table = refOf(owner)
  const partition = owner.entity === 'table' && owner.partitionOf !== null
  const phase = partition ? 'create partition parts' : 'create indexes'
  context.add(owner.entity === 'view' ? 'create views' : phase, {
    op: 'index.add',
    table,
    index: indexSpecOf(index),
  })
  setComment(context, table, index, null)
}

function setComment(context: DiffContext, table: string, index: Index, before: string | null): void {
  const { name, comment } = index
  if (comment !== before) context.add('comments', { op: 'index.setComment', table, name, comment })
}
