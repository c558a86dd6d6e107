import type { MigrationPlan } from '../migrate/index.ts'
import type { Schema } from '../schema/index.ts'
import type { Executor } from './executor.ts'
import { type RehearsalListener, rehearse } from './rehearse.ts'
import { countRows, type SeededTable, seedTables } from './seeding/seed.ts'
import { type StatementReport, verifyDocument } from './verify.ts'

export interface DryRunInput {
  readonly plan: MigrationPlan
  /** The script of the schema to start from, and what is read of it. */
  readonly text: string
  readonly base: Schema
  /** Rows to put into each table before. */
  readonly rows: number
}

export interface DryRunListener extends RehearsalListener {
  /** The base is there, but for these statements that the engine refused. */
  loaded?(failures: readonly StatementReport[]): void
  seeded?(tables: readonly SeededTable[]): void
}

export interface DryRunResult {
  /** Whether every statement ran, every check held, and every phase led where the plan says. */
  readonly passed: boolean
  /** Tables that hold another number of rows when all is taken back. */
  readonly changedCounts: readonly {
    readonly table: string
    readonly before: number
    readonly after: number
  }[]
}

/**
 * Loads the base into a throw-away database, puts rows into it, carries the plan out phase by phase, takes
 * it back, and tells of each outcome as it comes.
 */
export async function dryRun(
  { plan, text, base, rows }: DryRunInput,
  executor: Executor,
  listener: DryRunListener = {},
): Promise<DryRunResult> {
  const { failures } = await verifyDocument(text, plan.dialect, executor)
  listener.loaded?.(failures)
  const seeded = await seedTables(base, executor, rows)
  listener.seeded?.(seeded)
  const names = seeded.filter((each) => each.rows > 0).map(({ table }) => table)
  const before = await countRows(names, executor)
  const { passed } = await rehearse(plan, base, executor, listener)
  if (!passed) return { passed, changedCounts: [] }
  const after = await countRows(names, executor)
  const changedCounts = names
    .map((table) => ({ table, before: before.get(table) ?? 0, after: after.get(table) ?? 0 }))
    .filter((each) => each.before !== each.after)
  return { passed, changedCounts }
}
