import { diffSchemas, type Rename, type RenameQuestion } from '../diff/index.ts'
import type { Schema } from '../schema/index.ts'
import { dialectOf, type PlanStyle } from '../sql/index.ts'
import { downSteps, type Phase, type Step, stepOf, upSteps } from './phases.ts'

export interface MigrationOptions {
  /** Pairs to be taken for one thing under two names. */
  readonly renames?: readonly Rename[]
  /** One of the dialect's `versions`; the newest when left out. */
  readonly version?: string
}

/** How to get from one schema to another and back, as data that the tools write out. */
export interface MigrationPlan {
  readonly dialect: string
  /** The server the statements are planned for. */
  readonly version: string
  readonly strategy: 'direct' | 'online'
  /** What the statements need the search path to be; empty when every name in them is qualified. */
  readonly searchPath: readonly string[]
  readonly phases: readonly Phase[]
  /** The statements of all phases, in the order to run them. */
  readonly up: readonly Step[]
  /** Made from the reverse difference, so that it is as complete as the way there. */
  readonly down: readonly Step[]
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
  const version = options.version ?? dialect.versions.at(-1) ?? ''
  const style: PlanStyle = { version, blocking: 'allowed' }
  const there = diffSchemas(before, after, dialect, { renames })
  const back = diffSchemas(after, before, dialect, {
    renames: renames.map(({ from, to }) => ({ from: to, to: from })),
  })
  const change: Phase = {
    number: 1,
    kind: 'change',
    title: 'Everything at once',
    gates: [],
    up: dialect.plan(there.ops, before, after, style).map(stepOf),
    down: dialect.plan(back.ops, after, before, style).map(stepOf),
    schema: after,
  }
  const phases = [change]
  return {
    dialect: after.dialect,
    version,
    strategy: 'direct',
    searchPath: searchPathOf(before, after, dialect.defaultSchema),
    phases,
    up: upSteps(phases),
    down: downSteps(phases),
    questions: there.questions,
  }
}

/** The schemas that unqualified names of either side mean; none when that is only the default one. */
function searchPathOf(before: Schema, after: Schema, home: string): readonly string[] {
  const path = [...new Set([...after.searchPath, ...before.searchPath])]
  const own = path.filter((space) => space !== home && space !== 'pg_catalog')
  return own.length === 0 ? [] : [...new Set([...path, home])]
}
