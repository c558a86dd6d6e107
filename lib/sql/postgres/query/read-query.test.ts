import fc from 'fast-check'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { isStatement, nodesOf } from '../../query/index.ts'
import { parsePostgres } from '../parse/index.ts'
import { corpusFiles, readCorpus } from '../parse/testing/corpus.ts'
import { readQuery, tokensOf } from './index.ts'
import { engineShape } from './testing/engine-shape.ts'
import { readerShape } from './testing/reader-shape.ts'

/** Compared with PostgreSQL 18's own grammar: what stands in what. */
beforeAll(async () => {
  await loadModule()
})

/** The queries of a script: of views, and the statements that change rows. */
function queriesOf(sql: string): readonly string[] {
  return parsePostgres(sql).segments.flatMap(({ node, text, span }) => {
    if (node?.kind === 'createView') return [text.slice(node.query.from, node.query.to)]
    const start = text.slice(span.from, span.to)
    const [first] = tokensOf(start.slice(0, 20))
    return first && statementWords.has(first.value) ? [start] : []
  })
}

const statementWords = new Set(['select', 'insert', 'update', 'delete', 'with', 'values', 'merge', 'table'])

/** The engine's tree in brackets; null when it refuses the text. */
function engineTree(sql: string): string | null {
  let statements: readonly { stmt?: unknown }[]
  try {
    statements = parseSync(sql).stmts ?? []
  } catch {
    return null
  }
  return statements.length === 1 ? engineShape(statements[0]?.stmt) : null
}

function expectSame(sql: string): void {
  expect({ sql, shape: readerShape(readQuery(sql).statement) }).toEqual({ sql, shape: engineTree(sql) })
}

