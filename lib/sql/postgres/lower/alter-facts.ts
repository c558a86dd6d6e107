import { assertNever } from '../../../base/index.ts'
import type { Table } from '../../../schema/index.ts'
import type { AlterTableAction } from '../../core/index.ts'
import { without } from './alter-others.ts'
import type { AlterNode } from './alter-parts.ts'
import { readOptions } from './create-table.ts'
import { type Fold, lastName, mark, sqlOf } from './fold.ts'
import { moveRelation } from './rename.ts'
import type { TableItem } from './world.ts'

/** Actions that change one fact of the table itself. */
export function alterFacts(
  fold: Fold,
  item: TableItem,
  node: AlterNode,
  action: Exclude<AlterTableAction, { kind: 'addColumn' | 'dropColumn' }>,
): void {
  const { record } = item
  mark(fold, item, '', 'alteration', action, lastName(node.name))
  switch (action.kind) {
    case 'renameTo':
      moveRelation(fold, item, record.schema, action.newName.value)
      return
    case 'setSchema':
      moveRelation(fold, item, action.schema.value, record.name)
      return
    case 'ownerTo':
      record.owner = action.owner.value
      return
    case 'rowSecurity':
      record.rowSecurity = rowSecurity(record.rowSecurity, action.set)
      return
    case 'setLogged':
      record.persistence = 'permanent'
      return
    case 'setUnlogged':
      record.persistence = 'unlogged'
      return
    case 'setTablespace':
      record.tablespace = action.tablespace.value
      return
    case 'setAccessMethod':
      record.accessMethod = action.method.value
      return
    case 'setOptions':
      record.options = { ...record.options, ...readOptions(fold, action.options) }
      return
    case 'resetOptions':
      record.options = without(record.options, action.options)
      return
    case 'replicaIdentity':
      record.replicaIdentity = sqlOf(fold, action.identity)
      return
    default:
      return
  }
}

function rowSecurity(old: Table['rowSecurity'], set: 'enable' | 'disable' | 'force' | 'no force') {
  switch (set) {
    case 'enable':
      return { ...old, enabled: true }
    case 'disable':
      return { ...old, enabled: false }
    case 'force':
      return { ...old, forced: true }
    case 'no force':
      return { ...old, forced: false }
    default:
      return assertNever(set, 'sql')
  }
}
