import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { sqlEquality } from './same-sql.ts'
import { changesIn } from './testing/query-changes.ts'

const dialect = dialectOf('postgres')
const read = (sql: string): Schema => dialect.lower(dialect.parse(sql)).schema

const tables = `
  CREATE TYPE mood AS ENUM ('ok', 'bad');
  CREATE DOMAIN label AS varchar(50);
  CREATE TABLE person (id bigint PRIMARY KEY, name text, code varchar(8), mark char(3), title label, age int,
    born date, seen timestamptz, made timestamp, rate numeric(8,2), ratio double precision, ok boolean, tags text[],
    data jsonb, feeling mood, boss_id bigint);
  CREATE TABLE orders (id int PRIMARY KEY, person_id bigint, total numeric(10,2), note text, placed date, state text);
  CREATE TABLE line (order_id int, id int, amount int, price numeric(10,2), note text);
  CREATE VIEW grown AS SELECT id, name, lower(code) AS code, age FROM person WHERE age > 17;
`
const schema = read(tables)
const { sameQuery } = sqlEquality(schema, schema, dialect)

/** What a script says, and what PostgreSQL 17 prints of it (`pg_get_viewdef`, search path empty). */
const pairs: readonly (readonly [string, string])[] = [
  ['SELECT * FROM line', 'SELECT order_id,\n    id,\n    amount,\n    price,\n    note\n   FROM public.line'],
  [
    "SELECT p.name AS n, count(*) FROM person p JOIN orders o ON o.person_id = p.id WHERE o.state IN ('new', 'paid') GROUP BY 1 HAVING sum(total) > 10 ORDER BY n DESC",
    "SELECT p.name AS n,\n count(*) AS count\n FROM (public.person p\n JOIN public.orders o ON ((o.person_id = p.id)))\n WHERE (o.state = ANY (ARRAY['new'::text, 'paid'::text]))\n GROUP BY p.name\n HAVING (sum(o.total) > (10)::numeric)\n ORDER BY p.name DESC",
  ],
  [
    "SELECT upper(code) u, title || '!' FROM person WHERE name LIKE 'a%' AND rate BETWEEN 1 AND 2",
    "SELECT upper((code)::text) AS u,\n ((title)::text || '!'::text)\n FROM public.person\n WHERE ((name ~~ 'a%'::text) AND ((rate >= (1)::numeric) AND (rate <= (2)::numeric)))",
  ],
  [
    'SELECT id, note, orders.state FROM line JOIN orders USING (id, note)',
    'SELECT line.id,\n line.note,\n orders.state\n FROM (public.line\n JOIN public.orders USING (id, note))',
  ],
  [
    'WITH big AS (SELECT person_id, sum(total) AS s FROM orders GROUP BY person_id) SELECT name, s FROM person LEFT JOIN big b ON b.person_id = person.id WHERE s > 5',
    'WITH big AS (\n SELECT orders.person_id,\n sum(orders.total) AS s\n FROM public.orders\n GROUP BY orders.person_id\n )\n SELECT person.name,\n b.s\n FROM (public.person\n LEFT JOIN big b ON ((b.person_id = person.id)))\n WHERE (b.s > (5)::numeric)',
  ],
  [
    'WITH RECURSIVE up AS (SELECT id, boss_id, 1 AS depth FROM person UNION ALL SELECT p.id, p.boss_id, up.depth + 1 FROM person p JOIN up ON up.boss_id = p.id) SELECT * FROM up ORDER BY depth, id LIMIT 5',
    'WITH RECURSIVE up AS (\n SELECT person.id,\n person.boss_id,\n 1 AS depth\n FROM public.person\n UNION ALL\n SELECT p.id,\n p.boss_id,\n (up_1.depth + 1)\n FROM (public.person p\n JOIN up up_1 ON ((up_1.boss_id = p.id)))\n )\n SELECT id,\n boss_id,\n depth\n FROM up\n ORDER BY depth, id\n LIMIT 5',
  ],
  [
    "SELECT name FROM person p WHERE EXISTS (SELECT 1 FROM orders WHERE person_id = p.id AND placed > '2020-01-01') AND id NOT IN (SELECT order_id FROM line)",
    "SELECT name\n FROM public.person p\n WHERE ((EXISTS ( SELECT 1\n FROM public.orders\n WHERE ((orders.person_id = p.id) AND (orders.placed > '2020-01-01'::date)))) AND (NOT (id IN ( SELECT line.order_id\n FROM public.line))))",
  ],
  [
    'SELECT name, sum(age) OVER w, rank() OVER (w ORDER BY id) FROM person WINDOW w AS (PARTITION BY ok)',
    'SELECT name,\n sum(age) OVER w AS sum,\n rank() OVER (w ORDER BY id) AS rank\n FROM public.person\n WINDOW w AS (PARTITION BY ok)',
  ],
  [
    "SELECT e->>'a' AS a, t FROM person, jsonb_array_elements(data) e, unnest(tags) AS t",
    "SELECT (e.value ->> 'a'::text) AS a,\n t.t\n FROM public.person,\n LATERAL jsonb_array_elements(person.data) e(value),\n LATERAL unnest(person.tags) t(t)",
  ],
  [
    "SELECT CASE WHEN age > 1 THEN 'x' ELSE note END c, coalesce(total, 0) FROM person CROSS JOIN orders WHERE made >= '2020-01-01' AND feeling = 'ok'",
    "SELECT CASE WHEN (person.age > 1) THEN 'x'::text ELSE orders.note END AS c,\n COALESCE(orders.total, (0)::numeric) AS \"coalesce\"\n FROM (public.person\n CROSS JOIN public.orders)\n WHERE ((person.made >= '2020-01-01 00:00:00'::timestamp without time zone) AND (person.feeling = 'ok'::public.mood))",
  ],
  [
    'SELECT code FROM grown WHERE code = $$x$$ UNION SELECT note FROM orders ORDER BY code',
    "SELECT grown.code\n FROM public.grown\n WHERE (grown.code = 'x'::text)\nUNION\n SELECT orders.note AS code\n FROM public.orders\n ORDER BY 1",
  ],
  [
    'SELECT x.n, row_to_json(x) FROM (SELECT name n, age FROM person) AS x (n, a) WHERE x.a = 1 FETCH FIRST 3 ROWS ONLY',
    'SELECT n,\n row_to_json(x.*) AS row_to_json\n FROM ( SELECT person.name AS n,\n person.age\n FROM public.person) x(n, a)\n WHERE (a = 1)\n LIMIT 3',
  ],
  [
    'SELECT DISTINCT ON (person_id) person_id, id, total FROM orders ORDER BY person_id, placed DESC',
    'SELECT DISTINCT ON (person_id) person_id,\n id,\n total\n FROM public.orders\n ORDER BY person_id, placed DESC',
  ],
  [
    'SELECT state, count(*) FILTER (WHERE total > 1), array_agg(DISTINCT note ORDER BY note) FROM orders GROUP BY ROLLUP (state)',
    'SELECT state,\n count(*) FILTER (WHERE (total > (1)::numeric)) AS count,\n array_agg(DISTINCT note ORDER BY note) AS array_agg\n FROM public.orders\n GROUP BY ROLLUP(state)',
  ],
]

