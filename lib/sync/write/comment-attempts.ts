import {
  type EntityId,
  findColumn,
  findTable,
  findView,
  type SchemaOp,
  type Table,
} from '../../schema/index.ts'
import { writeComment } from './comments.ts'
import { withKinds } from './constraint-attempts.ts'
import { insertAfter, laterOf } from './insertions.ts'
import type { Edits, Task } from './plan.ts'
import { idsOf, statementsAbout } from './statements.ts'
import { styleOf } from './style.ts'
import { subjectIds } from './subjects.ts'

/** The comment of a new column, behind the statements of its table. */
export function commentStatement(
  task: Task,
  op: Extract<SchemaOp, { readonly op: 'column.add' }>,
  table: Table,
  comment: string | null,
): NonNullable<Edits> {
  if (comment === null) return []
  const style = styleOf(task.state, null)
  const name = `${style.name(table)}.${(style.identifier ?? task.quote)(op.column.name)}`
  const written = task.parts.comment('COLUMN', name, comment, style)
  const about = statementsAbout(task.state, idsOf(table)).filter((each) => !each.nested)
  const last = about.findLast((each) => each.node.kind === 'comment')
  const first = last ?? about.find((each) => each.node.kind === 'createTable') ?? about.at(-1) ?? null
  // The column may be added by an ALTER TABLE further down.
  const adding = about.findLast(
    ({ node }) => node.kind === 'alterTable' && node.actions.some((action) => action.kind === 'addColumn'),
  )
  const anchor = laterOf(first, adding ?? null)
  return insertAfter(task.state, anchor, [written], last ? 'tight' : 'apart')
}

/** Sets or takes away the comment of whatever the op names. */
export function writeCommentOp(
  task: Task,
  op: Extract<SchemaOp, { readonly comment: string | null }>,
): Edits {
  const ids = subjectIds(task, op)
  const id = commentedId(task, op)
  if (!id) return null
  const model = statementsAbout(task.state, ids)[0] ?? null
  const written = task.parts.alter(op, task.before, task.after, styleOf(task.state, model))
  return writeComment(task, id, ids, op.comment, written)
}

/** The entity whose comment an op sets. */
function commentedId(
  task: Task,
  op: Extract<SchemaOp, { readonly comment: string | null }>,
): EntityId | null {
  switch (op.op) {
    case 'column.setComment': {
      const table = findTable(task.before, op.table)
      return (table && findColumn(table, op.column)?.id) ?? null
    }
    case 'constraint.setComment': {
      const table = findTable(task.before, op.table)
      const found = table && withKinds(table).find((each) => each.constraint.name === op.name)
      return found?.constraint.id ?? null
    }
    case 'index.setComment': {
      const owner = findTable(task.before, op.table) ?? findView(task.before, op.table)
      return owner?.indexes.find((index) => index.name === op.name)?.id ?? null
    }
    default:
      return subjectIds(task, op)[0] ?? null
  }
}
