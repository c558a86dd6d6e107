import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mutateSchema } from './migrate/testing/mutate.ts'
import { reviewSchema, rules } from './rules/index.ts'
import { openDocument } from './sync/index.ts'

const corpus = join(dirname(fileURLToPath(import.meta.url)), 'sql/fixtures/corpus')

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
