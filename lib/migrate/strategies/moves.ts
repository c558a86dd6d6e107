import { isMove, nameOf, type Rename } from '../../diff/index.ts'
import {
  type EntityId,
  entityId,
  type ForeignKey,
  findColumn,
  parseEntityId,
  type Schema,
  type Table,
} from '../../schema/index.ts'
import type { Division, Follower } from '../../sql/index.ts'
import { Refusal } from '../refusal.ts'

/** Columns whose values go from one table into another, and how rows of the two belong together. */
export interface Move {
  readonly division: Division
  /** Which of the two has the columns in the base. */
  readonly from: 'whole' | 'part'
  /** As the base has the column, and as the target does. */
  readonly columns: readonly Follower[]
  /** The table that has the columns in the base, as the base has it; and in the target, as the target has it. */
  readonly old: Table
  readonly next: Table
}

/**
 * The tables that are split and merged, by the columns that are said to move. Throws where the rows of two
 * tables do not belong together one to one, or a row of the part cannot be made from the whole.
 */
export function findMoves(before: Schema, after: Schema, renames: readonly Rename[]): readonly Move[] {
  const groups = new Map<string, Rename[]>()
  for (const move of renames.filter((each) => isMove(each, renames))) {
    const key = `${tableOf(move.from)} ${tableOf(move.to)}`
    groups.set(key, [...(groups.get(key) ?? []), move])
  }
  const to = new Map(renames.map((rename) => [rename.from, rename.to]))
  return [...groups.values()].map((moves) => moveOf(moves, before, after, to))
}

/** The renames that say the same thing has another name. */
export function withoutMoves(renames: readonly Rename[]): readonly Rename[] {
  return renames.filter((rename) => !isMove(rename, renames))
}

function moveOf(
  moves: readonly Rename[],
  before: Schema,
  after: Schema,
  to: ReadonlyMap<EntityId, EntityId>,
): Move {
  const [first] = moves
  const old = before.tables.get(tableOf(first?.from))
  const next = after.tables.get(tableOf(first?.to))
  const say = moves.map((move) => `${nameOf(move.from)} to ${nameOf(move.to)}`).join(', ')
  if (!old || !next) throw new Refusal(`no such columns: ${say}`)
  const columns = moves.flatMap(({ from: a, to: b }) => {
    const [from, then] = [old.columns.find(({ id }) => id === a), next.columns.find(({ id }) => id === b)]
    return from && then ? [{ from, to: then }] : []
  })
  const oldThen = after.tables.get(to.get(old.id) ?? old.id) ?? null
  const joined = joinOf(old, next, oldThen, before.tables.get(next.id) ?? null)
  if (!joined || [old, next].some(({ kind }) => kind !== 'table')) {
    throw new Refusal(
      `${say}: rows of ${old.name} and ${next.name} do not belong together one to one; a unique foreign key or a shared key must say so`,
    )
  }
  const here = oldThen ? { ...old, schema: oldThen.schema, name: oldThen.name } : old
  const ordered =
    joined.part === next ? columns : columns.map(({ from, to: then }) => ({ from: then, to: from }))
  const division: Division =
    joined.part === next
      ? { whole: here, part: next, key: joined.key, columns: ordered }
      : { whole: next, part: here, key: joined.key, columns: ordered }
  if (joined.part === next) refuseLacking(division, say)
  return { division, from: joined.part === next ? 'whole' : 'part', columns, old: here, next }
}

interface Joined {
  readonly part: Table
  readonly key: readonly Follower[]
}

/** By which columns rows of two tables belong together, one to one, and which of them hangs on the other. */
function joinOf(old: Table, next: Table, oldThen: Table | null, nextThen: Table | null): Joined | null {
  const fromNext = [next, nextThen]
    .flatMap((table) => table?.foreignKeys ?? [])
    .find((key) => pointsAt(key, oldThen ?? old))
  if (fromNext && isUnique(next, fromNext.columns)) {
    const key = pairs(old, fromNext.references.columns, next, fromNext.columns)
    if (key) return { part: next, key }
  }
  const fromOld = [old, oldThen]
    .flatMap((table) => table?.foreignKeys ?? [])
    .find((key) => pointsAt(key, next))
  if (fromOld && isUnique(old, fromOld.columns)) {
    const key = pairs(next, fromOld.references.columns, old, fromOld.columns)
    if (key) return { part: old, key }
  }
  // Where neither table is made or goes, keys of the same columns may well count apart.
  if (fromNext || fromOld || (oldThen && nextThen)) return null
  const [a, b] = [old.primaryKey?.columns ?? [], next.primaryKey?.columns ?? []]
  if (a.length === 0 || a.join() !== b.join()) return null
  const part = oldThen ? next : old
  const key = part === next ? pairs(old, a, next, b) : pairs(next, b, old, a)
  return key && { part, key }
}

function pairs(
  whole: Table,
  wholeColumns: readonly string[],
  part: Table,
  partColumns: readonly string[],
): readonly Follower[] | null {
  const found = wholeColumns.flatMap((name, at) => {
    const [from, to] = [findColumn(whole, name), findColumn(part, partColumns[at] ?? '')]
    return from && to ? [{ from, to }] : []
  })
  return found.length === wholeColumns.length && found.length === partColumns.length ? found : null
}

function refuseLacking({ part, key, columns }: Division, say: string): void {
  const given = new Set([...key, ...columns].map(({ to }) => to.name))
  const lacking = part.columns.find(
    (column) =>
      !given.has(column.name) &&
      !column.nullable &&
      column.default === null &&
      !column.identity &&
      !column.generated,
  )
  if (lacking) {
    throw new Refusal(`${say}: ${part.name}.${lacking.name} must have a value and nothing gives it one`)
  }
}

function isUnique(table: Table, columns: readonly string[]): boolean {
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques]
  return keys.some(
    (key) =>
      !key.deferrable &&
      key.columns.length === columns.length &&
      key.columns.every((name) => columns.includes(name)),
  )
}

function pointsAt({ references }: ForeignKey, table: Table): boolean {
  return references.schema === table.schema && references.table === table.name
}

function tableOf(column: EntityId | undefined): EntityId {
  const [schema = '', table = ''] = column === undefined ? [] : parseEntityId(column).parts
  return entityId('table', schema, table)
}
