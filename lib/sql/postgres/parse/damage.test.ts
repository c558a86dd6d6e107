import { describe, expect, it } from 'vitest'
import { Kind, makeScanner, scan } from '../../core/index.ts'
import { postgresLexical } from '../lexical.ts'
import { parsePostgres } from './index.ts'
import { readCorpus, sampled } from './testing/corpus.ts'
import { shapeOf } from './testing/shape.ts'

/** Every table that a text creates, by name, as it is read. */
function tablesOf(text: string): ReadonlyMap<string, string> {
  const tables = new Map<string, string>()
  for (const segment of parsePostgres(text).segments) {
    if (segment.node?.kind !== 'createTable') continue
    const name = segment.node.name.parts.map((part) => part.value).join('.')
    tables.set(name, JSON.stringify(shapeOf(segment)))
  }
  return tables
}

interface Loss {
  readonly at: number
  readonly near: string
  readonly tables: readonly string[]
}

/** The damage that costs more than one table. */
function losses(text: string, places: readonly { readonly at: number; readonly length: number }[]): Loss[] {
  const whole = tablesOf(text)
  const found: Loss[] = []
  for (const { at, length } of places) {
    const left = tablesOf(text.slice(0, at) + text.slice(at + length))
    const tables = [...whole].filter(([name, shape]) => left.get(name) !== shape).map(([name]) => name)
    if (tables.length > 1) found.push({ at, near: text.slice(at - 30, at + 30), tables })
  }
  return found
}

/** Where quotes, brackets and terminators stand. */
function fragile(text: string): { readonly at: number; readonly length: number; readonly sort: string }[] {
  const scanner = makeScanner(text, postgresLexical)
  const places: { at: number; length: number; sort: string }[] = []
  for (let at = 0; at < text.length; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    const sides = (length: number, sort: string) => {
      places.push({ at, length, sort }, { at: end - length, length, sort })
    }
    if (kind === Kind.string || kind === Kind.quotedName) sides(1, 'quote')
    else if (kind === Kind.dollarString) sides(text.indexOf('$', at + 1) + 1 - at, 'dollar')
    else if (kind === Kind.semicolon) places.push({ at, length: 1, sort: 'semicolon' })
    else if (kind === Kind.openParen || kind === Kind.closeParen)
      places.push({ at, length: 1, sort: 'bracket' })
    else if (kind === Kind.blockComment) sides(2, 'comment')
  }
  return places
}

const samples: readonly (readonly [string, number])[] = [
  ['pagila.sql', 23],
  ['sakila.sql', 13],
  ['quartz.sql', 2],
]

describe('one lost character', () => {
  it.each(samples)('costs at most one table of %s', (file, step) => {
    const text = readCorpus(file)
    expect(losses(text, sampled(fragile(text), step))).toEqual([])
  })

  it('costs at most one table where strings run over lines and quote statements', () => {
    const text = [
      "CREATE TABLE a (id int DEFAULT 'x', b text);\n",
      "COMMENT ON TABLE a IS 'two\nlines';\n",
      "CREATE FUNCTION f() RETURNS void AS '\nBEGIN\n  CREATE TABLE inner_one (id int);\nEND' LANGUAGE plpgsql;\n",
      'CREATE TABLE "B" ("id" int, "c" text);\n',
      'CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\nCREATE TABLE inner_two (id int);\nEND $$;\n',
      'CREATE TABLE c (id int CHECK (id > 0));\n',
      '/* about\nCREATE TABLE nothing (); */\n',
      "CREATE TABLE d (id int, note text DEFAULT 'it''s');\n",
    ].join('\n')
    expect(tablesOf(text).size).toBe(4)
    expect(losses(text, fragile(text))).toEqual([])
  })

  it.each([
    [
      "COMMENT ON TABLE t IS 'Usage:\nCREATE TABLE x (a int);\nALTER TABLE x ADD b int;\n';\nCREATE TABLE u (a int);",
      2,
    ],
    [
      'DO $$\nBEGIN\nEND\n$$;\nDO $body$\nCREATE TABLE x (a int);\nDROP TABLE y;\n$body$ LANGUAGE plpgsql;',
      2,
    ],
    ["CREATE FUNCTION f() RETURNS int AS '\nSELECT 1;\n\nDROP TABLE x;\n' LANGUAGE sql;\nSELECT 1;", 2],
    [
      'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\nSELECT CASE WHEN true THEN 1 END;\nINSERT INTO t VALUES (1);\nEND;\nSELECT 1;',
      2,
    ],
    [
      'CREATE RULE r AS ON INSERT TO t DO INSTEAD (\nINSERT INTO a VALUES (1);\nUPDATE b SET c = 1);\nSELECT 1;',
      2,
    ],
    [
      'CREATE SCHEMA s\nCREATE TABLE a (id int)\nCREATE VIEW v AS SELECT 1\nGRANT SELECT ON a TO x;\nSELECT 1;',
      2,
    ],
    ['CREATE TABLE a (id int)\n\nCREATE TABLE b (id int)\nCOMMENT ON TABLE b IS NULL', 3],
    ['CREATE TABLE a (id int;\nCREATE TABLE b (id int);', 2],
    ['CREATE TABLE a (id int\n\nCREATE TABLE b (id int);', 2],
    ['ALTER TABLE a\nALTER type TYPE text,\nDROP index,\nALTER index SET NOT NULL;', 1],
    ['ALTER DEFAULT PRIVILEGES IN SCHEMA s\nGRANT SELECT ON TABLES TO x;', 1],
    ['EXPLAIN\nCREATE TABLE a AS SELECT 1;', 1],
    ['WITH x AS (\nINSERT INTO a VALUES (1) RETURNING *)\nINSERT INTO b SELECT * FROM x;', 1],
  ])('statements of %j', (text, count) => {
    const statements = parsePostgres(text).segments.filter((segment) => segment.kind === 'statement')
    expect(statements.map((segment) => segment.text)).toHaveLength(count)
  })
})
