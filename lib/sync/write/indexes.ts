import { findTable, findView, type SchemaOp } from '../../schema/index.ts'
import { insertAfter, lastAbout, laterOf } from './insertions.ts'
import { canStandAt, lastNeeded } from './needs.ts'
import type { Edits, Task } from './plan.ts'
import { idsOf, statementsAbout, statementsOf } from './statements.ts'
import { find, styleOf } from './style.ts'

/** Adds an index behind the table's other indexes, or behind the table. */
export function writeIndexAdd(task: Task, op: Extract<SchemaOp, { readonly op: 'index.add' }>): Edits {
  const owner = findTable(task.before, op.table) ?? findView(task.before, op.table)
  if (!owner) return null
  const now = task.after.tables.get(owner.id) ?? task.after.views.get(owner.id)
  const known = new Set(owner.indexes.map((index) => index.name))
  const added = now?.indexes.filter((index) => !known.has(index.name)) ?? []
  const others = statementsAbout(
    task.state,
    owner.indexes.map((index) => index.id),
  ).filter((each) => each.node.kind === 'createIndex' && !each.nested)
  const last = others.at(-1) ?? null
  const ids = owner.entity === 'table' ? idsOf(owner) : [owner.id]
  const fragments = added.flatMap((index) => [...index.keys.map((key) => key.expression), index.where])
  const columns = added.flatMap((index) => [
    ...index.keys.flatMap((key) => key.column ?? []),
    ...index.include,
  ])
  const isEarly =
    last !== null && owner.entity === 'table' && !canStandAt(task, owner, last.index, columns, fragments)
  const anchor = last && !isEarly ? last : laterOf(lastAbout(task.state, ids), lastNeeded(task, fragments))
  const model = last ?? find(task.state, (node) => node.kind === 'createIndex')
  const style = styleOf(task.state, model ?? statementsAbout(task.state, ids)[0] ?? null)
  const written = added.map((index) => task.parts.index(owner, index, style))
  return insertAfter(
    task.state,
    anchor,
    written,
    last && anchor === last && isTight(task, last.start) ? 'tight' : 'apart',
  )
}

/** Whether a statement follows the one before it without a blank line. */
function isTight(task: Task, start: number): boolean {
  const { text } = task.state
  let breaks = 0
  for (let i = start; i < text.length; i++) {
    const ch = text.charAt(i)
    if (ch === '\n') breaks++
    else if (ch !== '\r' && ch !== ' ' && ch !== '\t') break
  }
  return breaks === 1
}

/** Writes a changed index over its CREATE INDEX. */
export function writeIndexAlter(task: Task, op: Extract<SchemaOp, { readonly op: 'index.alter' }>): Edits {
  const owner = findTable(task.before, op.table) ?? findView(task.before, op.table)
  const old = owner?.indexes.find((index) => index.name === op.name)
  if (!owner || !old) return null
  const now = task.after.tables.get(owner.id) ?? task.after.views.get(owner.id)
  const next = now?.indexes.find((index) => !owner.indexes.includes(index))
  const place = task.state.sources.locate(old.id).find((span) => span.role === 'declaration')
  if (!next || !place) return null
  const statement = statementsOf(task.state, place.segment).find((each) => each.node.kind === 'createIndex')
  if (!statement || statement.nested) return null
  const fragments = [...next.keys.map((key) => key.expression), next.where]
  const columns = [...next.keys.flatMap((key) => key.column ?? []), ...next.include]
  if (owner.entity === 'table' && !canStandAt(task, owner, statement.index, columns, fragments)) return null
  const written = task.parts.index(owner, next, styleOf(task.state, statement))
  const { span } = statement.segment
  return [
    {
      from: statement.start + span.from,
      to: statement.start + span.to,
      insert: written.endsWith(';') ? written.slice(0, -1) : written,
    },
  ]
}
