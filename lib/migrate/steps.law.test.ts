import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dialect, dialectOf, type StatementFacts } from '../sql/index.ts'
import { type MigrationPlan, planMigration } from './index.ts'
import type { Step } from './phases.ts'
import { mutateSchema } from './testing/mutate.ts'
import { planAsData, planShape } from './writing/plan-json.ts'

/** What is said of every step of every plan fits together, whatever the plan is about. */
const dialect: Dialect = dialectOf('postgres')
const schemas = ['chinook', 'sakila', 'quartz'].map((name) => {
  const text = readFileSync(join(import.meta.dirname, `../sql/fixtures/corpus/${name}.sql`), 'utf8')
  return dialect.lower(dialect.parse(text)).schema
})
const stops: readonly StatementFacts['lock'][] = [
  'ACCESS EXCLUSIVE',
  'EXCLUSIVE',
  'SHARE ROW EXCLUSIVE',
  'SHARE',
]

const plans = fc
  .record({
    schema: fc.constantFrom(...schemas),
    seed: fc.integer({ min: 1, max: 10_000 }),
    version: fc.constantFrom(...dialect.versions),
    strategy: fc.constantFrom('online' as const, 'direct' as const),
  })
  .map(({ schema, seed, version, strategy }) => {
    const { schema: target, renames } = mutateSchema(schema, seed, 6)
    return planMigration(schema, target, { version, strategy, renames })
  })

describe('every step of every plan', () => {
  test('says what it locks, how long it waits, how it is checked and taken back', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        for (const step of [...plan.up, ...plan.down]) expect(flawsOf(step), step.sql).toEqual([])
        expect(partFlaws(plan)).toEqual([])
        expect(planShape.safeParse(planAsData(plan)).error).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })
})

function flawsOf({ sql, summary, facts, patience, ...step }: Step): readonly string[] {
  const isRemark = sql.startsWith('--')
  const blocks = stops.includes(facts.lock)
  const flaws: readonly (readonly [boolean, string])[] = [
    [summary === '' || summary.endsWith('.'), 'no summary'],
    [!isRemark && !sql.endsWith(';'), 'no end'],
    [facts.rewrites && !facts.scans, 'writes every row without reading it'],
    [facts.rewrites && facts.lock !== 'ACCESS EXCLUSIVE', 'writes anew while others read'],
    [blocks && patience.lockTimeout > 10_000, 'others wait long behind it'],
    [blocks && patience.attempts < 2, 'does not try again'],
    [patience.lockTimeout <= 0 || patience.attempts < 1, 'no patience'],
    [blocks && !facts.scans && patience.statementTimeout === null, 'holds what others wait for without end'],
    [facts.scans && patience.statementTimeout !== null, 'gives up reading a large table'],
    [(facts.scans || facts.rewrites) && step.relation === undefined, 'reads no one knows what'],
    [(step.alsoLocks ?? []).some(({ relation }) => relation === step.relation), 'locks its relation twice'],
    [step.losesData === '', 'loses something unsaid'],
    [
      step.losesData !== null && /^(DROP TABLE|ALTER TABLE .* DROP COLUMN)/.test(sql) && !step.inspect,
      'nobody looks',
    ],
    [
      [...(step.preconditions ?? []), ...(step.postconditions ?? [])].some((each) => !asks(each.sql)),
      'no question',
    ],
    [step.verify !== undefined && !asks(step.verify), 'no way to verify'],
  ]
  return flaws.flatMap(([wrong, what]) => (wrong ? [what] : []))
}

/** Statements that may not share a transaction stand in parts that are none; phases are counted from one. */
function partFlaws({ phases, up, down }: MigrationPlan): readonly string[] {
  const parts = phases.flatMap((phase) => phase.parts)
  const mixed = parts.filter(
    (part) => part.transactional && [...part.up, ...part.down].some(({ facts }) => !facts.transactional),
  )
  const numbers = phases.map(({ number }, at) => number === at + 1)
  return [
    ...mixed.map((part) => `in a transaction: ${[...part.up, ...part.down].map(({ sql }) => sql).join(' ')}`),
    ...(numbers.every(Boolean) ? [] : ['phases are not counted']),
    ...(parts.flatMap((part) => part.up).length === up.length ? [] : ['steps up are missing']),
    ...(parts.flatMap((part) => part.down).length === down.length ? [] : ['steps down are missing']),
  ]
}

function asks(sql: string): boolean {
  return sql.startsWith('SELECT') && sql.endsWith(';')
}
