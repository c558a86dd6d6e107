import { describe, expect, it } from 'vitest'
import { openDocument } from '../sync/index.ts'
import { reviewSchema } from './engine.ts'
import { summarise } from './persona.ts'

describe('what the persona says', () => {
  it.each([
    ['', 'There are no tables yet: nothing to review.'],
    [
      'CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);',
      'I read 1 table and have nothing to object to.',
    ],
    [
      'CREATE TABLE a (x text NOT NULL); CREATE TABLE b (id bigint PRIMARY KEY, at timestamp NOT NULL);',
      'I read 2 tables and found 1 thing to put right and 1 thing to weigh.',
    ],
  ])('of %j', (sql, headline) => {
    const { schema } = openDocument(sql, 'postgres')
    expect(summarise(reviewSchema(schema), schema).headline).toBe(headline)
  })

  it('names at most three things, the worst first, with an example and a remedy', () => {
    const { schema } = openDocument(
      'CREATE TABLE a (x text NOT NULL); CREATE TABLE b (id bigint PRIMARY KEY, at timestamp, c char(2), j json, m money);',
      'postgres',
    )
    const summary = summarise(reviewSchema(schema), schema)
    expect(summary.points).toHaveLength(3)
    expect(summary.points[0]).toMatchObject({
      rule: 'missing-primary-key',
      severity: 'error',
      count: 1,
      text: 'Table without a primary key: Table a has no primary key. Make id the primary key of a.',
    })
    expect(summarise(reviewSchema(schema), schema)).toEqual(summary)
  })
})
