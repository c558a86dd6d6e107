import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diffSchemas } from '../diff/index.ts'
import { applyOps, type Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { planMigration } from './index.ts'

/** Real schemas that have nothing, or only half, in common. */
const dialect = dialectOf('postgres')
const names = ['pagila', 'sakila', 'chinook', 'danbooru', 'adventureworks', 'quartz']
const schemas = new Map(names.map((name) => [name, read(name)]))
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const))

describe('from any real schema to any other', () => {
  test.each(pairs)('S9: %s to %s', (from, to) => {
    const [before, after] = [schemaOf(from), schemaOf(to)]
    const plan = planMigration(before, after)
    expect(plan.up.length).toBeGreaterThan(0)
    expect(plan.down.length).toBeGreaterThan(0)

    const { ops } = diffSchemas(before, after, dialect)
    const tabular = ops.filter(({ op }) => !op.startsWith('object.'))
    const reached = applyOps(withObjectsOf(before, after), tabular, dialect)
    expect(reached.ok, reached.ok ? '' : reached.error.message).toBe(true)
    if (!reached.ok) return
    for (const kind of ['tables', 'views', 'enums'] as const) {
      expect(new Set(reached.value[kind].keys()), kind).toEqual(new Set(after[kind].keys()))
    }
    const left = diffSchemas(reached.value, after, dialect).ops.filter(({ op }) => !op.startsWith('object.'))
    expect(left).toEqual([])
  })
})

/** What operations carry only as whole statements is taken as it shall be. */
function withObjectsOf(schema: Schema, after: Schema): Schema {
  const { extensions, domains, composites, ranges, routines, objects, sequences } = after
  return {
    ...schema,
    extensions,
    domains,
    composites,
    ranges,
    routines,
    objects,
    sequences: new Map([...schema.sequences, ...sequences]),
  }
}

function schemaOf(name: string): Schema {
  const schema = schemas.get(name)
  if (!schema) throw new Error(`no schema ${name}`)
  return schema
}

function read(name: string): Schema {
  const text = readFileSync(join(import.meta.dirname, `../sql/fixtures/corpus/${name}.sql`), 'utf8')
  return dialect.lower(dialect.parse(text)).schema
}
