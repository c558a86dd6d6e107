import { assertNever } from '../../../base/index.ts'
import type { StatementNode } from '../../core/index.ts'
import { alterTable } from './alter-table.ts'
import { comment } from './comments.ts'
import { createTable } from './create-table.ts'
import { alterDefaultPrivileges } from './default-privileges.ts'
import { createPolicy, createRule, createTrigger } from './dependents.ts'
import { drop } from './drop.ts'
import { type Fold, findRelation, lastName, mark, needWhole, partKey } from './fold.ts'
import { grant } from './grants.ts'
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
      const { path, statement, role } = fold
      fold.path = [name, ...path]
      // What stands inside is made as the one who is to own the schema.
      fold.role = node.authorization?.value ?? role
      for (const element of node.elements) {
        fold.statement = element
        foldStatement(fold, element.node)
      }
      fold.path = path
      fold.role = role
      fold.statement = statement
      return
    }
    case 'createTable':
      createTable(fold, node)
      return
    case 'createIndex':
      createIndex(fold, node)
      return
    case 'createView':
      createView(fold, node)
      return
    case 'alterTable':
      alterTable(fold, node)
      return
    case 'createEnum':
      createEnum(fold, node)
      return
    case 'createComposite':
      createComposite(fold, node)
      return
    case 'createRange':
      createRange(fold, node)
      return
    case 'createDomain':
      createDomain(fold, node)
      return
    case 'createSequence':
      createSequence(fold, node)
      return
    case 'alterSequence':
      alterSequence(fold, node)
      return
    case 'alterType':
      alterType(fold, node)
      return
    case 'alterDomain':
      alterDomain(fold, node)
      return
    case 'createRoutine':
      createRoutine(fold, node)
      return
    case 'createTrigger':
      createTrigger(fold, node)
      return
    case 'createRule':
      createRule(fold, node)
      return
    case 'createPolicy':
    case 'alterPolicy':
      createPolicy(fold, node)
      return
    case 'createExtension':
      createExtension(fold, node)
      return
    case 'createOther':
      createOther(fold, node)
      return
    case 'comment':
      comment(fold, node)
      return
    case 'drop':
      drop(fold, node)
      return
    case 'alterObject':
      alterObject(fold, node)
      return
    case 'grant':
    case 'revoke':
      grant(fold, node)
      return
    case 'alterDefaultPrivileges':
      alterDefaultPrivileges(fold, node)
      return
    case 'setRole':
      if (node.of === 'session') fold.session = node.role
      fold.role = node.role ?? fold.session
      return
    case 'setSearchPath':
      fold.path = node.schemas.filter((schema) => schema !== '$user' && schema !== '')
      return
    case 'attachIndexPartition':
      attachIndex(fold, node)
      return
    case 'do':
      runBlock(fold, node)
      return
    case 'copy':
    case 'other':
    case 'broken':
      return
    default:
      assertNever(node, 'sql')
      return
  }
}

type Block = Extract<StatementNode, { kind: 'do' }>

/** What a block could not do, it was guarded against or caught: nothing of it is a problem. */
function runBlock(fold: Fold, block: Block): void {
  needWhole(fold)
  const { statement, text } = fold
  fold.text = block.text ?? text
  for (const element of block.elements) {
    fold.statement = element
    foldStatement(fold, element.node)
  }
  fold.statement = statement
  fold.text = text
  fold.stray.delete(fold.at)
  for (const item of fold.touched) {
    const kept = item.problems.filter(({ at }) => at !== fold.at)
    item.problems.splice(0, item.problems.length, ...kept)
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
