import type { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyScript, roles } from './diff/testing/any-script.ts'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import { migrationToolOf, planMigration } from './migrate/index.ts'
import { catalogueSnapshot, snapshotDifferences } from './migrate/testing/snapshot.ts'
import type { Schema } from './schema/index.ts'
import { dialectOf } from './sql/index.ts'

/** Scripts with every kind of object, each led to another on a real engine and back. */
const dialect = dialectOf('postgres')
let database: PGlite

beforeAll(async () => {
  database = await createPglite('')
  await database.exec(roles.map((role) => `CREATE ROLE ${role};`).join(' '))
}, 120_000)
afterAll(() => database.close())

/** `SEED` draws other pairs; one seed by default, so that what fails fails again. */
const runs = { numRuns: 20, endOnFailure: true, seed: Number(process.env.SEED ?? 1) }

test('S9: executed, up gives the target as its script makes it, down the base', async () => {
  await fc.assert(
    fc.asyncProperty(anyScript, anyScript, (from, to) => thereAndBack(from, to, 'drops')),
    runs,
  )
})

test('S9: executed, the same where likely renames are taken for such', async () => {
  await fc.assert(
    fc.asyncProperty(anyScript, anyScript, (from, to) => thereAndBack(from, to, 'renames')),
    runs,
  )
})

async function thereAndBack(from: string, to: string, assume: 'renames' | 'drops'): Promise<void> {
  const target = await made(to)
  const base = await made(from)
  const [before, after] = [read(from), read(to)]
  // Columns that go to another table are no renames, and have tests of their own.
  const asked = planMigration(before, after)
    .questions.filter(({ kind }) => kind !== 'move')
    .map((each) => ({ from: each.from, to: each.to }))
  const plan = planMigration(before, after, { renames: assume === 'renames' ? asked : [] })
  const files = migrationToolOf('sql').write(plan, {
    title: 'test',
    version: '',
    time: null,
    hash: { name: 'none', of: () => '' },
  })
  for (const [path, wanted] of [
    ['up.sql', target],
    ['down.sql', base],
  ] as const) {
    const content = files.find((file) => file.path === path)?.content ?? ''
    expect(await pgliteExecutor(database).exec(content), content).toEqual({ ok: true })
    expect(snapshotDifferences(wanted, await facts()), content).toEqual([])
  }
}

/** The catalogue after the script alone ran. */
async function made(script: string): Promise<readonly string[]> {
  await database.exec(`
    ROLLBACK; RESET ALL;
    DROP EVENT TRIGGER IF EXISTS ddl_seen; DROP PUBLICATION IF EXISTS changes; DROP SCHEMA IF EXISTS side CASCADE;
    DROP SCHEMA public CASCADE; CREATE SCHEMA public;`)
  await database.exec(script)
  return facts()
}

/** Whether a column is a table's own as well as its parent's cannot be changed in place. */
async function facts(): Promise<readonly string[]> {
  const lines = await catalogueSnapshot(pgliteExecutor(database))
  return lines.map((line) => line.replace(' local t', '').replace(' local f', ''))
}

function read(sql: string): Schema {
  return dialect.lower(dialect.parse(sql)).schema
}
