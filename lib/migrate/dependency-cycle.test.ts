import { expect, it } from 'vitest'
import { dialectOf } from '../sql/index.ts'
import { cycleProblem } from './dependency-cycle.ts'

const dialect = dialectOf('postgres')
const problemOf = (text: string) => cycleProblem(dialect.lower(dialect.parse(text)).schema)

it.each<readonly [string, string, RegExp]>([
  [
    'views',
    'CREATE VIEW a AS SELECT id FROM b; CREATE VIEW b AS SELECT id FROM a;',
    /public\.[ab] → public\.[ab]/,
  ],
  [
    'views behind others',
    'CREATE VIEW c AS SELECT * FROM a; CREATE VIEW a AS SELECT id FROM b; CREATE VIEW b AS SELECT id FROM a;',
    /public\.a → public\.b → public\.a/,
  ],
  ['tables that inherit', 'CREATE TABLE a () INHERITS (b); CREATE TABLE b () INHERITS (a);', /public\.a/],
  ['composite types', 'CREATE TYPE a AS (b b); CREATE TYPE b AS (a a[]);', /public\.a/],
  ['domains', 'CREATE DOMAIN a AS b; CREATE DOMAIN b AS a;', /public\.b/],
])('tells of a cycle of %s', (_what, text, names) => {
  expect(problemOf(text)).toMatch(names)
})

it.each([
  [
    'foreign keys',
    'CREATE TABLE a (b int PRIMARY KEY); CREATE TABLE c (d int PRIMARY KEY REFERENCES a);\nALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c;',
  ],
  ['a table of its own type', 'CREATE TABLE node (id int, parent node);'],
  [
    'a view that names a part of itself like another',
    'CREATE VIEW a AS WITH b AS (SELECT 1 AS id) SELECT id FROM b; CREATE VIEW b AS SELECT id FROM a;',
  ],
  [
    'a recursive view',
    'CREATE RECURSIVE VIEW r (id) AS SELECT 1 UNION ALL SELECT id + 1 FROM r WHERE id < 9;',
  ],
  ['views in any order', 'CREATE VIEW a AS SELECT id FROM b; CREATE VIEW b AS SELECT 1 AS id;'],
])('has nothing against %s', (_what, text) => {
  expect(problemOf(text)).toBeNull()
})
