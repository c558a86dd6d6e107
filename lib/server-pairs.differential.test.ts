import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from './engine/testing/session.ts'
import { exporterOf } from './export/index.ts'
import { emptyLayout } from './layout/index.ts'
import { mutateSchema } from './migrate/testing/mutate.ts'
import { insertRows } from './migrate/testing/rows.ts'
import type { Schema } from './schema/index.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'
import { dumpOf, dumps, factsOf, type Side, thereAndBack } from './server-pair.ts'
import { dialectOf } from './sql/index.ts'
import { verifyDocument } from './verify/index.ts'

/**
 * Every ordered pair among versions of real schemas on PostgreSQL servers: the catalogue
 * must be the target's as its own script makes it, then the base's, and rows that both can hold must come through.
 */
const dialect = dialectOf('postgres')
const seed = Number(process.env.SEED ?? 1)

/** How many changed versions of each file there are beside the file itself. */
const corpus: Readonly<Record<string, number>> = { sakila: 4, chinook: 5, quartz: 5 }

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
        const trouble = await thereAndBack(base.made.session, base, target, {
          strategy,
          version,
          assume: 'renames',
        })
        if (trouble.length === 0) continue
        troubles.push({ pair: `version ${from} to ${to}, ${strategy}`, what: trouble })
        // What failed half-way is nothing to begin at.
        await base.made.drop()
        base.made = await made(lab, base.schema)
      }
    }
    for (const side of sides) await side.made.drop()
    expect(troubles).toEqual([])
  })

  test.sequential('a dump says the same, there and back', { skip: !dumps(version) }, async () => {
    const [base, target] = await versionsOf('sakila', 1, lab)
    if (!base || !target) throw new Error('there are two versions')
    const dumped = [base, target].map((each) => dumpOf(each.made.url))
    expect(dumped[0]).not.toEqual(dumped[1])
    const found: unknown[] = []
    const reached = () => void found.push(dumpOf(base.made.url))
    const way = { strategy: 'online', version, assume: 'renames' } as const
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

/** One of the versions of a file, in a database of its own. */
interface Version extends Side {
  made: Made
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

function scriptOf(schema: Schema): string {
  const input = { text: '', schema, layout: emptyLayout, selection: null, title: '' }
  return exporterOf('sql-canonical').emit(input).files[0]?.content ?? ''
}

function schemaOf(text: string): Schema {
  return dialect.lower(dialect.parse(text)).schema
}
