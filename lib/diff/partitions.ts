import type { QualifiedName, Table } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { sameBound } from './same-bound.ts'
import { refOf } from './specs.ts'

/** Which table it is a part of, and which it inherits from. */
export function diffParents(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  const was = before.partitionOf
  const is = after.partitionOf
  const same =
    was === null || is === null
      ? was === is
      : isParent(was.parent, is.parent) &&
        (context.sql.same(was.bound, is.bound) || sameBound(was.bound, is.bound))
  if (!same) {
    if (was) context.add('detach', { op: 'table.setPartition', table, partitionOf: null })
    if (is) {
      const partitionOf = { parent: refOf(is.parent), bound: is.bound }
      context.add('attach', { op: 'table.setPartition', table, partitionOf })
    }
  }
  const kept = before.inherits.filter((parent) => after.inherits.some((each) => isParent(each, parent)))
  if (kept.length < before.inherits.length) {
    context.add('detach', { op: 'table.setInherits', table, inherits: kept.map(refOf) })
  }
  if (kept.length < after.inherits.length) {
    context.add('attach', { op: 'table.setInherits', table, inherits: after.inherits.map(refOf) })
  }
}

/** The tables that both sides take columns from. */
export function commonParents(before: Table, after: Table): readonly QualifiedName[] {
  const parents = (table: Table) => (table.partitionOf ? [table.partitionOf.parent] : table.inherits)
  return parents(before).filter((parent) => parents(after).some((each) => isParent(each, parent)))
}

/** Whether both are partitions of one table, which then changes their columns for them. */
export function followsPartitioned(before: Table, after: Table): boolean {
  return (
    before.partitionOf !== null &&
    after.partitionOf !== null &&
    isParent(before.partitionOf.parent, after.partitionOf.parent)
  )
}

function isParent(a: QualifiedName, b: QualifiedName): boolean {
  return a.schema === b.schema && a.name === b.name
}
