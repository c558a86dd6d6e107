import type { StatementNode } from '../../core/index.ts'
import { securableOf } from '../privileges.ts'
import { findTarget } from './comments.ts'
import { type Fold, lastName, mark } from './fold.ts'
import { changedGrants, grantsOf, type Subject } from './privileges.ts'
import type { Item } from './world.ts'

type GrantNode = Extract<StatementNode, { kind: 'grant' | 'revoke' }>

/** GRANT and REVOKE on objects the model holds; roles' memberships are not of the schema. */
export function grant(fold: Fold, node: GrantNode): void {
  if (sweeps(node)) {
    sweep(fold, node)
    return
  }
  for (const target of node.targets) {
    const item = findTarget(fold, target)
    if (!item) continue
    mark(fold, item, '', 'alteration', fold.statement, null)
    apply(fold, item, node)
  }
}

/** Whether it is about all objects of a schema that are there. */
export function sweeps(node: GrantNode): boolean {
  return node.words.startsWith('all ')
}

/** Of a partial fold only the objects that it made are meant: the others stand as they are. */
function sweep(fold: Fold, node: GrantNode): void {
  fold.world.sweeps.add(fold.at)
  const schemas = new Set(node.targets.map((target) => lastName(target.name).value))
  for (const item of fold.fresh ?? fold.world.items) {
    if (schemas.has(item.record.schema) && isSwept(item, node.words)) apply(fold, item, node)
  }
}

function isSwept(item: Item, words: string): boolean {
  switch (words) {
    case 'all tables in schema':
      return item.type === 'table' || item.type === 'view'
    case 'all sequences in schema':
      return item.type === 'sequence'
    case 'all functions in schema':
      return item.type === 'routine' && item.record.kind !== 'procedure'
    case 'all procedures in schema':
      return item.type === 'routine' && item.record.kind === 'procedure'
    case 'all routines in schema':
      return item.type === 'routine'
    default:
      return false
  }
}

function apply(fold: Fold, { record }: Item, node: GrantNode): void {
  const subject: Subject = { kind: securableOf(record), owner: record.owner }
  for (const entry of grantsOf(node, fold.role))
    record.grants = changedGrants(record.grants, node, entry, subject)
}
