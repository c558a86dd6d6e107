import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carryOut } from './carry-out.ts'
import type { Session } from './engine/testing/session.ts'
import { type MigrationPlan, planMigration, type Step } from './migrate/index.ts'
import { beyondDeclaredIn } from './migrate/testing/declared.ts'
import { type Recipe, readRecipe, tryApplications } from './migrate/testing/recipe.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'
import { observedSession } from './server-observed.ts'
import { dialectOf } from './sql/index.ts'

/** Recipes on PostgreSQL servers of several versions, each planned for the one it runs on. */
const dialect = dialectOf('postgres')
const fixtures = join(import.meta.dirname, 'migrate/fixtures/online')
const recipes = readdirSync(fixtures)

describe.concurrent.each(labVersions)('PostgreSQL %s', (version) => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab(version)
  }, 120_000)
  afterAll(() => lab?.close())

  test.sequential.for(recipes)('%s, in phases', async (name, { onTestFinished }) => {
    const recipe = readRecipe(join(fixtures, name))
    const plan = planOf(recipe, version, 'online')
    const database = await lab.database()
    onTestFinished(() => database.drop())
    const [session, beside, application, writer] = [
      await database.session(),
      await database.session(),
      await database.session(),
      await database.session(),
    ]
    await session.run(recipe.base)
    await session.run(recipe.rows)
    const whole = await carryOut(recipe, plan, session, {
      transactionsOf: 'part',
      applications: application,
      milestone: (at) => meetLongTransaction(recipe, plan, at, { session, application, writer }),
    })
    expect(whole.troubles).toEqual([])
    // It is as it was, so it can be gone through once more, each statement alone: its locks are then its own.
    const { engine, waiting } = observedSession(session, beside, writer, plan)
    const single = await carryOut(recipe, plan, engine, {
      transactionsOf: 'step',
      applications: application,
    })
    expect([...single.steps, ...waiting].flatMap(beyondDeclaredIn(plan, 'less'))).toEqual([])
    expect(single.troubles).toEqual([])
    const known = namesIn(recipe.base)
    const standsAlone = ({ sql, relation = '' }: Step) =>
      sql.includes(' CONCURRENTLY ') && known.has(relation)
    const planned = [...plan.up, ...plan.down].some(standsAlone)
    expect(waiting.some(({ step }) => standsAlone(step))).toBe(planned)
  })

  test.sequential.for(recipes)('%s, directly', async (name, { onTestFinished }) => {
    const recipe = readRecipe(join(fixtures, name))
    const plan = planOf(recipe, version, 'direct')
    const database = await lab.database()
    onTestFinished(() => database.drop())
    const [session, beside, application] = [
      await database.session(),
      await database.session(),
      await database.session(),
    ]
    await session.run(recipe.base)
    const kept = await putRows(recipe, session)
    const way = { transactionsOf: 'part', applications: application } as const
    const { troubles, steps } = await carryOut(kept, plan, { ...session, beside }, way)
    expect(steps.flatMap(beyondDeclaredIn(plan, 'less'))).toEqual([])
    expect(troubles).toEqual([])
  })
})

/**
 * Puts the rows in, as they must be before all is changed at once. Where no row can come through there are none, and
 * nobody looks for any; nor for what is done between phases, of which there is only one.
 */
async function putRows(recipe: Recipe, session: Session): Promise<Recipe> {
  if (recipe.directly === 'without rows') return { ...recipe, between: [], old: [], new: [] }
  await session.run(recipe.rows)
  await session.run(recipe.beforehand)
  if (recipe.between.length === 0) return recipe
  const unasked = ({ gives, ...statement }: Recipe['old'][number]) => statement
  return { ...recipe, between: [], old: recipe.old.map(unasked), new: recipe.new.map(unasked) }
}

/**
 * Before the phase that is next, its first statement that makes writers wait is tried while one has a transaction
 * open: it gives up in time, the applications go on, and nothing is left of the try.
 */
async function meetLongTransaction(
  recipe: Recipe,
  plan: MigrationPlan,
  at: { readonly direction: 'up' | 'down'; readonly phase: number },
  { session, application, writer }: Readonly<Record<'session' | 'application' | 'writer', Session>>,
): Promise<readonly unknown[]> {
  const next = at.direction === 'up' ? plan.phases[at.phase] : plan.phases[at.phase - 2]
  const up = at.direction === 'up' && next !== undefined
  const part = up ? next.parts[0] : next?.parts.at(-1)
  const steps = (up ? part?.up : part?.down) ?? []
  const blocked = steps.findIndex(isBlocking)
  const relation = steps[blocked]?.relation
  if (!part?.transactional || relation === undefined) return []
  await writer.run('BEGIN')
  const busy = await writer.exec(`LOCK TABLE ${relation} IN ROW EXCLUSIVE MODE`)
  const troubles: unknown[] = []
  if (busy.ok) {
    const settings = { lockTimeout: 50, statementTimeout: null, searchPath: plan.searchPath }
    await session.run('BEGIN')
    for (const sql of dialect.session(settings, 'transaction')) await session.run(sql)
    for (const step of steps.slice(0, blocked)) await session.run(step.sql)
    const result = await session.exec(steps[blocked]?.sql ?? '')
    if (result.ok || result.code !== lockNotAvailable) troubles.push([at, steps[blocked]?.sql, result])
    await session.run('ROLLBACK')
    const beside = (each: Recipe['old'][number]) => !each.alone
    const others = { ...recipe, between: [], old: recipe.old.filter(beside), new: recipe.new.filter(beside) }
    troubles.push(...(await tryApplications(others, plan, at, application)))
  }
  await writer.run('ROLLBACK')
  return troubles
}

const lockNotAvailable = '55P03'

function isBlocking({ facts, relation }: Step): boolean {
  const locks: readonly string[] = ['SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE', 'ACCESS EXCLUSIVE']
  return relation !== undefined && locks.includes(facts.lock)
}

function namesIn(text: string): ReadonlySet<string> {
  const { tables } = dialect.lower(dialect.parse(text)).schema
  return new Set([...tables.values()].map(({ schema, name }) => `${schema}.${name}`))
}

function planOf(recipe: Recipe, version: string, strategy: MigrationPlan['strategy']): MigrationPlan {
  const schema = (text: string) => dialect.lower(dialect.parse(text)).schema
  const { renames } = recipe
  return planMigration(schema(recipe.base), schema(recipe.target), { strategy, renames, version })
}
