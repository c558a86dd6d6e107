import { expect, test } from 'vitest'
import { openDocument } from '../../lib/sync/index.ts'
import { typeNames } from './type-names.ts'

const sql = `CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('sad');
CREATE TYPE "Big Mood" AS ENUM ('sad');
CREATE TYPE "select" AS (a int);
CREATE DOMAIN app.price AS numeric;
CREATE TYPE span AS RANGE (SUBTYPE = int4);`

test('types are offered as they must be written, those of the schema first', () => {
  const { schema } = openDocument(sql, 'postgres')
  const names = typeNames(schema)
  expect(names.slice(0, 5)).toEqual(['mood', '"Big Mood"', 'app.price', '"select"', 'span'])
  expect(names).toContain('timestamp with time zone')
  expect(new Set(names).size).toBe(names.length)
})

test('types outside the first schema of the search path are offered with their schema', () => {
  const { schema } = openDocument(`SET search_path = app, public;\n${sql}`, 'postgres')
  const names = typeNames(schema)
  expect(names).toContain('price')
})
