import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Rename } from './diff/index.ts'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import { exporterOf } from './export/index.ts'
import { emptyLayout } from './layout/index.ts'
import { migrationToolOf, planMigration } from './migrate/index.ts'
import { mutateSchema } from './migrate/testing/mutate.ts'
import { insertRows, keptRows, removeRows } from './migrate/testing/rows.ts'
import { catalogueSnapshot, snapshotDifferences } from './migrate/testing/snapshot.ts'
import type { Schema } from './schema/index.ts'
import { dialectOf, type FactDifference } from './sql/index.ts'
import { type Executor, verifyDocument } from './verify/index.ts'

/** Bundles and canonical scripts run on a real engine, whose catalogue must then be the target's. */
const dialect = dialectOf('postgres')
const lib = import.meta.dirname
const pairs = readdirSync(join(lib, 'migrate/fixtures/pairs'))

/** How many mutated versions each file is migrated to and back; the engine lacks nothing these need. */
const corpus: Readonly<Record<string, number>> = {
  sakila: 18,
  chinook: 16,
  quartz: 10,
  pagila: 8,
  danbooru: 8,
  adventureworks: 4,
  gitlab: 1,
}

describe('pairs written by hand: up gives the target, down gives the base', () => {
  test.each(pairs)('%s', async (name) => {
    const read = (file: string) => readFileSync(join(lib, 'migrate/fixtures/pairs', name, file), 'utf8')
    const database = await createPglite(read('base.sql') + read('target.sql'))
    const engine = pgliteExecutor(database)
    const base = await verifyDocument(read('base.sql'), 'postgres', engine)
    expect(base.failures).toEqual([])
    await engine.run('RESET ALL')
    await thereAndBack(engine, schemaOf(read('base.sql')), schemaOf(read('target.sql')), new Set())
    await database.close()
  })
})

describe.each(Object.entries(corpus))('%s', (name, versions) => {
  test('the canonical script gives the same catalogue; mutated versions are reached and left again', async () => {
    const text = readFileSync(join(lib, `sql/fixtures/corpus/${name}.sql`), 'utf8')
    const schema = schemaOf(text)
    const database = await createPglite(text)
    const engine = pgliteExecutor(database)
    const input = { text, schema, layout: emptyLayout, selection: null, title: name }
    const script = exporterOf('sql-canonical').emit(input).files[0]?.content ?? ''
    const report = await verifyDocument(script, 'postgres', engine)
    await engine.run('RESET ALL')
    expect(report.failures.filter((failure) => !isMissingExtension(failure.message))).toEqual([])
    const known = new Set((await differences(engine, schema)).map(keyOf))
    expect([...known].filter((each) => !isOfMissingExtension(each))).toEqual([])
    const base = await catalogueSnapshot(engine)
    for (let seed = 1; seed <= versions; seed++) {
      const { schema: target, renames } = mutateSchema(schema, seed, 8)
      expect(await insertRows(engine, schema), `${name} takes rows`).toBeGreaterThan(0)
      await thereAndBack(engine, schema, target, known, renames)
      expect(snapshotDifferences(base, await catalogueSnapshot(engine))).toEqual([])
    }
    await database.close()
  })
})

async function thereAndBack(
  engine: Executor,
  base: Schema,
  target: Schema,
  known: ReadonlySet<string>,
  renames: readonly Rename[] = [],
): Promise<void> {
  const plan = planMigration(base, target, { renames })
  const files = migrationToolOf('sql').write(plan, {
    title: 'test',
    version: '',
    time: null,
    hash: { name: 'none', of: () => '' },
  })
  const content = (path: string) => files.find((file) => file.path === path)?.content ?? ''
  const rows = await keptRows(engine, 'before', base, target, renames)
  expect(await engine.exec(content('up.sql')), content('up.sql')).toEqual({ ok: true })
  await engine.run('RESET ALL')
  expect(await keptRows(engine, 'after', base, target, renames)).toEqual(rows)
  // On the way back a column that may not be null has no value for them.
  await removeRows(engine, target)
  expect((await differences(engine, target)).filter((each) => !known.has(keyOf(each)))).toEqual([])
  expect(await engine.exec(content('down.sql')), content('down.sql')).toEqual({ ok: true })
  await engine.run('RESET ALL')
  expect((await differences(engine, base)).filter((each) => !known.has(keyOf(each)))).toEqual([])
}

/** The order of columns is left out: the engine cannot move one, and the plan says so. */
async function differences(engine: Executor, schema: Schema): Promise<readonly FactDifference[]> {
  const { differences: all } = (await dialect.catalogue?.compare(schema, engine)) ?? { differences: [] }
  const sorted = (names: unknown) => JSON.stringify(Array.isArray(names) ? [...names].sort() : names)
  return all.filter((each) => each.path !== 'columns' || sorted(each.model) !== sorted(each.catalogue))
}

function schemaOf(text: string): Schema {
  return dialect.lower(dialect.parse(text)).schema
}

function keyOf(difference: FactDifference): string {
  return JSON.stringify(difference)
}

/** PGlite comes without these two. */
const missing = ['vector', 'pgstattuple', 'film_embedding']

function isMissingExtension(message: string): boolean {
  return missing.some((name) => message.includes(name))
}

function isOfMissingExtension(difference: string): boolean {
  return missing.some((name) => difference.includes(name))
}
