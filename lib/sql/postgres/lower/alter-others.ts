import type { AlterTableAction, Name } from '../../core/index.ts'
import type { AlterNode } from './alter-parts.ts'
import { readOptions } from './create-table.ts'
import { type Fold, lastName, mark, partKey } from './fold.ts'
import { replaceIndex } from './indexes.ts'
import { kindOfConstraint } from './parts.ts'
import { setOwner } from './privileges.ts'
import { moveRelation, renameConstraint, renameIndex } from './rename.ts'
import type { Relation } from './world.ts'

/** What an index can have done to it. */
export function alterIndex(
  fold: Fold,
  relation: Extract<Relation, { kind: 'index' }>,
  name: Name,
  action: AlterTableAction,
): void {
  const { item } = relation
  const constraint = item.type === 'table' ? kindOfConstraint(item.record, name.value) : null
  if (action.kind === 'renameTo') {
    if (constraint && item.type === 'table') renameConstraint(fold, item, name, action.newName, action)
    else renameIndex(fold, item, name, action.newName, action)
    return
  }
  mark(fold, item, partKey(constraint ?? 'index', name.value), 'alteration', fold.statement, name)
  const index = item.record.indexes.find((i) => i.name === name.value)
  if (!index) return
  if (action.kind === 'setOptions') {
    replaceIndex(item, name.value, { with: { ...index.with, ...readOptions(fold, action.options) } })
  } else if (action.kind === 'resetOptions') {
    replaceIndex(item, name.value, { with: without(index.with, action.options) })
  } else if (action.kind === 'setTablespace')
    replaceIndex(item, name.value, { tablespace: action.tablespace.value })
}

/** What views, sequences and the like can have done to them. */
export function alterOther(
  fold: Fold,
  relation: Extract<Relation, { kind: 'item' }>,
  node: AlterNode,
  action: AlterTableAction,
): void {
  const { item } = relation
  mark(fold, item, '', 'alteration', fold.statement, lastName(node.name))
  switch (action.kind) {
    case 'ownerTo':
      setOwner(item, action.owner.value)
      return
    case 'renameTo':
      moveRelation(fold, item, item.record.schema, action.newName.value)
      return
    case 'setSchema':
      moveRelation(fold, item, action.schema.value, item.record.name)
      return
    case 'setOptions':
      if (item.type === 'view')
        item.record.options = { ...item.record.options, ...readOptions(fold, action.options) }
      return
    case 'resetOptions':
      if (item.type === 'view') item.record.options = without(item.record.options, action.options)
      return
    case 'renameColumn':
      if (item.type === 'view') {
        const { column, newName: to } = action
        item.record.columns = item.record.columns.map((name) => (name === column.value ? to.value : name))
      }
      return
    default:
      return
  }
}

/** Options less those that RESET names. */
export function without(
  options: Readonly<Record<string, string>>,
  reset: readonly { readonly name: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !reset.some((r) => r.name === name)))
}
