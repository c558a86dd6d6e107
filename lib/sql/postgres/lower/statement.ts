import { assertNever } from '../../../base/index.ts'
import type { StatementNode } from '../../core/index.ts'
import { alterTable } from './alter-table.ts'
import { comment, grant } from './comments.ts'
import { createTable } from './create-table.ts'
import { createPolicy, createRule, createTrigger } from './dependents.ts'
import { drop } from './drop.ts'
import { type Fold, findRelation, lastName, mark, partKey } from './fold.ts'
import { createIndex } from './indexes.ts'
import { alterObject, createExtension, createOther, createSchema } from './objects.ts'
import { kindOfConstraint } from './parts.ts'
import { createRoutine } from './routines.ts'
import { alterSequence, createSequence } from './sequences.ts'
import {
  alterDomain,
  alterType,
  createComposite,
  createDomain,
  createEnum,
  createRange,
} from './type-objects.ts'
import { createView } from './views.ts'

/** What one statement does to the world. */
export function foldStatement(fold: Fold, node: StatementNode): void {
  switch (node.kind) {
    case 'createSchema': {
      const name = createSchema(fold, node)
      const { path, statement } = fold
      fold.path = [name, ...path]
      for (const element of node.elements) {
        fold.statement = element
        foldStatement(fold, element.node)
      }
      fold.path = path
      fold.statement = statement
      return
    }
    case 'createTable':
      return createTable(fold, node)
    case 'createIndex':
      return createIndex(fold, node)
    case 'createView':
      return createView(fold, node)
    case 'alterTable':
      return alterTable(fold, node)
    case 'createEnum':
      return createEnum(fold, node)
    case 'createComposite':
      return createComposite(fold, node)
    case 'createRange':
      return createRange(fold, node)
    case 'createDomain':
      return createDomain(fold, node)
    case 'createSequence':
      return createSequence(fold, node)
    case 'alterSequence':
      return alterSequence(fold, node)
    case 'alterType':
      return alterType(fold, node)
    case 'alterDomain':
      return alterDomain(fold, node)
    case 'createRoutine':
      return createRoutine(fold, node)
    case 'createTrigger':
      return createTrigger(fold, node)
    case 'createRule':
      return createRule(fold, node)
    case 'createPolicy':
    case 'alterPolicy':
      return createPolicy(fold, node)
    case 'createExtension':
      return createExtension(fold, node)
    case 'createOther':
      return createOther(fold, node)
    case 'comment':
      return comment(fold, node)
    case 'drop':
      return drop(fold, node)
    case 'alterObject':
      return alterObject(fold, node)
    case 'grant':
    case 'revoke':
      return grant(fold, node)
    case 'setSearchPath':
      fold.path = node.schemas.filter((schema) => schema !== '$user' && schema !== '')
      return
    case 'attachIndexPartition':
      return attachIndex(fold, node)
    case 'copy':
    case 'other':
    case 'broken':
      return
    default:
      return assertNever(node, 'sql')
  }
}

/** Attaching says nothing new of either index; it only speaks of both. */
function attachIndex(fold: Fold, node: Extract<StatementNode, { kind: 'attachIndexPartition' }>): void {
  for (const name of [node.index, node.partition]) {
    const relation = findRelation(fold, name)
    if (relation?.kind !== 'index') continue
    const { item } = relation
    const held = lastName(name)
    const kind = item.type === 'table' ? kindOfConstraint(item.record, held.value) : null
    mark(fold, item, partKey(kind ?? 'index', held.value), 'alteration', fold.statement, held)
  }
}