const written: readonly string[] = [
  'SELECT',
  'SELECT FROM t',
  'TABLE ONLY a.b ORDER BY 1',
  'SELECT a.*, b.c d, "e" AS "F", $1, f.g.h FROM a, ONLY (s.b) AS x (y, z), t *',
  "SELECT 'a'\n'b'",
  "SELECT E'it\\'s', $$x$$, $q$y$q$, B'01', X'1F', N'n', U&'d\\0061', 1e-5, .5, 0x1F, 1_000",
  "SELECT date '2000-01-01', interval '1' day, interval '1' hour to minute, time with time zone '10:00', public.mood 'x'",
  'SELECT a=-1, a - -1, -a ^ 2, - a::int, a <-b, a @-b, a->>b->c, not a is null, a + b * c / d % e ^ f',
  'SELECT a OR b AND NOT c = d, (a OR b) AND (c AND d), a AND (b AND (c AND d))',
  'SELECT a BETWEEN 1 AND 2 AND b, a NOT BETWEEN SYMMETRIC b + 1 AND c, a IN (1, 2), a NOT IN (SELECT 1)',
  "SELECT a LIKE 'x' ESCAPE '!', a NOT ILIKE b || c, a SIMILAR TO 'x', a NOT SIMILAR TO b ESCAPE 'c', a LIKE ANY (b)",
  'SELECT a IS NOT TRUE, a IS UNKNOWN, a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b + 1, a ISNULL, a NOTNULL',
  'SELECT a = ANY (b), a <> ALL (SELECT 1), a OPERATOR(s.+) b, a OPERATOR(pg_catalog.=) SOME (ARRAY[1]), @ a',
  'SELECT a COLLATE "C" < b, a AT TIME ZONE \'UTC\'::text, a::timestamp at time zone b, a::numeric(10,2)[], a AT LOCAL',
  'SELECT ARRAY[1, 2], ARRAY[[1], [2]], ARRAY(SELECT 1), ROW(1, 2), (1, 2), (a).b, (a.b).c.*, a[1], a[1:2][:], (f(x)).y',
  'SELECT CASE WHEN a THEN b END, CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 ELSE 5 END, EXISTS (SELECT FROM t), (SELECT 1)',
  'SELECT f(), f(*), count(DISTINCT a), f(ALL a, b), array_agg(a ORDER BY b DESC NULLS LAST, c), f(a => 1, b := 2)',
  'SELECT f(VARIADIC a), count(*) FILTER (WHERE a), percentile_cont(0.5) WITHIN GROUP (ORDER BY a), left(a, 1)',
  "SELECT extract(year FROM a), position('a' IN b), substring(a FROM 1 FOR 2), overlay(a PLACING b FROM 1 FOR 2)",
  "SELECT trim(a), trim(BOTH FROM a), trim(LEADING 'x' FROM a), substring(a FOR 2), coalesce(a, 1), greatest(a, b)",
  'SELECT nullif(a, b), least(1), grouping(a), current_date, current_timestamp(3), user, current_schema, cast(a AS text)',
  'SELECT sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES), f() OVER w',
  'SELECT f() OVER (w RANGE UNBOUNDED PRECEDING) FROM t WINDOW w AS (PARTITION BY a), x AS (ORDER BY b)',
  'SELECT (a, b) OVERLAPS (c, d), a IS NFC NORMALIZED, a IS NOT NORMALIZED, (TABLE t), ((SELECT 1)), ((SELECT 1) + 2)',
  'SELECT DISTINCT a FROM t',
  'SELECT DISTINCT ON (a, b) c FROM t',
  'SELECT ALL a FROM t',
  'SELECT 1 FROM a JOIN b ON a.x = b.x LEFT JOIN c USING (y, z) RIGHT OUTER JOIN d ON true FULL JOIN e USING (k) AS q',
  'SELECT 1 FROM a CROSS JOIN b NATURAL JOIN c NATURAL LEFT JOIN d, e INNER JOIN f ON true',
  'SELECT 1 FROM a JOIN b JOIN c ON x ON y, (a JOIN b ON true) AS j (p, q), ((a CROSS JOIN b))',
  'SELECT 1 FROM (SELECT 1) x, LATERAL (SELECT 2) y (z), ((SELECT 1) UNION (SELECT 2)) u, ((SELECT 1) x CROSS JOIN b)',
  'SELECT 1 FROM f(1) g, LATERAL f(a) WITH ORDINALITY AS g (h, i), f() AS (a int, b text), f() AS q (a int COLLATE "C")',
  'SELECT 1 FROM ROWS FROM (f(1), g(2) AS (a int)) WITH ORDINALITY AS r, t TABLESAMPLE bernoulli (1) REPEATABLE (2)',
  'SELECT 1 FROM t AS a TABLESAMPLE system (10) WHERE b GROUP BY a, (b, c), ROLLUP (d, (e, f)), CUBE (g), () HAVING h',
  'SELECT 1 GROUP BY DISTINCT GROUPING SETS ((a, b), (), ROLLUP (c)) ORDER BY 1 ASC, 2 DESC NULLS FIRST, 3 USING <',
  'SELECT 1 LIMIT 1 OFFSET 2',
  'SELECT 1 LIMIT ALL',
  'SELECT 1 OFFSET 2 ROWS FETCH FIRST ROW ONLY',
  'SELECT 1 ORDER BY 1 FETCH NEXT 3 ROWS WITH TIES',
  'SELECT 1 FROM t FOR UPDATE OF t, u NOWAIT FOR KEY SHARE SKIP LOCKED',
  'SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3 EXCEPT DISTINCT SELECT 4 ORDER BY 1 LIMIT 2',
  '(SELECT 1 ORDER BY 1) LIMIT 2',
  '(SELECT 1 UNION SELECT 2) EXCEPT (SELECT 3 LIMIT 1)',
  'VALUES (1, 2), (3, DEFAULT)',
  'WITH a AS (SELECT 1), b (c) AS MATERIALIZED (VALUES (1)), d AS NOT MATERIALIZED (DELETE FROM t RETURNING *) SELECT 1',
  'WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p TABLE r',
  'INSERT INTO s.t AS x (a, b.c, d[1]) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT, 3) RETURNING *, a AS z',
  'INSERT INTO t DEFAULT VALUES',
  'INSERT INTO t SELECT 1 FROM u',
  'INSERT INTO t (SELECT 1)',
  'INSERT INTO t (a) (SELECT 1)',
  'INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING',
  'WITH w AS (SELECT 1) INSERT INTO t TABLE w',
  'INSERT INTO t VALUES (1) ON CONFLICT (a, lower(b)) WHERE c DO UPDATE SET a = excluded.a, (b, c) = (SELECT 1, 2) WHERE t.d',
  'INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT k DO UPDATE SET a = DEFAULT',
  'UPDATE ONLY t AS x SET a = 1, (b, c) = (2, 3), d[1] = 4, (e, f) = ROW(5, 6) FROM u, v WHERE x.a = u.a RETURNING x.a',
  'UPDATE t x SET a = b WHERE CURRENT OF c',
  'DELETE FROM t USING u JOIN v ON true WHERE t.a = u.a RETURNING *',
  'DELETE FROM t x',
  'MERGE INTO t USING u AS s ON t.a = s.a WHEN MATCHED AND s.b THEN UPDATE SET c = s.c WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (a, b) VALUES (1, 2) WHEN NOT MATCHED BY SOURCE THEN DO NOTHING',
  'SELECT a value, b name, c "select", d type, e key FROM t value, u abs WHERE x',
]

