import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { dialectOf } from '../../sql/index.ts'
import { type MigrationPlan, planMigration, type Step, sha256, writeBundle } from '../index.ts'
import { examplePlan, planOfPhases, stepOfText } from '../testing/example-plan.ts'
import { readBundle } from '../testing/readers/index.ts'
import { findStatements } from '../testing/readers/statements.ts'
import { isRemark } from '../writing/orders.ts'
import { migrationToolOf, migrationTools } from './registry.ts'
import type { BundleContext, MigrationTool } from './tool.ts'

/** What every tool must do, whatever its format: found in the registry, so a new one is held to it by itself. */
const dialect = dialectOf('postgres')
const schemaOf = (text: string) => dialect.lower(dialect.parse(text)).schema
const context: BundleContext = {
  title: 'Orders → purchases, v2!',
  version: '',
  time: '2024-05-06T07:08:09Z',
  hash: { name: 'sha256', of: sha256 },
}

const pairs = join(import.meta.dirname, '../fixtures/pairs')
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
/** What readers of a plan hold it against. */
const documented = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/migration-plan.schema.json'), 'utf8')),
)
const base = fixture('base.sql')
const target = fixture('target.sql')

const plans: Readonly<Record<string, MigrationPlan>> = {
  'of one phase': planMigration(schemaOf(base), schemaOf(target)),
  'of several phases': planMigration(schemaOf(base), schemaOf(target), { strategy: 'online' }),
  'with a search path': planMigration(
    schemaOf(`CREATE SCHEMA "my app"; SET search_path = "my app"; ${base}`),
    schemaOf(`CREATE SCHEMA "my app"; SET search_path = "my app"; ${target}`),
    { strategy: 'online' },
  ),
  'written by hand': examplePlan,
  'of nothing': planMigration(schemaOf(base), schemaOf(base)),
  'of nothing, online': planMigration(schemaOf(base), schemaOf(base), { strategy: 'online' }),
}

describe.each(migrationTools.map((tool) => [tool.id, tool] as const))('%s', (id, tool) => {
  test('says what it is', () => {
    const words = [tool.label, tool.description, tool.files, tool.outside, ...tool.howToRun]
    for (const text of words) expect(text.trim()).not.toBe('')
    expect(tool.howToRun.length).toBeGreaterThan(2)
    for (const text of words) expect(text).not.toContain('\n')
  })

  test.each(Object.entries(plans))('a plan %s comes back whole', async (_, plan) => {
    await expectWhole(tool, plan, context)
  })

  test.each(readdirSync(pairs))('the way from base to target of %s comes back whole', async (name) => {
    const read = (file: string) => schemaOf(readFileSync(join(pairs, name, file), 'utf8'))
    for (const strategy of ['direct', 'online'] as const) {
      const plan = planMigration(read('base.sql'), read('target.sql'), { strategy })
      await expectWhole(tool, plan, context)
    }
  })

  test('what cannot stand in a comment or a name does no harm there', async () => {
    const title =
      '2 "quotes" \\ `ticks` \x24{x} #{y} */ \n-- migrate:down\r\n+goose Down \u2028 """ atlas:txmode none'
    const plan = plans['of several phases']
    if (plan) await expectWhole(tool, plan, { ...context, title })
  })

  test('files have paths of their own, an end of line at the end, and are said to be something', () => {
    for (const plan of Object.values(plans)) {
      const files = tool.write(plan, context)
      expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length)
      for (const { path, content, about } of files) {
        expect(path).toMatch(/^[\w./-]+$/)
        expect(content.endsWith('\n') && !content.endsWith('\n\n')).toBe(true)
        expect(about).not.toBe('')
      }
    }
  })

  test('the plan in the manifest is what its documented JSON Schema says, up to date with the files', () => {
    for (const plan of Object.values(plans)) {
      const files = writeBundle(plan, tool, context)
      const manifest = JSON.parse(files.find(({ path }) => path === 'manifest.json')?.content ?? '')
      expect(documented.safeParse(manifest.plan).error).toBeUndefined()
      expect(documented.safeParse({ ...manifest.plan, phases: [{}] }).success).toBe(false)
      const sums = files.filter(({ path }) => path !== 'manifest.json')
      expect(manifest.checksums.files).toEqual(
        Object.fromEntries(sums.map(({ path, content }) => [path, sha256(content)])),
      )
    }
  })

  test('the same plan makes the same files', () => {
    for (const plan of Object.values(plans))
      expect(tool.write(plan, context)).toEqual(tool.write(plan, context))
  })

  test('the gates of a phase stand in the files', () => {
    const plan = plans['of several phases']
    if (!plan || id === 'sql') return
    const gates = plan.phases.flatMap((phase) => phase.gates)
    expect(gates.length).toBeGreaterThan(1)
    const text = tool
      .write(plan, context)
      .map(({ content }) => content)
      .join('')
    for (const gate of gates) expect(text).toContain(`Gate: ${gate}`)
  })

  test('every transaction waits for its locks only so long', () => {
    const plan = plans['of one phase']
    if (plan)
      expect(tool.write(plan, context).some(({ content }) => content.includes('lock_timeout'))).toBe(true)
  })

  test('any text of a statement comes back exactly', async () => {
    const part = partOf(readsLines.has(id) ? fragments : [...fragments, '\r', '\r\n'])
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 3 }), async (parts) => {
        await expectWhole(tool, planOf(parts), context)
      }),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['goose', 'CREATE VIEW v AS SELECT 1;\n-- +goose Down\n;'],
  ['dbmate', "COMMENT ON TABLE t IS '\n-- migrate:down\n';"],
  ['liquibase', "COMMENT ON TABLE t IS '\n--rollback x\n';"],
])('%s is not given a statement that it would misread', (id, sql) => {
  const plan = planOf([{ transactional: true, up: [sql], down: [] }])
  expect(() => migrationToolOf(id).write(plan, context)).toThrow(/takes a line inside of a statement/)
})

