import { type Column, findColumn, type SchemaOp, type Table } from '../../schema/index.ts'
import type { ColumnNode } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import { isKnownAt } from './columns.ts'
import { insertElement, removeElements } from './lists.ts'
import { moveLine } from './move-line.ts'
import type { Edits, Task } from './plan.ts'
import { absolute, type Removal, removeAll } from './removals.ts'
import { writeColumnLists } from './rows.ts'
import {
  type ColumnPart,
  type CreateTableStatement,
  columnParts,
  declarationAmong,
  statementsAbout,
  tableStatements,
} from './statements.ts'
import { eolOf, type ListLayout, layoutOf } from './style.ts'
import { commasBetween, contentEnd, sameLineTrivia } from './trivia.ts'

/**
 * Moves a column to where the model has it: within the list of CREATE TABLE, and into it when ALTER TABLE
 * added it or what it goes behind. Rows given without a list of columns get one.
 */
export function writeColumnMove(
  task: Task,
  table: Table,
  op: Extract<SchemaOp, { readonly op: 'column.move' }>,
): Edits {
  const { create } = tableStatements(task.state, table)
  const next = task.after.tables.get(table.id)
  const moved = declarationAmong(columnParts(task.state, table, op.column))
  const lists = writeColumnLists(task.state, table, task.quote)
  if (!create?.node.body || !moved || !next || !lists) return null
  const { text } = create.segment
  const { elements, body } = create.node
  const anchor = op.after === null ? null : declarationAmong(columnParts(task.state, table, op.after))
  if (moved.kind === 'element' && (op.after === null || anchor?.kind === 'element')) {
    const edits = moveElement(
      text,
      body,
      elements,
      elements.indexOf(moved.node),
      anchor ? elements.indexOf(anchor.node as ColumnNode) : null,
      create,
    )
    return edits && [...edits, ...lists]
  }
  const edits = foldIn(task, table, next, create)
  return edits && [...edits, ...lists]
}

type Declaration = Exclude<ColumnPart, { readonly kind: 'action' }>

/** Takes columns that ALTER TABLE adds into the list of CREATE TABLE, as far as the new order needs it. */
function foldIn(task: Task, table: Table, next: Table, create: CreateTableStatement): Edits {
  const order: { readonly column: Column; readonly declaration: Declaration }[] = []
  for (const { name } of next.columns) {
    const column = findColumn(table, name)
    const declaration = declarationAmong(columnParts(task.state, table, name))
    if (!column || !declaration) return null
    order.push({ column, declaration })
  }
  const inCreate = order.slice(0, order.length - addedAtEnd(order.map((each) => each.declaration)))
  const { elements } = create.node
  const kept = longestRun(inCreate.map(({ declaration }) => elements.indexOf(declaration.node)))
  const gone: Removal[] = []
  const removed: number[] = []
  const groups = new Map<number | null, string[]>()
  let after: number | null = null
  for (const [at, { column, declaration }] of inCreate.entries()) {
    const index = elements.indexOf(declaration.node)
    if (kept.has(at)) {
      after = index
      continue
    }
    if (declaration.kind === 'added') {
      if (!canFold(task, table, column, declaration, create)) return null
      gone.push({ kind: 'action', statement: declaration.statement, action: declaration.action })
    } else removed.push(index)
    const { text } = declaration.statement.segment
    groups.set(after, [...(groups.get(after) ?? []), text.slice(declaration.node.from, declaration.node.to)])
  }
  const { text } = create.segment
  const { body } = create.node
  if (!body) return null
  const layout = layoutOf(create)
  const eol = eolOf(task.state.text)
  const edits: Replacement[] = [
    ...absolute(
      create,
      removeElements(
        text,
        elements,
        removed.sort((a, b) => a - b),
      ),
    ),
  ]
  for (const [place, written] of groups) {
    const joined = written.join(separatorOf(layout, eol))
    edits.push(...absolute(create, insertElement(text, body, elements, place, joined, layout, eol)))
  }
  return [...edits, ...removeAll(task.state, gone)]
}

/** How many columns at the end of the order are added by ALTER TABLE in just that order, after all others. */
function addedAtEnd(order: readonly Declaration[]): number {
  let count = 0
  let later: Declaration | null = null
  const added = order.filter((each) => each.kind === 'added')
  for (const each of order.toReversed()) {
    if (each.kind !== 'added') break
    const last = added.filter((other) => other !== each && isBefore(each, other)).length
    if (last !== count || (later && !isBefore(each, later))) break
    later = each
    count++
  }
  return count
}

