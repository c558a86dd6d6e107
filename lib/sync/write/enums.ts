import { findEnum, renameValueInDefault, type SchemaOp, scanSql, splitQualified } from '../../schema/index.ts'
import type { Replacement } from '../../text/index.ts'
import { insertElement } from './lists.ts'
import type { Edits, Task } from './plan.ts'
import { absolute, replaceSpan } from './removals.ts'
import { columnParts, type Statement, statementsAbout } from './statements.ts'
import { eolOf } from './style.ts'
import { lineStart } from './trivia.ts'

/** Puts a value into the list of CREATE TYPE, before the named one or last. */
export function writeEnumAddValue(
  task: Task,
  op: Extract<SchemaOp, { readonly op: 'enum.addValue' }>,
): Edits {
  const created = createdEnum(task, op.enum)
  if (!created) return null
  const { statement, values, body } = created
  const at = op.before === undefined ? values.length : values.findIndex((each) => each.value === op.before)
  if (at < 0) return null
  const { text } = statement.segment
  const second = values[1] ?? values[0]
  const first = values[0]
  const onLines = second !== undefined && first !== undefined && lineStart(text, second.from) > body.from
  const indent = second ? text.slice(lineStart(text, second.from), second.from) : '    '
  const layout = onLines
    ? {
        kind: 'lines' as const,
        commas: indent.includes(',') ? ('leading' as const) : ('trailing' as const),
        indent,
      }
    : { kind: 'inline' as const, commas: 'trailing' as const, indent: '' }
  const after = at === 0 ? null : at - 1
  const written = task.quoteString(op.value)
  return absolute(
    statement,
    insertElement(text, body, values, after, written, layout, eolOf(task.state.text)),
  )
}

/** Renames a value in CREATE TYPE and in the defaults that are that value. */
export function writeEnumRenameValue(
  task: Task,
  op: Extract<SchemaOp, { readonly op: 'enum.renameValue' }>,
): Edits {
  const created = createdEnum(task, op.enum)
  const value = created?.values.find((each) => each.value === op.value)
  if (!created || !value) return null
  const edits: Replacement[] = [replaceSpan(created.statement, value, task.quoteString(op.to))]
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    for (const [at, column] of table.columns.entries()) {
      if (next.columns[at] === column || column.inherited) continue
      for (const part of columnParts(task.state, table, column.name)) {
        const spans =
          part.kind === 'action'
            ? part.action.kind === 'setDefault'
              ? [part.action.expression]
              : []
            : part.node.constraints.flatMap((each) => (each.kind === 'default' ? [each.expression] : []))
        for (const span of spans) {
          const written = part.statement.segment.text.slice(span.from, span.to)
          edits.push(replaceSpan(part.statement, span, renameValueInDefault(written, op.value, op.to)))
        }
      }
    }
  }
  return namesValue(task, op, edits) ? null : edits
}

/** Whether the value stands elsewhere in statements about its type or the tables that have it, such as rows and conditions. */
function namesValue(
  task: Task,
  op: Extract<SchemaOp, { readonly op: 'enum.renameValue' }>,
  edits: readonly Replacement[],
): boolean {
  const type = findEnum(task.before, op.enum)
  if (!type) return false
  const names = [type.name]
  for (const table of task.before.tables.values()) {
    if (table.columns.some((each) => each.type.schema === type.schema && each.type.name === type.name))
      names.push(table.name)
  }
  const { segments, starts } = task.state.tree
  return segments.some((segment, index) => {
    if (!segment.text.includes(op.value)) return false
    if (segment.kind === 'copyData') {
      const copied = segments[index - 1]?.text.toLowerCase() ?? ''
      return names.some((name) => copied.includes(name.toLowerCase()))
    }
    if (segment.kind !== 'statement' || segment.node?.kind === 'createRoutine') return false
    const lower = segment.text.toLowerCase()
    if (!names.some((name) => lower.includes(name.toLowerCase()))) return false
    const start = starts[index] ?? 0
    return scanSql(segment.text).some(
      (token) =>
        token.kind === 'string' &&
        token.value === op.value &&
        !edits.some((edit) => edit.from <= start + token.from && start + token.to <= edit.to),
    )
  })
}

function createdEnum(task: Task, ref: string) {
  const type = findEnum(task.before, ref)
  if (!type) return null
  const name = splitQualified(ref).at(-1)
  const statement = statementsAbout(task.state, [type.id]).find(
    (each): each is Statement & { node: { kind: 'createEnum' } } =>
      each.node.kind === 'createEnum' && each.node.name.parts.at(-1)?.value === name,
  )
  if (statement?.node.kind !== 'createEnum') return null
  return { statement, values: statement.node.values, body: statement.node.body }
}
