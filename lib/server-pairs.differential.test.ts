import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from './engine/testing/session.ts'
import { exporterOf } from './export/index.ts'
import { emptyLayout } from './layout/index.ts'
import { type MigrationPlan, planMigration } from './migrate/index.ts'
import { mutateSchema } from './migrate/testing/mutate.ts'
import { insertRows, keptRows, removeRows } from './migrate/testing/rows.ts'
import { catalogueSnapshot, snapshotDifferences } from './migrate/testing/snapshot.ts'
import type { EntityId, Schema } from './schema/index.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'
import { removeUnfit } from './server-rows.ts'
import { dialectOf } from './sql/index.ts'
import { rehearse, verifyDocument } from './verify/index.ts'

/**
 * Every ordered pair among versions of real schemas on PostgreSQL servers: the catalogue
 * must be the target's as its own script makes it, then the base's, and rows that both can hold must come through.
 */
const dialect = dialectOf('postgres')
const seed = Number(process.env.SEED ?? 1)

/** How many changed versions of each file there are beside the file itself. */
const corpus: Readonly<Record<string, number>> = { sakila: 4, chinook: 5, quartz: 5 }

/** Pairs that are not led through yet: a foreign key comes before the key that is made again under another name. */
const stillOpen: Readonly<Record<string, readonly string[]>> = {
  '18 chinook': ['version 1 to 4, online', 'version 3 to 1, online'],
}

describe.concurrent.each(labVersions)('PostgreSQL %s', (version) => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab(version)
  }, 120_000)
  afterAll(() => lab?.close())

  test.sequential.for(Object.entries(corpus))('every pair of versions of %s', async ([name, count]) => {
    const sides = await versionsOf(name, count, lab)
    const troubles: { readonly pair: string; readonly what: readonly unknown[] }[] = []
    for (const [from, base] of sides.entries()) {
      for (const [to, target] of sides.entries()) {
        if (from === to) continue
        const strategy = (from + to) % 3 === 0 ? 'direct' : 'online'
        await insertRows(base.made.session, base.schema)
        const trouble = await thereAndBack(base.made.session, base, target, { strategy, version })
        if (trouble.length === 0) continue
        troubles.push({ pair: `version ${from} to ${to}, ${strategy}`, what: trouble })
        // What failed half-way is nothing to begin at.
        await base.made.drop()
        base.made = await made(lab, base.schema)
      }
    }
    for (const side of sides) await side.made.drop()
    const open = (seed === 1 && stillOpen[`${version} ${name}`]) || []
    expect(troubles.filter(({ pair }) => !open.includes(pair))).toEqual([])
    // What has been put right is taken off the list.
    expect(open.filter((each) => !troubles.some(({ pair }) => pair === each))).toEqual([])
  })

  test.sequential('a dump says the same, there and back', { skip: !dumps(version) }, async () => {
    const [base, target] = await versionsOf('sakila', 1, lab)
    if (!base || !target) throw new Error('there are two versions')
    const dumped = [base, target].map((each) => dumpOf(each.made.url))
    expect(dumped[0]).not.toEqual(dumped[1])
    const found: unknown[] = []
    const reached = () => void found.push(dumpOf(base.made.url))
    const way = { strategy: 'online', version } as const
    expect(await thereAndBack(base.made.session, base, target, way, reached)).toEqual([])
    expect(found).toEqual([dumped[1], dumped[0]])
  })
})

/** The file as it is, and as many changed versions of it; each server gets ones of its own. */
async function versionsOf(name: string, count: number, lab: Lab): Promise<readonly Version[]> {
  const text = readFileSync(join(import.meta.dirname, `sql/fixtures/corpus/${name}.sql`), 'utf8')
  const schema = schemaOf(text)
  const sides: Version[] = []
  for (let n = seed * 10_000 + Number(lab.version) * 100; sides.length <= count; n++) {
    const each = sides.length === 0 ? schema : mutateSchema(schema, n, 8).schema
    const at = await made(lab, each)
    // The text of a view whose table has another name now makes nothing.
    if (at.troubles.length === 0) {
      sides.push({ schema: each, facts: await factsOf(at.session), made: at })
      continue
    }
    if (sides.length === 0) throw new Error(`${name} is not whole: ${JSON.stringify(at.troubles)}`)
    await at.drop()
  }
  return sides
}

/** The major version of the pg_dump that is installed; null without one. */
const dumpVersion = (() => {
  const { stdout } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' })
  const version = Number.parseInt(stdout?.split(' ').at(2) ?? '', 10)
  if (Number.isNaN(version)) console.warn('NOT TRIED: dumps, since there is no pg_dump here')
  return version
})()

function dumps(version: string): boolean {
  return Number(version) <= dumpVersion
}

/** The lines of a dump, in no order: that of columns is the engine's own. */
function dumpOf(url: string): readonly string[] {
  const { stdout, stderr, status } = spawnSync('pg_dump', ['--schema-only', '--no-owner', url], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const lines = stdout.split('\n').map((line) => (line.endsWith(',') ? line.slice(0, -1) : line))
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('--') && !line.startsWith('\\')).sort()
}

/** A schema, and the catalogue as its script alone makes it. */
interface Side {
  readonly schema: Schema
  readonly facts: readonly string[]
}

/** One of the versions of a file, in a database of its own. */
interface Version extends Side {
  made: Made
}

/** How a pair is migrated. */
interface Way {
  readonly strategy: MigrationPlan['strategy']
  readonly version: string
}

/** Migrates a database that is as its base says, and says what did not go as it must. */
async function thereAndBack(
  session: Session,
  { schema: base, facts: baseFacts }: Side,
  { schema: target, facts: targetFacts }: Side,
  way: Way,
  reached: () => void = () => {},
): Promise<readonly unknown[]> {
  const likely = planMigration(base, target, way).questions.filter(({ kind }) => kind !== 'move')
  const renames = likely.map(({ from, to }) => ({ from, to }))
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
  const broken = steps.filter(({ failure, unmet }) => failure !== null || unmet.length > 0)
  return [...broken.map(({ step, failure, unmet }) => [step.sql, failure, unmet]), ...troubles]
}

/** A database of a schema, and a session in it. */
interface Made {
  readonly url: string
  readonly session: Session
  /** Statements of the schema's script that did not run, and where the catalogue is not what the model says. */
  readonly troubles: readonly unknown[]
  drop(): Promise<void>
}

/** A database as the schema's script alone makes it. */
async function made(lab: Lab, schema: Schema): Promise<Made> {
  const database = await lab.database()
  const session = await database.session()
  await session.run('SET check_function_bodies = off')
  const { failures, differences } = await verifyDocument(scriptOf(schema), schema.dialect, session)
  await session.run('RESET ALL')
  return { url: database.url, session, troubles: [...failures, ...differences], drop: database.drop }
}

/** Whether a column is a table's own as well as its parent's cannot be changed in place. */
async function factsOf(session: Session): Promise<readonly string[]> {
  const lines = await catalogueSnapshot(session)
  return lines.map((line) => line.replace(' local t', '').replace(' local f', ''))
}

function scriptOf(schema: Schema): string {
  const input = { text: '', schema, layout: emptyLayout, selection: null, title: '' }
  return exporterOf('sql-canonical').emit(input).files[0]?.content ?? ''
}

function schemaOf(text: string): Schema {
  return dialect.lower(dialect.parse(text)).schema
}
