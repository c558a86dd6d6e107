import type { AlterTableAction, QName } from '../../core/index.ts'
import { type Fold, findTableItem, lastName, mark, report, sqlOf, tie } from './fold.ts'
import { cloneToPartition, inheritFrom, withHeirs } from './inherit.ts'
import type { TableItem } from './world.ts'

/** ATTACH PARTITION: the partition takes what its parent has. */
export function attach(
  fold: Fold,
  parent: TableItem,
  action: Extract<AlterTableAction, { kind: 'attachPartition' }>,
): void {
  const child = findTableItem(fold, action.partition)
  mark(fold, parent, '', 'alteration', action, null)
  if (!child) {
    const name = lastName(action.partition).value
    report(fold, parent, 'warning', action.partition, `relation "${name}" is not declared here`)
    return
  }
  if (!mayInherit(fold, child, parent, action.partition)) return
  tie(fold, ...withHeirs(child), parent)
  const bound = action.bound ? sqlOf(fold, action.bound) : 'DEFAULT'
  child.record.partitionOf = { parent: { schema: parent.record.schema, name: parent.record.name }, bound }
  mark(fold, child, '', 'alteration', fold.statement, lastName(action.partition))
  inheritFrom(child, parent)
  cloneToPartition(fold, parent, child)
}

/** Whether a table may inherit from another; says why not where the engine would. */
export function mayInherit(fold: Fold, child: TableItem, parent: TableItem, at: QName): boolean {
  const { name } = child.record
  const refusal = withHeirs(child).includes(parent)
    ? `circular inheritance not allowed: "${parent.record.name}" inherits from "${name}"`
    : child.record.partitionOf !== null
      ? `"${name}" is already a partition`
      : child.parents.includes(parent)
        ? `relation "${parent.record.name}" would be inherited from more than once`
        : null
  if (refusal !== null) report(fold, child, 'error', at, refusal)
  return refusal === null
}

/** DETACH PARTITION and NO INHERIT: the child keeps what it has as its own. */
export function detach(fold: Fold, parent: TableItem | null, child: TableItem | null): void {
  if (!parent || !child) return
  tie(fold, parent, child)
  parent.children = parent.children.filter((c) => c !== child)
  child.parents = child.parents.filter((p) => p !== parent)
  const wasPartition = child.record.partitionOf !== null
  child.record.partitionOf = null
  const { schema, name } = parent.record
  child.record.inherits = child.record.inherits.filter((p) => p.schema !== schema || p.name !== name)
  child.record.columns = child.record.columns.map((c) => ({
    ...c,
    inherited: child.parents.length > 0 && c.inherited,
    // The numbers came from the sequence of the whole.
    identity: wasPartition ? null : c.identity,
  }))
}
