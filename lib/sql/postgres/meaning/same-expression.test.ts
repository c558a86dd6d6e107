import { describe, expect, test } from 'vitest'
import { sameExpression } from './index.ts'

const columns = new Map([
  ['n', 'integer'],
  ['big', 'bigint'],
  ['price', 'numeric(10,2)'],
  ['ratio', 'real'],
  ['s', 'character varying(20)'],
  ['note', 'text'],
  ['born', 'date'],
  ['at', 'timestamp with time zone'],
  ['ok', 'boolean'],
  ['tags', 'text[]'],
])
const scope = { relation: 't', columns, searched: new Set(['public', 'pg_catalog', 'app']) }
const compare = (a: string, b: string, type?: string) =>
  sameExpression({ sql: a, scope, ...(type && { type }) }, { sql: b, scope, ...(type && { type }) })

describe('what a script says and what the engine prints for it are the same', () => {
  test.each([
    ['n BETWEEN 0 AND 2', '((n >= 0) AND (n <= 2))'],
    ['n NOT BETWEEN 0 AND 2', '((n < 0) OR (n > 2))'],
    [
      "s IN ('a', 'b')",
      "((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
    ],
    ["note NOT IN ('a', 'b')", "(note <> ALL (ARRAY['a'::text, 'b'::text]))"],
    ["upper(s) in ('SC')", "(upper((s)::text) = 'SC'::text)"],
    ['n != 3 and (n <> 4 and n<>5)', '((n <> 3) AND (n <> 4) AND (n <> 5))'],
    ["s LIKE 'a%' OR note NOT ILIKE '%b'", "(((s)::text ~~ 'a%'::text) OR (note !~~* '%b'::text))"],
    ['price > 0', '(price > (0)::numeric)'],
    ['ratio > 0', '(ratio > (0)::double precision)'],
    ['n / 60.0', '((n)::numeric / 60.0)'],
    ['n::numeric / 60', '((n)::numeric / (60)::numeric)'],
    ['price > -1.5', "(price > '-1.5'::numeric)"],
    ["n = '5'", '(n = 5)'],
    ["born >= DATE '1930-01-01'", "(born >= '1930-01-01'::date)"],
    ["born <= now() - INTERVAL '18 years'", "(born <= (now() - '18 years'::interval))"],
    ["at < now() - interval '90 minutes'", "(at < (now() - '01:30:00'::interval))"],
    ['COALESCE(price, 0) >= 0', '(COALESCE(price, (0)::numeric) >= (0)::numeric)'],
    ["CASE WHEN ok THEN 'y' ELSE 'n' END", "\nCASE\n    WHEN ok THEN 'y'::text\n    ELSE 'n'::text\nEND"],
    ["case n when 1 then 'y' end", "\nCASE n\n    WHEN 1 THEN 'y'::text\n    ELSE NULL::text\nEND"],
    ["nextval('app.s')", "nextval('s'::regclass)"],
    ["E'it\\'s'", "'it''s'::text"],
    ['"n" + 1 * 2', '(n + (1 * 2))'],
    ['t.n > 0', '(n > 0)'],
    ['NOT (n IS NULL) AND ok IS NOT TRUE', '((NOT (n IS NULL)) AND (ok IS NOT TRUE))'],
    ['n is not distinct from big', '(NOT (n IS DISTINCT FROM big))'],
    ["trim(both from s) <> ''", "(TRIM(BOTH FROM s) <> ''::text)"],
    ["(at at time zone 'UTC')::date", "((at AT TIME ZONE 'UTC'::text))::date"],
    ['note COLLATE "C" < \'b\'', '((note COLLATE pg_catalog."C") < \'b\'::text)'],
    ["tags @> ARRAY['a']", "(tags @> ARRAY['a'::text])"],
    ["tags[1] = 'x'", "(tags[1] = 'x'::text)"],
    ['cast(note as integer)', '(note)::integer'],
    ["date_trunc('day', born)", "date_trunc('day'::text, (born)::timestamp with time zone)"],
    ['extract(year from born) > 2000', '(EXTRACT(year FROM born) > (2000)::numeric)'],
    ["note ~ '^[A-Z]+$'", "(note ~ '^[A-Z]+$'::text)"],
    ['n=-1', "(n = '-1'::integer)"],
  ])('%s', (written, printed) => {
    expect(compare(written, printed)).toBe(true)
    expect(compare(printed, written)).toBe(true)
    expect(compare(printed, printed)).toBe(true)
  })

  test.each([
    ["'t'", 'true', 'boolean'],
    ["'0'", '0', 'integer'],
    ['0', '(0)::numeric', 'numeric(10,2)'],
    ["'{}'", "'{}'::text[]", 'text[]'],
    ["'x'", "'x'::character varying", 'character varying(20)'],
    ["'2020-01-01'", "'2020-01-01'::date", 'date'],
    ['NULL', 'NULL::character varying', 'character varying(20)'],
  ])('default %s of a column', (written, printed, type) => {
    expect(compare(written, printed, type)).toBe(true)
  })
})

describe('what the engine prints in two ways is not the same', () => {
  test.each([
    ['a OR b AND c', '(a OR b) AND c'],
    ['n - (1 - 2)', 'n - 1 - 2'],
    ['n / 60', 'n::numeric / 60'],
    ['n::bigint * n', 'n * n'],
    ["note = '1'", "note = '2'"],
    ['n >= 0', 'n > 0'],
    ['n > big', 'big > n'],
    ["'2020-01-01'::date", "'2020-01-01'::timestamp without time zone"],
    ['price > 1', 'price > 1.0'],
    ["interval '1 day'", "interval '24 hours'"],
    ['now()', 'CURRENT_TIMESTAMP'],
    ['lower(note)', 'upper(note)'],
    ['other.f(n)', 'f(n)'],
    ['"true"', 'true'],
    ['n IN (1, 2)', 'n IN (2, 1)'],
    ['coalesce(n, 0)', 'coalesce(n, 0, 1)'],
    ['(s)::text', 's::integer'],
    ['NOT ok', 'ok'],
    ["note LIKE 'a'", "note ILIKE 'a'"],
    ['a.x = b.x', 'a.x = a.x'],
    ['(SELECT a FROM b)', '(SELECT a FROM c)'],
    ['1.5', '15'],
  ])('%s and %s', (a, b) => {
    expect(compare(a, b)).toBe(false)
  })
})

test('what cannot be read is not judged', () => {
  for (const sql of ['', 'a b c', 'FOR VALUES IN (1)', '((', 'SELECT 1', 'f(', 'case end case']) {
    const result = compare(sql, `${sql} `)
    expect([null, true]).toContain(result)
  }
  expect(compare('n > 0', 'n >')).toBe(null)
})
