import { type Schema, type Table, targetOf } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import type { Executor } from '../executor.ts'
import { insertRow, sqlName } from './insert-row.ts'
import { seedRing } from './ring.ts'

/** What came of seeding a table. */
export interface SeededTable {
  /** Qualified, as SQL names it. */
  readonly table: string
  readonly rows: number
  /** The engine's reason why there are no more; null when all came in. */
  readonly failure: string | null
}

/**
 * Puts rows into the tables of a throw-away database that is as `schema` says, the same ones each time:
 * tables that are referred to first, values by type, and by what checks compare with. A table that takes
 * none is reported with the engine's reason, not passed over in silence.
 */
export async function seedTables(
  schema: Schema,
  executor: Executor,
  rows: number,
): Promise<readonly SeededTable[]> {
  const dialect = dialectOf(schema.dialect)
  const outcomes = new Map<Table, SeededTable>()
  const seed = async (table: Table): Promise<void> => {
    let done = 0
    let failure: string | null = null
    for (let row = 1; row <= rows && failure === null; row++) {
      failure = await insertRow({ table, row, loose: new Set() }, schema, dialect, executor)
      if (failure === null) done++
    }
    outcomes.set(table, { table: sqlName(table, dialect), rows: done, failure })
  }
  const tables = inOrder(schema)
  for (const table of tables) await seed(table)
  const isEmpty = (table: Table): boolean => outcomes.get(table)?.rows === 0
  let isAny = false
  for (const ring of ringsOf(tables.filter(isEmpty), schema)) {
    for (const { table, ...filled } of await seedRing(ring, { schema, dialect, executor, rows })) {
      outcomes.set(table, { table: sqlName(table, dialect), ...filled })
      isAny = true
    }
  }
  // What refers to a ring had nothing to refer to.
  if (isAny) for (const table of tables.filter(isEmpty)) await seed(table)
  return [...outcomes.values()]
}

/** Of the tables that took no row those that need rows of one another, or of their own, to be there first. */
function ringsOf(empty: readonly Table[], schema: Schema): readonly (readonly Table[])[] {
  const needs = (table: Table): readonly Table[] =>
    table.foreignKeys.flatMap((key) => {
      const target = targetOf(schema, key)
      return target && empty.includes(target) ? [target] : []
    })
  const reaches = (from: Table, to: Table): boolean => {
    const seen = new Set<Table>()
    const open = [...needs(from)]
    for (let next = open.pop(); next; next = open.pop()) {
      if (next === to) return true
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...needs(next))
    }
    return false
  }
  const rings: (readonly Table[])[] = []
  for (const table of empty) {
    if (rings.some((ring) => ring.includes(table)) || !reaches(table, table)) continue
    rings.push(empty.filter((other) => reaches(table, other) && reaches(other, table)))
  }
  return rings
}

/** How many rows each table holds, by its name as SQL names it. */
export async function countRows(
  tables: readonly string[],
  executor: Executor,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const table of tables) {
    const [row] = await executor.query(`SELECT count(*)::int AS n FROM ${table}`)
    counts.set(table, Number(row?.n ?? 0))
  }
  return counts
}

/** Tables that can be written to, those that others refer to first; a ring of references ends anywhere. */
function inOrder(schema: Schema): readonly Table[] {
  const placed = new Set<Table>()
  const open = new Set<Table>()
  const visit = (table: Table): void => {
    if (placed.has(table) || open.has(table)) return
    open.add(table)
    for (const key of table.foreignKeys) {
      const target = targetOf(schema, key)
      if (target) visit(target)
    }
    open.delete(table)
    placed.add(table)
  }
  for (const table of schema.tables.values()) visit(table)
  // Rows of partitions come in through the table that they are a part of.
  return [...placed].filter((table) => table.kind !== 'foreign' && table.partitionOf === null)
}
