import { expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { reviewSchema } from '../engine.ts'
import { headlineOf } from './index.ts'

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
])('Athena says of %j: %s', (sql, headline) => {
  const { schema } = openDocument(sql, 'postgres')
  expect(headlineOf(reviewSchema(schema), schema)).toBe(headline)
})
