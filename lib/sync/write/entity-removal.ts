import type { EntityId, Table } from '../../schema/index.ts'
import type { ColumnConstraint, SourceSpan, Span, StatementNode } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { removeAction, removeColumnConstraint, removeStatement, removeTableElement } from './removals.ts'
import {
  type AlterTableStatement,
  type CreateTableStatement,
  idsOf,
  lastPart,
  type Statement,
  statementsAbout,
  statementsOf,
} from './statements.ts'

/** Takes away every place that declares or speaks of an entity, and nothing of what else stands there. */
export function removeEntity(state: DocumentState, id: EntityId): readonly Replacement[] {
  return state.sources.locate(id).flatMap((span) => removePlace(state, span))
}

function removePlace(state: DocumentState, place: SourceSpan): readonly Replacement[] {
  // What stands inside CREATE SCHEMA is looked at before the whole.
  for (const statement of statementsOf(state, place.segment).toReversed()) {
    const inside: Span = { from: place.from - statement.start, to: place.to - statement.start }
    const edits = removeInside(state, statement, inside)
    if (edits) return edits
  }
  return []
}

function removeInside(
  state: DocumentState,
  statement: Statement,
  place: Span,
): readonly Replacement[] | null {
  const { node } = statement
  switch (node.kind) {
    case 'createSchema':
      return null
    case 'createTable': {
      const element = node.elements.find((each) => contains(each, place))
      if (!element)
        return statement.nested && contains(statement.span, place) ? removeStatement(state, statement) : null
      const create = statement as CreateTableStatement
      if (element.kind !== 'column') return removeTableElement(create, element)
      const constraint = constraintAt(element.constraints, place)
      return constraint ? removeColumnConstraint(statement, constraint) : removeTableElement(create, element)
    }
    case 'alterTable': {
      const alter = statement as AlterTableStatement
      const action = node.actions.find((each) => contains(each, place))
      if (!action) return removeStatement(state, statement)
      if (action.kind === 'addColumn') {
        const constraint = constraintAt(action.column.constraints, place)
        if (constraint) return removeColumnConstraint(statement, constraint)
      }
      return removeAction(state, alter, action)
    }
    case 'drop':
    case 'grant':
    case 'revoke':
      return node.targets.length === 1 ? removeStatement(state, statement) : []
    case 'other':
    case 'broken':
    case 'copy':
      return null
    default:
      if (statement.nested && !contains(statement.span, place)) return null
      return removeStatement(state, statement)
  }
}

/** The column constraint at a place; null when the place is the column itself. */
function constraintAt(constraints: readonly ColumnConstraint[], place: Span): ColumnConstraint | null {
  return constraints.find((each) => contains(each, place)) ?? null
}

function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

/** Takes away all statements of which a table is the subject, its rows in COPY included. */
export function removeTable(state: DocumentState, table: Table): readonly Replacement[] {
  const edits: Replacement[] = []
  for (const statement of statementsAbout(state, idsOf(table))) {
    if (isSubject(statement.node, table)) {
      edits.push(...removeStatement(state, statement))
    } else edits.push(...removeMentions(state, statement, table))
  }
  return edits
}

/** Whether a statement is about the table and nothing else. */
function isSubject(node: StatementNode, table: Table): boolean {
  switch (node.kind) {
    case 'createTable':
    case 'alterTable':
      return lastPart(node.name) === table.name
    case 'createIndex':
    case 'createTrigger':
    case 'createRule':
    case 'createPolicy':
    case 'alterPolicy':
      return lastPart(node.table) === table.name
    case 'comment':
    case 'alterObject':
    case 'attachIndexPartition':
      return true
    case 'grant':
    case 'revoke':
    case 'drop':
      return node.targets.length === 1
    default:
      return false
  }
}

/** Actions of other tables' statements that name the table, such as ATTACH PARTITION. */
function removeMentions(state: DocumentState, statement: Statement, table: Table): readonly Replacement[] {
  const { node } = statement
  if (node.kind !== 'alterTable') return []
  return node.actions.flatMap((action) =>
    (action.kind === 'attachPartition' || action.kind === 'detachPartition') &&
    lastPart(action.partition) === table.name
      ? removeAction(state, statement as AlterTableStatement, action)
      : [],
  )
}
