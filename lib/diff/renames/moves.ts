import { err, ok, type Result } from '../../base/index.ts'
import {
  type Column,
  type EntityId,
  entityId,
  joinQualified,
  parseEntityId,
  type Schema,
  splitQualified,
  type Table,
} from '../../schema/index.ts'
import { equalsAt, findNamed } from './answers.ts'
import type { Rename, RenameQuestion } from './rename.ts'

/**
 * Whether a pair says that a column's values went into a column of another table. Such a pair is no rename:
 * the one is dropped and the other added, and who plans the change takes the rows along.
 */
export function isMove({ from, to }: Rename, renames: readonly Rename[]): boolean {
  const [old, next] = [ownerOf(from), ownerOf(to)]
  if (old === null || next === null) return false
  const space = parseEntityId(old).parts[0] ?? ''
  const spaces = renames.find((each) => each.from === entityId('schema', space))?.to
  const home = spaces === undefined ? space : (parseEntityId(spaces).parts[0] ?? space)
  const moved = entityId('table', home, parseEntityId(old).parts[1] ?? '')
  return (renames.find((each) => each.from === old)?.to ?? moved) !== next
}

/**
 * Reads `old_table.column=new_table.column`, as the command line takes it. Both sides name a column with its
 * table, the one as the schema before has it, the other as the schema after does.
 */
export function readMove(before: Schema, after: Schema, text: string): Result<Rename, string> {
  const at = equalsAt(text)
  if (at < 0) return err(`${text} is not of the form table.column=table.column`)
  const [old, next] = [text.slice(0, at), text.slice(at + 1)]
  const from = columnNamed(before, old)
  if (from === null) return err(`there is no column ${old} before`)
  const to = columnNamed(after, next)
  if (to === null) return err(`there is no column ${next} after`)
  return ok({ from, to })
}

/** The column that `table.column` names; null when there is none. */
export function columnNamed(schema: Schema, ref: string): EntityId | null {
  if (splitQualified(ref.trim()).length < 2) return null
  return findNamed(schema, ref).find((id) => parseEntityId(id).kind === 'column') ?? null
}

/**
 * Columns that went while an equal one came in a table whose rows belong to the same things: one of the two
 * points at the other, or both have the same key. Those of the pairs that were answered are left out.
 */
export function inferMoves(
  before: Schema,
  after: Schema,
  answered: readonly Rename[],
  dropped: ReadonlySet<EntityId>,
): readonly RenameQuestion[] {
  const from = new Set([...answered.map((each) => each.from), ...dropped])
  const to = new Set(answered.map((each) => each.to))
  const renamed = new Map(answered.map((each) => [each.from, each.to]))
  const came = freshColumns(before, after, new Set(answered.map((each) => each.to)))
  if (came.size === 0) return []
  const questions: RenameQuestion[] = []
  for (const table of before.tables.values()) {
    if (dropped.has(table.id)) continue
    const then = after.tables.get(renamed.get(table.id) ?? table.id)
    if (then === table) continue
    for (const column of table.columns) {
      if (from.has(column.id) || column.inherited || then?.columns.some(({ name }) => name === column.name))
        continue
      const next = (came.get(column.name) ?? []).find(
        (each) =>
          !to.has(each.column.id) &&
          isSame(column, each.column) &&
          areRelated(table, each.table, before, after),
      )
      if (!next || isInKey(table, column)) continue
      to.add(next.column.id)
      questions.push({
        kind: 'move',
        from: column.id,
        to: next.column.id,
        score: 0.7,
        reasons: ['name and type are the same', `rows of ${next.table.name} belong to rows of ${table.name}`],
      })
    }
  }
  return questions
}

interface Came {
  readonly table: Table
  readonly column: Column
}

/** Columns that the schema before lacks, by name. */
function freshColumns(
  before: Schema,
  after: Schema,
  taken: ReadonlySet<EntityId>,
): ReadonlyMap<string, readonly Came[]> {
  const found = new Map<string, Came[]>()
  for (const table of after.tables.values()) {
    const was = before.tables.get(table.id)
    if (was === table || table.partitionOf !== null || taken.has(table.id)) continue
    for (const column of table.columns) {
      if (was?.columns.some(({ name }) => name === column.name)) continue
      const list = found.get(column.name) ?? []
      list.push({ table, column })
      found.set(column.name, list)
    }
  }
  return found
}

function isSame(a: Column, b: Column): boolean {
  return (
    a.type.display === b.type.display && a.generated === null && b.generated === null && b.identity === null
  )
}

function isInKey(table: Table, { name }: Column): boolean {
  const isKey = table.primaryKey?.columns.includes(name) ?? false
  return isKey || table.foreignKeys.some(({ columns }) => columns.includes(name))
}

function areRelated(old: Table, next: Table, before: Schema, after: Schema): boolean {
  const oldThen = after.tables.get(old.id)
  const nextThen = before.tables.get(next.id)
  if ([old, next].some(({ kind }) => kind !== 'table')) return false
  if ([old, oldThen].some((table) => table && belongsTo(table, next))) return true
  if ([next, nextThen].some((table) => table && belongsTo(table, old))) return true
  const [a, b] = [old.primaryKey?.columns ?? [], next.primaryKey?.columns ?? []]
  // A key called `id` is what any two tables have.
  return a.length > 0 && a.join() === b.join() && a.join() !== 'id' && (!oldThen || !nextThen)
}

/** Whether a table points at another, at most one row of it at a row of the other. */
function belongsTo(table: Table, whole: Table): boolean {
  const keys = [table.primaryKey, ...table.uniques].map((key) => key?.columns.toSorted().join())
  return table.foreignKeys.some(
    ({ references, columns }) =>
      references.schema === whole.schema &&
      references.table === whole.name &&
      keys.includes(columns.toSorted().join()),
  )
}

function ownerOf(id: EntityId): EntityId | null {
  const { kind, parts } = parseEntityId(id)
  return kind === 'column' ? entityId('table', parts[0] ?? '', parts[1] ?? '') : null
}

/** `table.column`, qualified, for `--move`. */
export function moveText({ from, to }: Rename): string {
  return `${joinQualified(...parseEntityId(from).parts)}=${joinQualified(...parseEntityId(to).parts)}`
}
