import { describe, expect, it } from 'vitest'
import { applyChange, isNoChange } from '../../../text/index.ts'
import { columnKeywords, freeKeywords, functionKeywords, reservedKeywords } from '../keywords.ts'
import { parsePostgres } from '../parse/index.ts'
import { corpusFiles, readCorpus } from '../parse/testing/corpus.ts'
import { goldenCases, readInput } from '../parse/testing/golden.ts'
import { tokensOf } from '../parse/testing/shape.ts'
import { formatPostgres } from './index.ts'

function format(text: string): string {
  return applyChange(text, formatPostgres(text))
}

const keywords = [reservedKeywords, functionKeywords, columnKeywords, freeKeywords]

/** Places where tokens differ by more than the case of a keyword. */
function differences(before: string, after: string): readonly string[] {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  const found = a.length === b.length ? [] : [`${a.length} tokens became ${b.length}`]
  a.forEach((token, i) => {
    const now = b[i] ?? ''
    const isKeyword = keywords.some((set) => set.has(token.toLowerCase()))
    if (token !== now && !(isKeyword && now === token.toUpperCase())) found.push(`${token} became ${now}`)
  })
  return found
}

function bare(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}

function comments(text: string): readonly string[] {
  return text.match(/--[^\n\r]*|\/\*[\s\S]*?\*\//g) ?? []
}

const texts = [
  ...corpusFiles.filter((file) => file !== 'gitlab.sql').map((file) => [file, readCorpus(file)] as const),
  ['the first part of gitlab.sql', readCorpus('gitlab.sql').slice(0, 600_000)] as const,
  ...goldenCases.map((name) => [name, readInput(name)] as const),
]

describe('formatting', () => {
  it.each(texts)('changes nothing in %s but blank space and the case of keywords', (name, text) => {
    const after = format(text)
    expect(bare(after)).toBe(bare(text))
    // Where quotes are open, tokens by themselves say little.
    if (!name.startsWith('errors')) expect(differences(text, after)).toEqual([])
    expect(comments(after)).toEqual(comments(text))
    expect(kinds(after)).toEqual(kinds(text))
  })

  it.each(texts)('leaves a formatted %s as it is', (_, text) => {
    expect(isNoChange(formatPostgres(format(text)))).toBe(true)
  })

  it.each([
    [
      "create table a(id int primary key ,b text default 'x  y' not null, -- about b\n-- about c\n  C  numeric( 3,1 ) );",
      "CREATE TABLE a(\n  id int PRIMARY KEY,\n  b text DEFAULT 'x  y' NOT NULL, -- about b\n  -- about c\n  C numeric( 3,1 )\n);",
    ],
    ["create type m as enum ('a','b');", "CREATE TYPE m AS ENUM (\n  'a',\n  'b'\n);"],
    ['alter table t add a int, drop column  b;', 'ALTER TABLE t\n  ADD a int,\n  DROP COLUMN b;'],
    [
      'alter table only t\n    add constraint c check (a>0);',
      'ALTER TABLE only t\n    ADD CONSTRAINT c CHECK (a>0);',
    ],
    ['create table ();', 'create table ();'],
    ['select  1;', 'select  1;'],
  ])('%j', (before, after) => {
    expect(format(before)).toBe(after.replace('only t', 'ONLY t'))
  })
})

function kinds(text: string): readonly unknown[] {
  return parsePostgres(text).segments.map((segment) => [
    segment.node?.kind ?? segment.kind,
    segment.diagnostics.length,
  ])
}
