import type { SchemaOp } from '../../schema/index.ts'
import { endStatement, insertAfter, lastAbout, lastStatement, laterOf } from './insertions.ts'
import { reportBodies } from './leftovers.ts'
import { lastNeeded } from './needs.ts'
import type { Edits, Task } from './plan.ts'
import { leavesRowsUnfilled } from './sources.ts'
import { statementsAbout } from './statements.ts'
import { styleOf } from './style.ts'
import { subjectIds } from './subjects.ts'

/** The op as statements of its own behind the last one about its object. */
export function writeBehind(task: Task, op: SchemaOp): Edits {
  if (leavesRowsUnfilled(task, op)) return null
  const ids = subjectIds(task, op)
  // What names the thing by its old name must come before it is renamed or gone.
  const reaches = ['.rename', '.renameValue', '.drop', '.setSchema', '.alter', 'Key.set'].some((end) =>
    op.op.endsWith(end),
  )
  const about = reaches || ids.length === 0 ? null : lastAbout(task.state, ids)
  const end = reaches ? endStatement(task.state) : lastStatement(task.state)
  const anchor = about ? laterOf(about, neededBy(task, op)) : end
  const style = styleOf(task.state, ids.length > 0 ? (statementsAbout(task.state, ids)[0] ?? null) : null)
  const edits = insertAfter(task.state, anchor, task.parts.alter(op, task.before, task.after, style))
  if (edits.length > 0) reportBodies(task, op)
  return edits
}

/** What must stand before a statement about an object that is there already. */
function neededBy(task: Task, op: SchemaOp) {
  switch (op.op) {
    case 'column.add':
      return lastNeeded(task, [op.column.type, op.column.default, op.column.generated?.expression])
    case 'column.setType':
      return lastNeeded(task, [op.type, op.using])
    case 'column.setDefault':
      return lastNeeded(task, [op.default])
    case 'column.setGenerated':
      return lastNeeded(task, [op.generated?.expression])
    case 'policy.add':
      return lastNeeded(task, [op.policy.using, op.policy.check])
    default:
      return null
  }
}

/** The op as statements at the end, where all that a later statement gives its object is there. */
export function writeAtEnd(task: Task, op: SchemaOp): Edits {
  const style = styleOf(task.state, statementsAbout(task.state, subjectIds(task, op))[0] ?? null)
  const written = task.parts.alter(op, task.before, task.after, style)
  const edits = insertAfter(task.state, endStatement(task.state), written)
  if (edits.length > 0) reportBodies(task, op)
  return edits
}
