import type { EntityId } from '../../schema/index.ts'
import { insertAfter, laterOf } from './insertions.ts'
import type { Edits, Task } from './plan.ts'
import { removeStatement, replaceSpan } from './removals.ts'
import { type Statement, statementsAbout } from './statements.ts'

/**
 * Writes the comment of an entity: into the COMMENT ON that stands there, or a new one behind the
 * other comments of its owner. `written` is the new statement.
 */
export function writeComment(
  task: Task,
  id: EntityId,
  owner: readonly EntityId[],
  comment: string | null,
  written: readonly string[],
): Edits {
  const about = statementsAbout(task.state, [id])
  const comments = about.filter((each) => each.node.kind === 'comment' && speaksOf(each, id))
  if (comment === null || comment === '') {
    return comments.length > 0 ? comments.flatMap((each) => removeStatement(task.state, each)) : null
  }
  const last = comments.at(-1)
  if (last?.node.kind === 'comment') {
    return [replaceSpan(last, last.node.textSpan, task.quoteString(comment))]
  }
  const all = statementsAbout(task.state, [id, ...owner]).filter((each) => !each.nested)
  const lastComment = all.findLast((each) => each.node.kind === 'comment') ?? null
  const declared = about.findLast((each) => !each.nested && each.node.kind !== 'comment') ?? all[0] ?? null
  const anchor = laterOf(lastComment, declared)
  const tight = anchor !== null && anchor === lastComment
  return insertAfter(task.state, anchor, written, tight ? 'tight' : 'apart')
}

/** A statement may be about an entity because it comments on a part of it. */
function speaksOf(statement: Statement, id: EntityId): boolean {
  if (statement.node.kind !== 'comment') return false
  const { word } = statement.node.target
  const kind = id.slice(0, id.indexOf(':'))
  const isPart =
    word === 'column' ||
    word === 'constraint' ||
    word === 'trigger' ||
    word === 'policy' ||
    word === 'rule' ||
    word === 'index'
  const wantsPart = ![
    'table',
    'view',
    'enum',
    'domain',
    'composite',
    'range',
    'sequence',
    'routine',
    'extension',
    'schema',
    'object',
  ].includes(kind)
  return isPart === wantsPart
}