/** The bundle, read by the rules of the tool, must do what the plan says: no more, no less, in its order. */
async function expectWhole(tool: MigrationTool, plan: MigrationPlan, context: BundleContext): Promise<void> {
  for (const reading of Object.values(await readBundle(tool.id, tool.write(plan, context)))) {
    for (const way of ['up', 'down'] as const) {
      const steps = plan[way].filter((step) => !isRemark(step))
      const found = findStatements(reading[way], steps)
      expect(found.map(({ sql }) => sql)).toEqual(steps.map(({ sql }) => sql))
      expect(found.map(({ inTransaction }) => inTransaction)).toEqual(
        steps.map(({ facts }) => facts.transactional),
      )
    }
  }
}

interface PartText {
  readonly transactional: boolean
  readonly up: readonly string[]
  readonly down: readonly string[]
}

/** What means something to SQL or to one of the languages and formats. */
const fragments = [
  "'",
  '"',
  '"""',
  "''",
  '`',
  '${',
  '\x24{x}',
  '#{x}',
  '#',
  '\\',
  '\\\\',
  '\\:x',
  ':x',
  '::int',
  ':=',
  '?',
  '\\?',
  '%',
  '%s',
  '%%',
  '$$',
  '$x$',
  ';',
  ';\n',
  '\n',
  '\nSQL\n',
  '\n  SQL',
  '\nEOF\n',
  '--',
  '-- end',
  '/*',
  '*/',
  '{',
  '}',
  '{{x}}',
  '\t',
  '  ',
  'é',
  '☃',
  '𝒳',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '|',
  '>',
  '&',
  '- ',
  'x',
  'Begin',
  '\nEND\n',
  '$1',
  '/',
  '@@',
  "r'",
  'n',
]

/** Tools that read a file line by line, so that every line end becomes a line feed. */
const readsLines = new Set(['goose', 'liquibase'])

function partOf(words: readonly string[]): fc.Arbitrary<PartText> {
  const statement = fc
    .array(fc.constantFrom(...words), { maxLength: 12 })
    .map((text) => `SELECT ${text.join('')}x;`)
  return fc.record({
    transactional: fc.boolean(),
    up: fc.array(statement, { maxLength: 3 }),
    down: fc.array(statement, { maxLength: 3 }),
  })
}

function planOf(parts: readonly PartText[]): MigrationPlan {
  const step = (sql: string, transactional: boolean): Step =>
    stepOfText(sql, { facts: { lock: 'none', rewrites: false, scans: false, transactional } })
  const made = parts.map(({ transactional, up, down }) => ({
    transactional,
    up: up.map((sql, at) => step(sql, transactional || at % 2 === 1)),
    down: down.map((sql, at) => step(sql, transactional || at % 2 === 0)),
  }))
  return planOfPhases([{ kind: 'change', title: 'Everything at once', gates: [], parts: made }])
}