describe('a query and what the engine prints of it are the same', () => {
  it.each(pairs)('%s', (written, printed) => {
    expect(sameQuery(written, printed)).toBe(true)
    expect(sameQuery(printed, written)).toBe(true)
  })
})

describe('two queries are not the same where they differ in', () => {
  it.each([
    ['the type of a column', 'SELECT code FROM person', 'SELECT code::text FROM person'],
    ['the type of a value', "SELECT '2020-01-01'", "SELECT '2020-01-01'::date"],
    ['the length of a string', "SELECT 'abcdef'::varchar(3)", "SELECT 'abcdef'"],
    ['what a name goes to', 'SELECT o.id FROM orders o, line', 'SELECT line.id FROM orders o, line'],
    [
      'what a name under the same alias goes to',
      'SELECT a.id FROM orders a, line b',
      'SELECT a.id FROM orders b, line a',
    ],
    ['the columns a list names', 'SELECT a FROM line x (a, b)', 'SELECT a FROM line x (b, a)'],
    [
      'the place of a function’s column',
      'SELECT v FROM jsonb_each($1) x (k, v)',
      'SELECT v FROM jsonb_each($1) x (v, k)',
    ],
    ['the number of rows that an unread list keeps', 'SELECT * FROM nowhere', 'SELECT a FROM nowhere'],
    [
      'blanks that count',
      "SELECT id FROM person WHERE mark::text = 'a'",
      "SELECT id FROM person WHERE mark = 'a'",
    ],
    [
      'a window',
      'SELECT sum(age) OVER w FROM person WINDOW w AS (ORDER BY id)',
      'SELECT sum(age) OVER w FROM person WINDOW w AS (ORDER BY age)',
    ],
    ['a common table', 'WITH a AS (SELECT 1 x) SELECT x FROM a', 'WITH a AS (SELECT 2 x) SELECT x FROM a'],
    [
      'how a function computes',
      'SELECT round(ratio) FROM person',
      'SELECT round(ratio::numeric) FROM person',
    ],
  ])('%s', (_, a, b) => {
    expect(sameQuery(a, b)).toBe(false)
    expect(sameQuery(b, a)).toBe(false)
  })

  const corpus = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../sql/fixtures/corpus/${name}.sql`, import.meta.url)), 'utf8')
  const real = ['adventureworks', 'pagila', 'sakila'].map((name) => read(corpus(name)))
  const sides = [
    ...pairs.flat().map((sql) => ({ sql, same: sameQuery })),
    ...real.flatMap((each) => {
      const { sameQuery: same } = sqlEquality(each, each, dialect)
      return [...each.views.values()].map(({ query: sql }) => ({ sql, same }))
    }),
  ]

  it('any one thing: no changed query is taken for the one before', () => {
    const readQuery = dialect.readQuery ?? (() => ({ statement: null, unread: [] }))
    let seen = 0
    fc.assert(
      fc.property(fc.constantFrom(...sides), fc.nat(), ({ sql, same }, at) => {
        const { statement } = readQuery(sql)
        const changes = statement ? changesIn(sql, statement) : []
        const changed = changes[at % Math.max(1, changes.length)]
        if (changed === undefined || !readQuery(changed).statement) return
        seen++
        expect({ sql, changed, same: same(sql, changed) }).toEqual({ sql, changed, same: false })
      }),
      { numRuns: Number(process.env.RUNS ?? 1500) },
    )
    expect(seen).toBeGreaterThan(1000)
  })
})
