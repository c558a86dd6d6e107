import { type ForeignKey, type Schema, type Table, targetOf } from '../../schema/index.ts'
import type { Dialect } from '../../sql/index.ts'
import type { Executor } from '../executor.ts'
import { insertRow, sqlName } from './insert-row.ts'

interface RingInput {
  readonly schema: Schema
  readonly dialect: Dialect
  readonly executor: Executor
  readonly rows: number
}

/** A table of a ring with the rows that it took, and why no more. */
export interface FilledTable {
  readonly table: Table
  readonly rows: number
  readonly failure: string | null
}

/**
 * Fills tables that each need a row of another to be there first: rows come in while the engine does not look at
 * references, then each reference is set to a row that is there, and is looked at. Either all are filled or none.
 */
export async function seedRing(ring: readonly Table[], input: RingInput): Promise<readonly FilledTable[]> {
  const { executor, schema, dialect, rows } = input
  const filled: FilledTable[] = []
  await executor.exec('BEGIN')
  await executor.exec('SET LOCAL session_replication_role = replica')
  const loose = new Set(ring.flatMap((table) => keysInto(ring, table, schema)))
  for (const table of ring) {
    let done = 0
    let failure: string | null = null
    for (let row = 1; row <= rows && failure === null; row++) {
      // Each row by itself: what one try did wrong must not end the transaction.
      await executor.exec('SAVEPOINT seed')
      failure = await insertRow({ table, row, loose }, schema, dialect, savepointed(executor))
      if (failure === null) done++
    }
    if (done === 0) return giveUp(executor)
    filled.push({ table, rows: done, failure })
  }
  for (const table of ring) {
    for (const key of keysInto(ring, table, schema)) {
      const target = targetOf(schema, key)
      if (!target) continue
      const set = await executor.exec(pointing(table, key, target, dialect))
      if (!set.ok) return giveUp(executor)
    }
  }
  await executor.exec('SET LOCAL session_replication_role = origin')
  // Said again, so that the engine looks: a column that keeps its value is not looked at.
  for (const table of ring) if (!(await isWhole(table, ring, input))) return giveUp(executor)
  const end = await executor.exec('COMMIT')
  return end.ok ? filled : []
}

async function giveUp(executor: Executor): Promise<readonly FilledTable[]> {
  await executor.exec('ROLLBACK')
  return []
}

/** An executor in a transaction that a failed statement does not end. */
function savepointed(executor: Executor): Executor {
  return {
    ...executor,
    async exec(sql) {
      const result = await executor.exec(sql)
      if (!result.ok) await executor.exec('ROLLBACK TO SAVEPOINT seed')
      return result
    },
  }
}

function keysInto(ring: readonly Table[], table: Table, schema: Schema): readonly ForeignKey[] {
  return table.foreignKeys.filter((key) => {
    const target = targetOf(schema, key)
    return target !== null && ring.includes(target)
  })
}

/** Sets the columns of a key, row by row, to those of the rows of the other table in their order. */
function pointing(table: Table, key: ForeignKey, target: Table, { quote }: Dialect): string {
  const [own, other] = [
    `${quote(table.schema)}.${quote(table.name)}`,
    `${quote(target.schema)}.${quote(target.name)}`,
  ]
  const theirs = key.references.columns.map(quote)
  const settings = key.columns.map((column, at) => `${quote(column)} = o.${theirs[at] ?? 'NULL'}`)
  return `WITH n AS (SELECT ctid, row_number() OVER (ORDER BY ctid) - 1 AS k FROM ${own}),
o AS (SELECT ${theirs.join(', ')}, row_number() OVER (ORDER BY ctid) - 1 AS k, count(*) OVER () AS total FROM ${other})
UPDATE ${own} t SET ${settings.join(', ')} FROM n, o WHERE n.ctid = t.ctid AND n.k % o.total = o.k`
}

/** Whether every reference of the table leads to a row. */
async function isWhole(
  table: Table,
  ring: readonly Table[],
  { schema, dialect, executor }: RingInput,
): Promise<boolean> {
  for (const key of keysInto(ring, table, schema)) {
    const target = targetOf(schema, key)
    if (!target) continue
    const same = key.columns.map(
      (column, at) => `o.${dialect.quote(key.references.columns[at] ?? '')} = t.${dialect.quote(column)}`,
    )
    const [row] = await executor.query(
      `SELECT count(*)::int AS n FROM ${sqlName(table, dialect)} t WHERE NOT EXISTS (SELECT FROM ${sqlName(target, dialect)} o WHERE ${same.join(' AND ')})`,
    )
    if (Number(row?.n ?? 0) > 0) return false
  }
  return true
}
