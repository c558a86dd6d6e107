import { expect, test } from 'vitest'
import { postgres } from '../index.ts'

const tables = ['a', 'b', 'c', 'd'].map((name) => `CREATE TABLE ${name} (x integer);`).join('\n')

test.each([
  ['SELECT 1 FROM a, b CROSS JOIN c', 'a b c'],
  ['SELECT 1 FROM (a CROSS JOIN b), ((c JOIN d USING (x)))', 'a b c d'],
  ['SELECT 1 FROM ((((a JOIN b USING (x)) JOIN c USING (x)) LEFT JOIN d ON ((d.x = a.x))))', 'a b c d'],
  ['SELECT 1 FROM LATERAL (SELECT x FROM ONLY a) q, (b JOIN c USING (x)) AS j (x)', 'a b c'],
  [
    'WITH q AS (SELECT x FROM ((a JOIN b USING (x)))) SELECT x FROM q WHERE x IN (SELECT x FROM (c))',
    'a b c',
  ],
  ['SELECT x FROM unnest((SELECT array_agg(b) FROM generate_series(1, 2) b)) u (x)', ''],
  ['SELECT extract(year FROM (now())) FROM a ORDER BY (b), x', 'a'],
])('%s', (query, reads) => {
  const { schema } = postgres.lower(postgres.parse(`${tables}\nCREATE VIEW seen AS ${query};`))
  const names = [...schema.views.values()].flatMap(({ dependsOn }) => dependsOn.map(({ name }) => name))
  expect(names.sort().join(' ')).toBe(reads)
})
