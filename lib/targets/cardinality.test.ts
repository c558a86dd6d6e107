import { expect, test } from 'vitest'
import { dependenciesOf, relationshipsOf } from '../layout/index.ts'
import { dialectOf } from '../sql/index.ts'

const dialect = dialectOf('postgres')

test.each([
  ['nullable', 'CREATE TABLE c (p int REFERENCES p);', 'many', 0, false],
  ['not null', 'CREATE TABLE c (p int NOT NULL REFERENCES p);', 'many', 1, false],
  ['unique', 'CREATE TABLE c (p int UNIQUE REFERENCES p);', 1, 0, false],
  ['primary key', 'CREATE TABLE c (p int PRIMARY KEY REFERENCES p);', 1, 1, true],
  ['part of the key', 'CREATE TABLE c (p int REFERENCES p, n int, PRIMARY KEY (p, n));', 'many', 1, true],
  ['unique index', 'CREATE TABLE c (p int REFERENCES p); CREATE UNIQUE INDEX ON c (p);', 1, 0, false],
  [
    'partial index',
    'CREATE TABLE c (p int REFERENCES p); CREATE UNIQUE INDEX ON c (p) WHERE p > 0;',
    'many',
    0,
    false,
  ],
  ['unique with another', 'CREATE TABLE c (p int REFERENCES p, n int, UNIQUE (p, n));', 'many', 0, false],
] as const)('cardinality of a foreign key: %s', (_, sql, max, min, identifying) => {
  const { schema } = dialect.lower(dialect.parse(`CREATE TABLE p (id int PRIMARY KEY); ${sql}`))
  expect(relationshipsOf(schema)).toMatchObject([
    { cardinality: { from: { min: 0, max }, to: { min, max: 1 } }, identifying },
  ])
})

test('a view points at what it reads, a partition at its parent', () => {
  const { schema } = dialect.lower(
    dialect.parse(`
      CREATE TABLE p (id int) PARTITION BY RANGE (id);
      CREATE TABLE q PARTITION OF p DEFAULT;
      CREATE VIEW v AS SELECT id FROM p;`),
  )
  expect(dependenciesOf(schema).map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['reads', 'view:public.v', 'table:public.p'],
    ['partition', 'table:public.q', 'table:public.p'],
  ])
})