function isBefore(a: Declaration, b: Declaration): boolean {
  if (a.statement.index !== b.statement.index) return a.statement.index < b.statement.index
  return a.node.from < b.node.from
}

/** The places of the elements that can stay where they are: the longest run in ascending order; -1 is no element. */
function longestRun(indexes: readonly number[]): ReadonlySet<number> {
  const best: { readonly length: number; readonly before: number }[] = []
  let end = -1
  for (const [at, index] of indexes.entries()) {
    let length = index < 0 ? 0 : 1
    let before = -1
    for (let i = 0; i < at && index >= 0; i++) {
      const run = best[i]
      if (run && run.length > 0 && (indexes[i] ?? 0) < index && run.length + 1 > length) {
        length = run.length + 1
        before = i
      }
    }
    best.push({ length, before })
    if (length > (best[end]?.length ?? 0)) end = at
  }
  const kept = new Set<number>()
  for (let at = end; at >= 0; at = best[at]?.before ?? -1) kept.add(at)
  return kept
}

/** Whether all that the declaration of an added column names is there when the table is made. */
function canFold(
  task: Task,
  table: Table,
  column: Column,
  { node }: Declaration,
  create: CreateTableStatement,
): boolean {
  if (!isKnownAt(task, table, column, create.index)) return false
  return node.constraints.every((constraint) => {
    if (constraint.kind !== 'references') return true
    const key = table.foreignKeys.find((each) => each.columns.length === 1 && each.columns[0] === column.name)
    const target = [...task.before.tables.values()].find(
      (each) => each.schema === key?.references.schema && each.name === key.references.table,
    )
    if (!target || target.id === table.id) return target !== undefined
    const keys = [target.primaryKey, ...target.uniques].flatMap((each) => (each ? [each.id] : []))
    const made = statementsAbout(task.state, [target.id, ...keys]).filter(
      (each) => each.node.kind === 'createTable' || each.node.kind === 'alterTable',
    )
    return made.every((each) => each.index < create.index)
  })
}

function separatorOf({ kind, commas, indent, separator }: ListLayout, eol: string): string {
  if (kind === 'inline') return separator ?? ', '
  if (commas === 'trailing') return `,${eol}${indent}`
  return indent.includes(',') ? `${eol}${indent}` : `${eol}${indent}, `
}

function moveElement(
  text: string,
  body: { readonly from: number; readonly to: number },
  elements: readonly { readonly from: number; readonly to: number }[],
  at: number,
  after: number | null,
  create: { readonly start: number },
): Edits {
  const lines = moveLine(text, elements, at, after)
  if (lines) return absolute(create, lines)
  // The elements in their new order fill the places of the old: their comments go with them.
  const order = elements.map((_, index) => index).filter((index) => index !== at)
  const place = after === null ? 0 : order.indexOf(after) + 1
  order.splice(place, 0, at)
  const chunks = elements.map((element, index) => chunkOf(text, element, elements[index + 1], body.to))
  const edits: Replacement[] = []
  for (const [index, source] of order.entries()) {
    if (index === source) continue
    const slot = chunks[index]
    const chunk = chunks[source]
    if (!slot || !chunk) return null
    edits.push({ from: slot.from, to: slot.to, insert: text.slice(chunk.from, chunk.to) })
    if (slot.comment.text !== chunk.comment.text) {
      edits.push({ from: slot.comment.from, to: slot.comment.to, insert: chunk.comment.text })
    }
  }
  return absolute(create, edits)
}

interface Chunk {
  readonly from: number
  readonly to: number
  /** The comment behind it on its line, with the blanks before. */
  readonly comment: { readonly from: number; readonly to: number; readonly text: string }
}

function chunkOf(
  text: string,
  element: { readonly from: number; readonly to: number },
  next: { readonly from: number; readonly to: number } | undefined,
  end: number,
): Chunk {
  const comma = next ? commasBetween(text, element.to, next.from)[0] : undefined
  const onLine = comma !== undefined && comma < contentEnd(text, element.to)
  const from = onLine ? comma + 1 : element.to
  const to = Math.min(sameLineTrivia(text, from), next ? next.from : end)
  return { from: element.from, to: element.to, comment: { from, to, text: text.slice(from, to) } }
}
