import { findTable, findView, type SchemaOp } from '../../schema/index.ts'
import type { Edits, Task } from './plan.ts'
import { statementsOf } from './statements.ts'
import { styleOf } from './style.ts'

/** Gives a name to a constraint that the text leaves unnamed; null when it has one. */
export function writeConstraintName(
  task: Task,
  op: Extract<SchemaOp, { readonly op: 'constraint.rename' }>,
): Edits {
  const table = findTable(task.before, op.table)
  if (!table) return null
  const all = [table.primaryKey, ...table.uniques, ...table.foreignKeys, ...table.checks, ...table.exclusions]
  const constraint = all.find((each) => each?.name === op.name)
  if (!constraint || constraint.named) return null
  const place = task.state.sources.locate(constraint.id).find((span) => span.role === 'declaration')
  const statement = place && statementsOf(task.state, place.segment)[0]
  if (!place || !statement) return null
  let at = place.from
  if (statement.node.kind === 'alterTable') {
    // The declaration may be the whole action: the name goes behind ADD.
    const action = statement.node.actions.find((each) => each.from + statement.start === place.from)
    if (action?.kind === 'addConstraint') at = statement.start + action.constraint.from
  }
  const kw = styleOf(task.state, statement).keyword
  return [{ from: at, to: at, insert: `${kw('CONSTRAINT')} ${task.quote(op.to)} ` }]
}

/** Gives a name to an index that the text leaves unnamed; null when it has one. */
export function writeIndexName(task: Task, op: Extract<SchemaOp, { readonly op: 'index.rename' }>): Edits {
  const owner = findTable(task.before, op.table) ?? findView(task.before, op.table)
  const index = owner?.indexes.find((each) => each.name === op.name)
  if (!index || index.named) return null
  const place = task.state.sources.locate(index.id).find((span) => span.role === 'declaration')
  const statement =
    place && statementsOf(task.state, place.segment).find((each) => each.node.kind === 'createIndex')
  if (statement?.node.kind !== 'createIndex' || statement.node.name) return null
  // The name stands before ON, the last word in front of the table (or of ONLY).
  const head = statement.segment.text.slice(statement.span.from, statement.node.table.from).toLowerCase()
  const at =
    statement.start +
    statement.span.from +
    head.lastIndexOf('on', head.length - (statement.node.only ? 5 : 1))
  return [{ from: at, to: at, insert: `${task.quote(op.to)} ` }]
}
