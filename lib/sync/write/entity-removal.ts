import type { EntityId, Table } from '../../schema/index.ts'
import type { ColumnConstraint, SourceSpan, Span, StatementNode } from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import type { Removal } from './removals.ts'
import { rowStatementsOf } from './row-statements.ts'
import {
  type AlterTableStatement,
  type CreateTableStatement,
  idsOf,
  lastPart,
  namesOfTable,
  type Statement,
  statementsAbout,
  statementsOf,
} from './statements.ts'

/** Every place that declares or speaks of an entity, and nothing of what else stands there. */
export function placesOfEntity(state: DocumentState, id: EntityId): readonly Removal[] {
  return state.sources.locate(id).flatMap((span) => placeToRemove(state, span))
}

function placeToRemove(state: DocumentState, place: SourceSpan): readonly Removal[] {
  // What stands inside CREATE SCHEMA is looked at before the whole.
  for (const statement of statementsOf(state, place.segment).toReversed()) {
    const inside: Span = { from: place.from - statement.start, to: place.to - statement.start }
    const removal = removalInside(statement, inside)
    if (removal) return removal === 'keep' ? [] : [removal]
  }
  return []
}

function removalInside(statement: Statement, place: Span): Removal | 'keep' | null {
  const { node } = statement
  const whole: Removal = { kind: 'statement', statement }
  if (statement.nested && !contains(statement.span, place)) return null
  switch (node.kind) {
    case 'createTable': {
      const element = node.elements.find((each) => contains(each, place))
      if (!element) return statement.nested ? whole : null
      const create = statement as CreateTableStatement
      const constraint = element.kind === 'column' ? constraintAt(element.constraints, place) : null
      return constraint
        ? { kind: 'constraint', statement, constraint }
        : { kind: 'element', statement: create, element }
    }
    case 'alterTable': {
      const alter = statement as AlterTableStatement
      const action = node.actions.find((each) => contains(each, place))
      if (!action) return whole
      if (action.kind === 'addColumn') {
        const constraint = constraintAt(action.column.constraints, place)
        if (constraint) return { kind: 'constraint', statement, constraint }
      }
      return { kind: 'action', statement: alter, action }
    }
    case 'drop':
    case 'grant':
    case 'revoke':
      return node.targets.length === 1 ? whole : 'keep'
    case 'createSchema':
      return node.elements.length === 0 ? whole : null
    case 'other':
    case 'broken':
    case 'copy':
      return null
    default:
      return whole
  }
}

/** The column constraint at a place; null when the place is the column itself. */
function constraintAt(constraints: readonly ColumnConstraint[], place: Span): ColumnConstraint | null {
  return constraints.find((each) => contains(each, place)) ?? null
}

function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

/** All statements of which a table is the subject, and what names it in those of others. */
export function placesOfTable(state: DocumentState, table: Table): readonly Removal[] {
  const statements = statementsAbout(state, idsOf(table))
  const names = namesOfTable(statements, table)
  const places = statements.flatMap((statement): readonly Removal[] =>
    isSubject(statement.node, names) ? [{ kind: 'statement', statement }] : actionsNaming(statement, names),
  )
  return [...places, ...rowStatementsOf(state, table)]
}

/** Whether a statement is about the table and nothing else. */
function isSubject(node: StatementNode, names: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case 'createTable':
    case 'alterTable':
      return names.has(lastPart(node.name))
    case 'createIndex':
    case 'createTrigger':
    case 'createRule':
    case 'createPolicy':
    case 'alterPolicy':
      return names.has(lastPart(node.table))
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
function actionsNaming(statement: Statement, names: ReadonlySet<string>): readonly Removal[] {
  const { node } = statement
  if (node.kind !== 'alterTable') return []
  return node.actions.flatMap((action): readonly Removal[] =>
    (action.kind === 'attachPartition' || action.kind === 'detachPartition') &&
    names.has(lastPart(action.partition))
      ? [{ kind: 'action', statement: statement as AlterTableStatement, action }]
      : [],
  )
}
