import { spawnSync } from 'node:child_process'
import type { Session } from './engine/testing/session.ts'
import { type MigrationPlan, planMigration } from './migrate/index.ts'
import { keptRows, removeRows } from './migrate/testing/rows.ts'
import { catalogueSnapshot, snapshotDifferences } from './migrate/testing/snapshot.ts'
import type { EntityId, Schema } from './schema/index.ts'
import { removeUnfit } from './server-rows.ts'
import { rehearse } from './verify/index.ts'

/** A schema, and the catalogue as its script alone makes it. */
export interface Side {
  readonly schema: Schema
  readonly facts: readonly string[]
}

/** How a pair is migrated. */
export interface Way {
  readonly strategy: MigrationPlan['strategy']
  readonly version: string
  /** Whether likely renames are taken for such. */
  readonly assume: 'renames' | 'drops'
}

/**
 * Migrates a database that is as its base says, and back, and says what did not go as it must: a statement, a
 * catalogue that is not the one that the script alone makes, a row that did not come through. `reached` is called
 * at both ends.
 */
export async function thereAndBack(
  session: Session,
  { schema: base, facts: baseFacts }: Side,
  { schema: target, facts: targetFacts }: Side,
  { assume, ...way }: Way,
  reached: () => void = () => {},
): Promise<readonly unknown[]> {
  const likely = planMigration(base, target, way).questions.filter(({ kind }) => kind !== 'move')
  const renames = assume === 'drops' ? [] : likely.map(({ from, to }) => ({ from, to }))
  const plan = planMigration(base, target, { ...way, renames })
  await removeUnfit(session, base, target, renames)
  const rows = await keptRows(session, 'before', base, target, renames)
  // Milestones between are for the recipes; each costs a look at the whole catalogue.
  const phases = plan.phases.map((phase, at) =>
    at === plan.phases.length - 1 ? phase : { ...phase, schema: null },
  )
  const troubles: unknown[] = []
  const { steps } = await rehearse({ ...plan, phases }, base, session, {
    async milestone({ direction }) {
      reached()
      const facts = await factsOf(session)
      troubles.push(...snapshotDifferences(direction === 'up' ? targetFacts : baseFacts, facts))
      if (direction === 'down') return
      const now = await keptRows(session, 'after', base, target, renames)
      for (const [table, held] of Object.entries(rows)) {
        // A trigger of the schema's own may change every row that is filled.
        if (base.tables.get(table as EntityId)?.triggers.length) continue
        if (JSON.stringify(now[table]) !== JSON.stringify(held)) troubles.push([table, held, now[table]])
      }
      // On the way back a column that may not be null has no value for them.
      await removeRows(session, target)
    },
  })
  const broken = steps.flatMap(({ step, failure, unmet }) => {
    const wrong = unmet.filter((title) => !isForPeople(title))
    return failure !== null || wrong.length > 0 ? [[step.sql, failure, wrong]] : []
  })
  return [...broken, ...troubles]
}

/** Whether a check asks for what no row can be taken away for: that a role without a policy sees none may be meant. */
function isForPeople(title: string): boolean {
  return title.startsWith('every role that may use ')
}

/** The catalogue, line by line. Whether a column is a table's own as well as its parent's cannot be changed in place. */
export async function factsOf(session: Session): Promise<readonly string[]> {
  const lines = await catalogueSnapshot(session)
  return lines.map((line) => line.replace(' local t', '').replace(' local f', ''))
}

/** The major version of the pg_dump that is installed; null without one. */
const dumpVersion = (() => {
  const { stdout } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' })
  const version = Number.parseInt(stdout?.split(' ').at(2) ?? '', 10)
  if (Number.isNaN(version)) console.warn('NOT TRIED: dumps, since there is no pg_dump here')
  return version
})()

/** Statistics list their columns in the table's order. */
function inNoOrder(line: string): string {
  return line.startsWith('CREATE STATISTICS ')
    ? line
        .split(/[ ,;]+/)
        .sort()
        .join(' ')
    : line
}

/** Whether a server of that version can be dumped with what is installed. */
export function dumps(version: string): boolean {
  return Number(version) <= dumpVersion
}

/** The lines of a dump, in no order: that of columns is the engine's own. */
export function dumpOf(url: string): readonly string[] {
  const { stdout, stderr, status } = spawnSync('pg_dump', ['--schema-only', '--no-owner', url], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const lines = stdout.split('\n').map((line) => inNoOrder(line.endsWith(',') ? line.slice(0, -1) : line))
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('--') && !line.startsWith('\\')).sort()
}
