import { assertNever } from '../../../base/index.ts'
import type { Table, Trigger } from '../../../schema/index.ts'
import type { AlterTableAction, FiringState } from '../../core/index.ts'
import { without } from './alter-others.ts'
import type { AlterNode } from './alter-parts.ts'
import { readOptions } from './create-table.ts'
import { type Fold, lastName, mark, partKey, sqlOf } from './fold.ts'
import { setOwner } from './privileges.ts'
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
      setOwner(item, action.owner.value)
      return
    case 'rowSecurity':
      record.rowSecurity = rowSecurity(record.rowSecurity, action.set)
      return
    case 'triggerState':
      setTriggerState(fold, item, action)
      return
    case 'ruleState':
      record.rules = record.rules.map((rule) =>
        rule.name === action.name.value ? withState(rule, action.state) : rule,
      )
      mark(fold, item, partKey('rule', action.name.value), 'alteration', action, action.name)
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

function setTriggerState(
  fold: Fold,
  item: TableItem,
  action: Extract<AlterTableAction, { kind: 'triggerState' }>,
): void {
  const { state, which } = action
  const meant = ({ name }: Trigger) => typeof which === 'string' || name === which.value
  for (const { name } of item.record.triggers.filter(meant)) {
    mark(fold, item, partKey('trigger', name), 'alteration', action, typeof which === 'string' ? null : which)
  }
  item.record.triggers = item.record.triggers.map((trigger) =>
    meant(trigger) ? withState(trigger, state) : trigger,
  )
}

/** A trigger or rule in the state given; it has none while it is as it was made. */
function withState<T extends { readonly state?: Exclude<FiringState, 'enabled'> }>(
  part: T,
  state: FiringState,
): T {
  if (state !== 'enabled') return { ...part, state }
  const { state: _, ...rest } = part
  return rest as T
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
