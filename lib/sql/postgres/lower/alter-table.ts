import type { AlterTableAction } from '../../core/index.ts'
import { addColumn, addTableConstraint } from './add-parts.ts'
import { alterFacts } from './alter-facts.ts'
import { alterIndex, alterOther } from './alter-others.ts'
import { type AlterNode, alterConstraint, change } from './alter-parts.ts'
import { attach, detach, mayInherit } from './attach.ts'
import { claimIdentitySequence, collationName, requireColumn, sequenceOptions } from './columns.ts'
import { dropColumn, dropConstraint } from './drop-parts.ts'
import {
  type Fold,
  findRelation,
  findTableItem,
  lastName,
  miss,
  report,
  sqlOf,
  tie,
  touch,
  typeOf,
} from './fold.ts'
import { inheritFrom, withHeirs } from './inherit.ts'
import { deferrability } from './plain-constraints.ts'
import { renameConstraint } from './rename.ts'
import { renameColumn } from './rename-column.ts'
import { keyOf, type TableItem } from './world.ts'

/** ALTER TABLE, INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE and FOREIGN TABLE, action by action. */
export function alterTable(fold: Fold, node: AlterNode): void {
  const relation = findRelation(fold, node.name)
  if (!relation) {
    const name = lastName(node.name).value
    miss(fold, name)
    if (!node.ifExists) report(fold, null, 'warning', node.name, `relation "${name}" is not declared here`)
    return
  }
  touch(fold, relation.item)
  for (const action of node.actions) {
    if (relation.kind === 'index') alterIndex(fold, relation, lastName(node.name), action)
    else if (relation.kind === 'item' && relation.item.type === 'table') {
      alterOneTable(fold, relation.item, node, action)
    } else if (relation.kind === 'item') alterOther(fold, relation, node, action)
  }
}

function alterOneTable(fold: Fold, item: TableItem, node: AlterNode, action: AlterTableAction): void {
  const { record } = item
  const heirs = node.only ? [item] : withHeirs(item)
  switch (action.kind) {
    case 'addColumn':
      addColumn(fold, item, action, heirs)
      return
    case 'dropColumn':
      dropColumn(fold, item, action, heirs)
      return
    case 'setType': {
      if (!requireColumn(fold, item, action.column)) return
      const type = typeOf(fold, item, action.type)
      const collation = action.collation ? collationName(action.collation) : null
      // A column that was made a serial stays one only while its type is as it was.
      change(fold, heirs, action, action.column, { type, collation })
      // The sequence of an identity takes the column's type.
      const { identity } = record.columns.find((c) => c.name === action.column.value) ?? {}
      if (identity?.sequenceType) {
        const { sequenceType: _, ...rest } = identity
        change(fold, [item], action, action.column, { identity: rest })
      }
      if (record.columns.some((c) => c.name === action.column.value && c.serial)) {
        change(fold, heirs, action, action.column, { serial: null })
      }
      return
    }
    case 'setDefault': {
      const serial = record.columns.find((c) => c.name === action.column.value)?.serial
        ? { serial: null }
        : {}
      change(fold, heirs, action, action.column, {
        default: sqlOf(fold, action.expression),
        ...serial,
      })
      return
    }
    case 'dropDefault':
      change(fold, heirs, action, action.column, { default: null, serial: null })
      return
    case 'setNotNull':
      change(fold, heirs, action, action.column, { nullable: false })
      return
    case 'dropNotNull':
      for (const heir of heirs) heir.notNullNames.delete(action.column.value)
      change(fold, heirs, action, action.column, { nullable: true })
      return
    case 'dropExpression':
      change(fold, heirs, action, action.column, { generated: null })
      return
    case 'setExpression': {
      const generated = record.columns.find((c) => c.name === action.column.value)?.generated
      const storage = generated?.storage ?? 'stored'
      change(fold, heirs, action, action.column, {
        generated: { expression: sqlOf(fold, action.expression), storage },
      })
      return
    }
    case 'addIdentity':
      claimIdentitySequence(fold, item, action.column.value, action.options)
      change(fold, [item], action, action.column, {
        identity: { mode: action.mode, options: sequenceOptions(fold, action.options) },
        nullable: false,
      })
      return
    case 'setIdentity': {
      const old = record.columns.find((c) => c.name === action.column.value)?.identity
      if (!old) {
        change(fold, [item], action, action.column, {})
        return
      }
      const options = { ...old.options, ...sequenceOptions(fold, action.options) }
      change(fold, [item], action, action.column, {
        identity: { mode: action.mode ?? old.mode, options },
      })
      return
    }
    case 'dropIdentity': {
      const sequence = item.identitySequences.get(action.column.value)
      if (sequence) fold.world.relations.delete(keyOf(sequence.schema, sequence.name))
      item.identitySequences.delete(action.column.value)
      change(fold, [item], action, action.column, { identity: null })
      return
    }
    case 'setStorage':
      change(fold, heirs, action, action.column, { storage: action.value.value.toLowerCase() })
      return
    case 'setCompression':
      change(fold, heirs, action, action.column, { compression: action.value.value.toLowerCase() })
      return
    case 'columnOther':
      change(fold, [item], action, action.column, {})
      return
    case 'addConstraint':
      addTableConstraint(fold, item, action.constraint, node)
      return
    case 'dropConstraint':
      dropConstraint(fold, item, action, heirs)
      return
    case 'validateConstraint':
      alterConstraint(fold, item, action, action.name, { notValid: false })
      return
    case 'alterConstraint': {
      const given = action.deferral
      const named = given.deferrable === null && given.initiallyDeferred === null ? {} : deferrability(given)
      alterConstraint(fold, item, action, action.name, {
        ...named,
        ...(given.enforced ? {} : { enforced: false, notValid: true }),
      })
      return
    }
    case 'renameColumn':
      renameColumn(fold, item, action.column, action.newName, action)
      return
    case 'renameConstraint':
      renameConstraint(fold, item, action.name, action.newName, action)
      return
    case 'attachPartition':
      attach(fold, item, action)
      return
    case 'detachPartition':
      detach(fold, item, findTableItem(fold, action.partition))
      return
    case 'inherit': {
      const parent = findTableItem(fold, action.parent)
      if (!parent || !mayInherit(fold, item, parent, action.parent)) return
      tie(fold, item, parent)
      record.inherits = [...record.inherits, { schema: parent.record.schema, name: parent.record.name }]
      inheritFrom(item, parent)
      return
    }
    case 'noInherit':
      detach(fold, findTableItem(fold, action.parent), item)
      return
    default:
      alterFacts(fold, item, node, action)
      return
  }
}
