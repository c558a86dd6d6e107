import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffSchemas } from '../diff/index.ts'
import type { Schema } from '../schema/index.ts'
import { dialectOf, type Segment } from '../sql/index.ts'
import { type MigrationPlan, planMigration } from './index.ts'
import type { Step } from './phases.ts'
import { mutateSchema } from './testing/mutate.ts'
import { readRecipe } from './testing/recipe.ts'

/** Every step has its reverse, or says why there is none; and the reverse, read as a script, leads back. */
const dialect = dialectOf('postgres')
const strategies = ['online', 'direct'] as const
const fixtures = join(import.meta.dirname, 'fixtures')
const scripts = ['chinook', 'sakila', 'quartz'].map((name) => {
  const text = readFileSync(join(import.meta.dirname, `../sql/fixtures/corpus/${name}.sql`), 'utf8')
  return { text, schema: read(text) }
})

const recipes = readdirSync(join(fixtures, 'online')).map((name) => {
  const { base, target, renames } = readRecipe(join(fixtures, 'online', name))
  return { name, base, target, renames }
})
const pairs = readdirSync(join(fixtures, 'pairs')).map((name) => {
  const side = (file: string) => readFileSync(join(fixtures, 'pairs', name, file), 'utf8')
  return { name, base: side('base.sql'), target: side('target.sql'), renames: [] }
})

/**
 * The engine drops or rewrites indexes there of which no statement speaks, so that reading the statements does
 * not tell where they lead; carrying them out does.
 */
const unread: ReadonlySet<string> = new Set([
  'online enum-with-dependants',
  'direct partitioned-index',
  'direct partitioned-index-altered',
  'online identity',
])

describe('every plan that is written down', () => {
  test.each([...recipes, ...pairs].flatMap((pair) => strategies.map((strategy) => ({ ...pair, strategy }))))(
    'leads back: $strategy $name',
    ({ name, base, target, renames, strategy }) => {
      const plan = planMigration(read(base), read(target), { strategy, renames })
      expect(silentIn(plan)).toEqual([])
      if (!unread.has(`${strategy} ${name}`)) expect(missedBack(base, plan)).toEqual([])
    },
  )
})

describe('every plan from a schema to one changed at random', () => {
  test.each(strategies)('leads back: %s', (strategy) => {
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.integer({ min: 1, max: 10_000 }), (script, seed) => {
        const { schema: target, renames } = mutateSchema(script.schema, seed, 6)
        const plan = planMigration(script.schema, target, { strategy, renames })
        expect(silentIn(plan)).toEqual([])
        expect(missedBack(script.text, plan)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})

/** Steps of parts that have no way back and do not say why, and those that lose what they do not tell. */
function silentIn({ phases }: MigrationPlan): readonly string[] {
  const parts = phases.flatMap((phase) => phase.parts)
  return parts.flatMap(({ up, down, nothingBack }) => {
    const isTold = down.length > 0 || Boolean(nothingBack)
    return up.flatMap(({ sql, reverse, losesData }) => {
      const hasEnd = isTold || reverse.length > 0 || losesData !== null
      return hasEnd && losesData !== '' && !(down.length > 0 && nothingBack) ? [] : [sql]
    })
  })
}

/** What is another at the end of a phase when it is come to from behind, by the statements as a script. */
function missedBack(base: string, { phases, searchPath }: MigrationPlan): readonly unknown[] {
  const path = `\n;\nSET search_path = ${searchPath.length > 0 ? searchPath.join(', ') : 'public'};\n`
  const start = dialect.parse(base + path).segments
  const there = phases.map(({ parts }) => segmentsOf(parts.flatMap(({ up }) => up)))
  const back = [...phases]
    .reverse()
    .map(({ parts }) => segmentsOf([...parts].reverse().flatMap(({ down }) => down)))
  const states = statesBetween(start, [...there, ...back])
  return states.slice(0, phases.length).flatMap((state, at) => {
    const returned = states[states.length - 1 - at]
    return returned ? differences(returned, state) : ['never returned']
  })
}

function differences(returned: Schema, state: Schema): readonly unknown[] {
  const { ops } = diffSchemas(validated(returned), validated(state), dialect, { assume: 'drops' })
  return ops.filter(({ op }) => op !== 'column.move')
}

/** The schema that `start` leaves behind, and those behind each of the runs. */
function statesBetween(start: readonly Segment[], runs: readonly (readonly Segment[])[]): readonly Schema[] {
  const segments = [...start, ...runs.flat()]
  const along = dialect.lowerAlong({ segments, starts: [], length: 0 }, start.length)
  const states: Schema[] = []
  for (const count of [1, ...runs.map((run) => run.length)]) {
    let last = states.at(-1)
    for (let n = 0; n < count; n++) last = along.next().value ?? last
    if (last) states.push(last)
  }
  return states
}

function segmentsOf(steps: readonly Step[]): readonly Segment[] {
  return dialect.parse(steps.map(({ sql }) => `${sql}\n`).join('')).segments
}

/** What rows were held against once may stay so. */
function validated(schema: Schema): Schema {
  const valid = <T extends { readonly notValid: boolean }>(each: T): T => ({ ...each, notValid: false })
  const tables = [...schema.tables].map(
    ([id, table]) =>
      [id, { ...table, checks: table.checks.map(valid), foreignKeys: table.foreignKeys.map(valid) }] as const,
  )
  return { ...schema, tables: new Map(tables) }
}

function read(text: string): Schema {
  return dialect.lower(dialect.parse(text)).schema
}
