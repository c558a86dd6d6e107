import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { typeProblem } from './type-problem.ts'

const { schema, diagnostics } = openDocument(
  `CREATE SCHEMA app; CREATE SCHEMA ext;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE "Big Mood" AS ENUM ('sad');
CREATE DOMAIN app.price AS numeric CHECK (VALUE > 0);
CREATE TYPE span AS RANGE (SUBTYPE = int4, MULTIRANGE_TYPE_NAME = spans);
CREATE TYPE box3 (INPUT = box3_in, OUTPUT = box3_out);
CREATE EXTENSION hstore WITH SCHEMA ext;
CREATE TABLE users (id bigint PRIMARY KEY);`,
  'postgres',
)

describe('types as they are written in a column', () => {
  it('are of a script without trouble', () => expect(diagnostics).toEqual([]))

  it.each([
    'int',
    'varchar(20)[]',
    'bigserial',
    'mood',
    'MOOD',
    'mood[]',
    '_mood',
    'public.mood',
    '"Big Mood"',
    'app.price',
    'span',
    'spans',
    'box3',
    'users',
    'hstore',
    'ext.hstore',
    'pg_catalog.int4',
  ])('%s is known', (written) => {
    expect(typeProblem(schema, written)).toBeNull()
  })

  it.each([
    ['txt', 'There is no type txt here.'],
    ['integre[]', 'There is no type integre here.'],
    ['"Mood"', 'There is no type "Mood" here.'],
    ['app.mood', 'There is no type app.mood here.'],
    ['price', 'price is in the schema app: write app.price.'],
    ['citext', 'citext comes with the extension citext, which is not created here.'],
    ['text foo', 'There is no type "text foo" here.'],
  ])('%s is doubted', (written, problem) => {
    expect(typeProblem(schema, written)).toBe(problem)
  })
})
