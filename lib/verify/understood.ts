import type { StatementNode } from '../sql/index.ts'

/** Statements that leave the schema as it is, as far as their own words say. */
const inert = new Set(
  `abort analyse analyze begin checkpoint close cluster commit deallocate declare delete discard end explain
  fetch insert listen load lock merge move notify prepare refresh reindex release reset rollback savepoint
  select set show start table truncate unlisten update vacuum values with`.split(/\s+/),
)

/**
 * Whether the model holds all that a statement says, or the statement changes no schema by its own
 * words. Not so for DO whose effect cannot be told, CALL, EXECUTE, and actions kept only as text.
 */
export function isUnderstood(node: StatementNode): boolean {
  switch (node.kind) {
    case 'broken':
      return false
    case 'other':
      return node.words === '' || inert.has(node.words.split(' ')[0] ?? '')
    case 'alterType':
      return node.actions.every(({ kind }) => kind !== 'other')
    case 'alterTable':
      return node.actions.every(({ kind }) => kind !== 'other' && kind !== 'columnOther')
    case 'alterDomain':
    case 'alterObject':
      return node.action.kind !== 'other'
    case 'do':
    case 'createSchema':
      return node.elements.every((element) => isUnderstood(element.node))
    default:
      return true
  }
}
