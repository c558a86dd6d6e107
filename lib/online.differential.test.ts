import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { carryOut } from './carry-out.ts'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import { exporterOf } from './export/index.ts'
import { emptyLayout } from './layout/index.ts'
import { type MigrationPlan, planMigration } from './migrate/index.ts'
import { beyondDeclaredIn } from './migrate/testing/declared.ts'
import { mutateSchema } from './migrate/testing/mutate.ts'
import { type Recipe, readRecipe } from './migrate/testing/recipe.ts'
import { dialectOf } from './sql/index.ts'
import { rehearse, verifyDocument } from './verify/index.ts'

/** Plans in phases run on a real engine: each milestone is reached, there and back, and rows survive. */
const dialect = dialectOf('postgres')
const fixtures = join(import.meta.dirname, 'migrate/fixtures/online')

describe('each recipe, there and back, with rows', () => {
  test.each(readdirSync(fixtures))('%s', async (name) => {
    const recipe = readRecipe(join(fixtures, name))
    const plan = planOf(recipe)
    const database = await createPglite(recipe.base + recipe.target)
    const engine = pgliteExecutor(database)
    await engine.run(recipe.base)
    await engine.run(recipe.rows)
    const whole = await carryOut(recipe, plan, engine, { transactionsOf: 'part' })
    expect(whole.troubles).toEqual([])
    // It is as it was, so it can be gone through once more, each statement alone: its locks are then its own.
    const single = await carryOut(recipe, plan, engine, { transactionsOf: 'step' })
    expect(single.steps.flatMap(beyondDeclaredIn(plan))).toEqual([])
    expect(single.troubles).toEqual([])
    await database.close()
  })
})

describe('rows that go from one table into another in one go, there and back', () => {
  test.each(['split-table', 'merge-tables'])('%s', async (name) => {
    const recipe = readRecipe(join(fixtures, name))
    const database = await createPglite(recipe.base + recipe.target)
    const engine = pgliteExecutor(database)
    await engine.run(recipe.base)
    await engine.run(recipe.rows)
    const tables = { 'split-table': 'users', 'merge-tables': 'addresses' }
    const rows = async () =>
      await engine.query(`SELECT t::text AS row FROM ${tables[name as keyof typeof tables]} t ORDER BY 1`)
    const before = await rows()
    const base = dialect.lower(dialect.parse(recipe.base)).schema
    const { passed, steps } = await rehearse(planOf(recipe, 'direct'), base, engine)
    expect(steps.flatMap(({ failure, unmet }) => [failure, ...unmet]).filter(Boolean)).toEqual([])
    expect(passed).toBe(true)
    expect(await rows()).toEqual(before)
    await database.close()
  })
})

function planOf(recipe: Recipe, strategy: MigrationPlan['strategy'] = 'online'): MigrationPlan {
  const schema = (text: string) => dialect.lower(dialect.parse(text)).schema
  return planMigration(schema(recipe.base), schema(recipe.target), {
    strategy,
    renames: recipe.renames,
  })
}

/** Real schemas, changed at random: how many versions each is led to. */
const corpus: Readonly<Record<string, number>> = { sakila: 3, chinook: 3, quartz: 2 }

describe('real schemas changed at random, there and back', () => {
  test.each(Object.entries(corpus))('%s', async (name, versions) => {
    const text = readFileSync(join(import.meta.dirname, `sql/fixtures/corpus/${name}.sql`), 'utf8')
    const schema = dialect.lower(dialect.parse(text)).schema
    const input = { text, schema, layout: emptyLayout, selection: null, title: name }
    const script = exporterOf('sql-canonical').emit(input).files[0]?.content ?? ''
    const database = await createPglite(text)
    const engine = pgliteExecutor(database)
    await verifyDocument(script, 'postgres', engine)
    await engine.run('RESET ALL')
    const comparison = await dialect.catalogue?.compare(schema, engine)
    const known = new Set(comparison?.differences.map((each) => JSON.stringify(each)))
    // Each plan leads back to where the next one begins.
    for (let seed = 1; seed <= versions; seed++) {
      const { schema: target, renames } = mutateSchema(schema, seed, 8)
      const plan = planMigration(schema, target, { strategy: 'online', renames })
      const { steps, milestones } = await rehearse(plan, schema, engine)
      const broken = steps.filter(({ failure, unmet }) => failure !== null || unmet.length > 0)
      expect(broken.map(({ step, failure, unmet }) => [seed, step.sql, failure, unmet])).toEqual([])
      const missed = milestones.flatMap(({ direction, phase, differences }) =>
        differences
          .filter((each) => !known.has(JSON.stringify(each)))
          .map((each) => [seed, direction, phase, each]),
      )
      expect(missed).toEqual([])
      expect(milestones.length).toBe(plan.phases.length * 2)
    }
    await database.close()
  })
})
