import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mutateSchema } from '../migrate/testing/mutate.ts'
import { openDocument } from '../sync/index.ts'
import { objectRule, tableRule } from './define.ts'
import { reviewSchema } from './engine.ts'
import { rules } from './registry.ts'

const corpus = join(dirname(fileURLToPath(import.meta.url)), '../sql/fixtures/corpus')

describe.each(['pagila', 'danbooru', 'sakila', 'adventureworks'])('kept findings of %s', (file) => {
  const { schema } = openDocument(readFileSync(join(corpus, `${file}.sql`), 'utf8'), 'postgres')

  it('are after random edits those of a review of records that nobody has seen', () => {
    let now = schema
    for (let round = 1; round <= 8; round++) {
      now = mutateSchema(now, round * 31, round % 4 === 0 ? 12 : 2).schema
      const kept = reviewSchema(now, { rules })
      expect(kept).toEqual(reviewSchema(structuredClone(now), { rules }))
    }
    expect(reviewSchema(schema, { rules })).toEqual(reviewSchema(structuredClone(schema), { rules }))
  })
})

describe('a rule that says what it reads', () => {
  const { check: _, checkTable: __, checkObjects: ___, of: ____, ...told } = rules[0] ?? raise()
  const base = openDocument('CREATE TABLE a (x int); CREATE VIEW v AS SELECT 1 AS one;', 'postgres').schema
  const seen: string[] = []
  const counting = [
    objectRule({
      ...told,
      id: 'objects',
      of: ['views'],
      check({ schema }) {
        seen.push(`views ${schema.views.size}`)
        return []
      },
    }),
    tableRule({
      ...told,
      id: 'tables',
      of: ['enums'],
      check({ table }, _options, schema) {
        seen.push(`${table.name} with ${schema.enums.size}`)
        return []
      },
    }),
  ]
  const seenIn = (schema: typeof base) => {
    seen.length = 0
    reviewSchema(schema, { rules: counting })
    return [...seen]
  }

  it('is asked again only where that has changed', () => {
    expect(seenIn(base)).toEqual(['a with 0', 'views 1'])
    expect(seenIn({ ...base, sequences: new Map() })).toEqual([])
    expect(seenIn({ ...base, views: new Map() })).toEqual(['views 0'])
    expect(seenIn({ ...base, enums: new Map() })).toEqual(['a with 0'])
  })
})

function raise(): never {
  throw new Error('no rules')
}
