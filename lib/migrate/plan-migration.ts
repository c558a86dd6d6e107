import { type Rename, type RenameQuestion, withSharedRecords } from '../diff/index.ts'
import type { EntityId, Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { sizesOfNewTables, sizesUnderNewNames, type TableSizes } from './estimate.ts'
import { downSteps, type Phase, type Step, upSteps } from './phases.ts'
import { strategyOf } from './strategies/registry.ts'
import type { Strategy } from './strategies/strategy.ts'

export interface MigrationOptions {
  /** Pairs to be taken for one thing under two names. */
  readonly renames?: readonly Rename[]
  /** Things known to be dropped, or everything that is not renamed: no question about them is left open. */
  readonly dropped?: readonly EntityId[] | 'all'
  /** One of the dialect's `versions`; the newest when left out. */
  readonly version?: string
  /** How much the tables hold: steps are estimated by it. */
  readonly sizes?: TableSizes
  /** Direct when left out. */
  readonly strategy?: Strategy['id']
}

/** How to get from one schema to another and back, as data that the tools write out. */
export interface MigrationPlan {
  readonly dialect: string
  /** The server the statements are planned for. */
  readonly version: string
  readonly strategy: Strategy['id']
  /** What the statements need the search path to be; empty when every name in them is qualified. */
  readonly searchPath: readonly string[]
  readonly phases: readonly Phase[]
  /** How much the tables hold, as far as it is known. */
  readonly sizes: TableSizes
  /** The statements of all phases, in the order to run them. */
  readonly up: readonly Step[]
  /** Planned from each milestone to the one before it, so that it is as complete as the way there. */
  readonly down: readonly Step[]
  /** Likely renames that nobody answered: unless answered, the one is dropped and the other added. */
  readonly questions: readonly RenameQuestion[]
}

/** Plans both ways between two schemas of one dialect; throws when the dialects differ. */
export function planMigration(before: Schema, target: Schema, options: MigrationOptions = {}): MigrationPlan {
  const after = withSharedRecords(before, target)
  if (before.dialect !== after.dialect) {
    throw new Error(`migrate: cannot lead from ${before.dialect} to ${after.dialect}`)
  }
  const dialect = dialectOf(after.dialect)
  const renames = options.renames ?? []
  const version = options.version ?? dialect.versions.at(-1) ?? ''
  if (!dialect.versions.includes(version)) {
    throw new Error(
      `migrate: ${dialect.label} ${version} is not known; known are ${dialect.versions.join(', ')}`,
    )
  }
  const strategy = strategyOf(options.strategy ?? 'direct')
  const { phases, questions } = strategy.plan({ before, after, renames, dialect, version })
  const parts = phases.flatMap((phase) => phase.parts)
  return {
    dialect: after.dialect,
    version,
    strategy: strategy.id,
    searchPath: searchPathOf(before, after, dialect.defaultSchema),
    phases,
    sizes: {
      ...sizesOfNewTables(before, after, renames, dialect),
      ...sizesUnderNewNames(options.sizes ?? {}, renames, dialect),
    },
    up: upSteps(parts),
    down: downSteps(parts),
    questions: questions.filter(({ from }) => !isDropped(from, options.dropped ?? [])),
  }
}

function isDropped(id: EntityId, dropped: readonly EntityId[] | 'all'): boolean {
  return dropped === 'all' || dropped.includes(id)
}

/** The schemas that unqualified names of either side mean; none when that is only the default one. */
function searchPathOf(before: Schema, after: Schema, home: string): readonly string[] {
  const path = [...new Set([...after.searchPath, ...before.searchPath])]
  const own = path.filter((space) => space !== home && space !== 'pg_catalog')
  return own.length === 0 ? [] : [...new Set([...path, home])]
}
