import { diffSchemas, type Rename, type RenameQuestion } from '../diff/index.ts'
import type { Schema } from '../schema/index.ts'
import { dialectOf, type PlannedStatement } from '../sql/index.ts'

export interface MigrationOptions {
  /** Pairs to be taken for one thing under two names. */
  readonly renames?: readonly Rename[]
}

/** How to get from one schema to another and back, as data that the tools write out. */
export interface MigrationPlan {
  readonly dialect: string
  /** What the statements need the search path to be; empty when every name in them is qualified. */
  readonly searchPath: readonly string[]
  readonly up: readonly PlannedStatement[]
  /** Made from the reverse difference, so that it is as complete as the way there. */
  readonly down: readonly PlannedStatement[]
  /** Likely renames that nobody answered: unless answered, the one is dropped and the other added. */
  readonly questions: readonly RenameQuestion[]
}

/** Plans both ways between two schemas of one dialect; throws when the dialects differ. */
export function planMigration(before: Schema, after: Schema, options: MigrationOptions = {}): MigrationPlan {
  if (before.dialect !== after.dialect) {
    throw new Error(`migrate: cannot lead from ${before.dialect} to ${after.dialect}`)
  }
  const dialect = dialectOf(after.dialect)
  const renames = options.renames ?? []
  const there = diffSchemas(before, after, dialect, { renames })
  const back = diffSchemas(after, before, dialect, {
    renames: renames.map(({ from, to }) => ({ from: to, to: from })),
  })
  return {
    dialect: after.dialect,
    searchPath: searchPathOf(before, after, dialect.defaultSchema),
    up: dialect.plan(there.ops, before, after),
    down: dialect.plan(back.ops, after, before),
    questions: there.questions,
  }
}

/** The schemas that unqualified names of either side mean; none when that is only the default one. */
function searchPathOf(before: Schema, after: Schema, home: string): readonly string[] {
  const path = [...new Set([...after.searchPath, ...before.searchPath])]
  const own = path.filter((space) => space !== home && space !== 'pg_catalog')
  return own.length === 0 ? [] : [...new Set([...path, home])]
}
