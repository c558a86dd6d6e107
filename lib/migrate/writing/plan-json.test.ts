import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dialectOf } from '../../sql/index.ts'
import { planMigration } from '../plan-migration.ts'
import { phasesOfData, planAsData, planJsonSchema, planShape } from './plan-json.ts'

/** What readers of a plan hold it against; UPDATE_GOLDEN=1 writes it anew. */
const file = new URL('../../../docs/migration-plan.schema.json', import.meta.url)

const dialect = dialectOf('postgres')
const read = (text: string) => dialect.lower(dialect.parse(text)).schema

test('the documented JSON Schema is that of a plan', () => {
  const schema = planJsonSchema()
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
})

test.each(['direct', 'online'] as const)('a %s plan written as data is read back as it was', (strategy) => {
  const before = read('CREATE TABLE a (id int PRIMARY KEY, kind text); CREATE TABLE gone (id int);')
  const after = read(
    "CREATE TABLE a (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind <> '')); CREATE INDEX ON a (kind);",
  )
  const plan = planMigration(before, after, { strategy })
  const data = planShape.parse(JSON.parse(JSON.stringify(planAsData(plan))))
  expect(data.phases.length).toBeGreaterThan(0)
  const again = { ...plan, phases: phasesOfData(data).map((phase) => ({ ...phase, schema: after })) }
  expect(planAsData(again)).toEqual(data)
})
