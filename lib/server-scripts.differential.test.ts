import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyScriptFor, roles } from './diff/testing/any-script.ts'
import type { Session } from './engine/testing/session.ts'
import { insertRows } from './migrate/testing/rows.ts'
import type { Schema } from './schema/index.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'
import { dumpOf, dumps, factsOf, type Side, thereAndBack } from './server-pair.ts'
import { dialectOf } from './sql/index.ts'

/** Scripts with every kind of object on PostgreSQL servers, with rows, each led to another and back. */
const dialect = dialectOf('postgres')

/** `SEED` draws other pairs and `RUNS` as many of them; one seed by default, so that what fails fails again. */
const seed = Number(process.env.SEED ?? 1)
const numRuns = Number(process.env.RUNS ?? 3)

const ways = [
  { strategy: 'direct', assume: 'drops' },
  { strategy: 'direct', assume: 'renames' },
  { strategy: 'online', assume: 'drops' },
  { strategy: 'online', assume: 'renames' },
] as const

describe.concurrent.each(labVersions)('PostgreSQL %s', (version) => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab(version)
  }, 120_000)
  afterAll(() => lab?.close())

  test.sequential.for(ways)('S9: executed with rows, %o', async (kind, { onTestFinished }) => {
    const database = await lab.database()
    onTestFinished(() => database.drop())
    const session = await database.session()
    for (const role of roles) await session.run(`CREATE ROLE ${role}`)
    const script = anyScriptFor(Number(version))
    await fc.assert(
      fc.asyncProperty(script, script, async (from, to) => {
        const target = await made(session, to)
        const wanted = dumps(version) ? [dumpOf(database.url)] : []
        const base = await made(session, from)
        if (dumps(version)) wanted.push(dumpOf(database.url))
        await insertRows(session, base.schema)
        const found: unknown[] = []
        const reached = () => void (dumps(version) && found.push(dumpOf(database.url)))
        const way = { ...kind, version }
        expect(await thereAndBack(session, base, target, way, reached)).toEqual([])
        expect(found).toEqual(wanted)
      }),
      // Every server and way has pairs of its own.
      { numRuns, endOnFailure: true, seed: seed * 10_000 + Number(version) * 100 + ways.indexOf(kind) },
    )
  })
})

/** The catalogue after the script alone ran on an empty database. */
async function made(session: Session, script: string): Promise<Side> {
  await session.run(`
    ROLLBACK; RESET ALL;
    DROP EVENT TRIGGER IF EXISTS ddl_seen; DROP PUBLICATION IF EXISTS changes; DROP SCHEMA IF EXISTS side CASCADE;
    DROP SCHEMA public CASCADE; CREATE SCHEMA public;`)
  await session.run(script)
  return { schema: read(script), facts: await factsOf(session) }
}

function read(sql: string): Schema {
  return dialect.lower(dialect.parse(sql)).schema
}