describe('queries are read as the engine reads them', () => {
  it.each(corpusFiles)('of %s', (file) => {
    for (const sql of queriesOf(readCorpus(file))) {
      expect({ sql, unread: readQuery(sql).unread }).toEqual({ sql, unread: [] })
      expectSame(sql)
    }
  })

  it.each(written)('%s', (sql) => {
    expect(readQuery(`${sql} ;`).unread).toEqual([])
    expectSame(sql)
  })

  it('with words taken out, put in or changed, or says that it does not', () => {
    const words = [
      ...new Set(written.flatMap((sql) => tokensOf(sql).map(({ from, to }) => sql.slice(from, to)))),
    ]
    const damaged = fc
      .record({
        sql: fc.constantFrom(...written),
        at: fc.nat(),
        word: fc.constantFrom(...words),
        how: fc.nat(2),
      })
      .map(({ sql, at, word, how }) => {
        const parts = tokensOf(sql).map(({ from, to }) => sql.slice(from, to))
        const place = at % (parts.length + 1)
        parts.splice(place, how === 0 ? 0 : 1, ...(how === 1 ? [] : [word]))
        return parts.join(' ')
      })
    fc.assert(
      fc.property(damaged, (sql) => {
        const { statement, unread } = readQuery(sql)
        const engine = statement && unread.length === 0 ? engineTree(sql) : null
        if (engine !== null) expect(readerShape(statement)).toBe(engine)
      }),
      { numRuns: Number(process.env.RUNS ?? 2000) },
    )
  })

  it('keeps what surrounds what it does not understand', () => {
    const sql =
      "SELECT xmlelement(name foo, a) AS x, b FROM t, XMLTABLE('/r' PASSING d COLUMNS e int) AS y WHERE c = 1"
    const { statement, unread } = readQuery(sql)
    expect(unread.map(({ from, to }) => sql.slice(from, to))).toEqual([
      'name foo, a',
      "('/r' PASSING d COLUMNS e int)",
    ])
    expect(statement?.is === 'select' && statement.targets.length).toBe(2)
    expect(statement?.is === 'select' && statement.where?.is).toBe('operation')
  })

  it('never throws, however deep', () => {
    for (const deep of [
      `SELECT ${'('.repeat(5000)}1${')'.repeat(5000)}`,
      `SELECT ${'NOT '.repeat(5000)}true`,
      `SELECT ${'f('.repeat(3000)}1${')'.repeat(3000)}`,
      `SELECT 1${' || 1'.repeat(20_000)}`,
      `SELECT 1 FROM ${'('.repeat(5000)}t${')'.repeat(5000)}`,
    ]) {
      expect(readQuery(deep).unread.length).toBeGreaterThan(0)
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        readQuery(text)
      }),
    )
  })

  it('places every node inside the one that holds it', () => {
    for (const sql of written) {
      const { statement } = readQuery(sql)
      if (!statement) continue
      for (const node of nodesOf(statement)) {
        expect(node.from).toBeGreaterThanOrEqual(statement.from)
        expect(node.to).toBeLessThanOrEqual(statement.to)
        expect(node.to).toBeGreaterThanOrEqual(node.from)
        if (node.is === 'literal' && node.kind === 'number' && node.to > node.from)
          expect(sql.slice(node.from, node.to)).toBe(node.value)
        if (isStatement(node)) expect(sql.slice(node.from, node.to)).toMatch(/^(\(|\w)/)
      }
    }
  })
})
