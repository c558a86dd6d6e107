import { expect, it } from 'vitest'
import { referenceName, referenceStyle, singular } from './naming'
import { readSql } from './read-sql.fixture'

it.each([
  ['users', 'user'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['boxes', 'box'],
  ['status', 'status'],
  ['address', 'address'],
  ['people', 'person'],
  ['order_lines', 'order_line'],
])('%s is %s in the singular', (plural, expected) => expect(singular(plural)).toBe(expected))

it.each([
  ['REFERENCES users', 'user_id', 'singular_key'],
  ['REFERENCES users', 'users_id', 'table_key'],
  ['REFERENCES users', '"userId"', 'singularKey'],
  ['REFERENCES users', 'whoever', 'singular_key'],
])('a column %s named %s follows the style %s', (reference, column, style) => {
  const schema = readSql(
    `CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE t (${column} int ${reference});`,
  )
  expect(referenceStyle(schema)).toBe(style)
})

it('keeps a key that is named after its table as it is', () => {
  expect(referenceName('table_key', { name: 'film' }, 'film_id')).toBe('film_id')
  expect(referenceName('singular_key', { name: 'orders' }, 'id')).toBe('order_id')
})
