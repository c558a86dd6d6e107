import { describe, expect, it } from 'vitest'
import { parsePostgres } from '../parse/index.ts'
import { lowerPostgres } from './index.ts'

const target = `CREATE TABLE p (id int PRIMARY KEY, a int, b int, c int, d int UNIQUE DEFERRABLE, e int, UNIQUE (a, b));
CREATE UNIQUE INDEX ON p (c) WHERE c > 0;
CREATE UNIQUE INDEX ON p (e);
CREATE TABLE nokey (x int);
CREATE VIEW pv AS SELECT id FROM p;
`

/** What PostgreSQL 18 says of each key, and where we say it. */
const wrong: readonly (readonly [key: string, message: string, at: string])[] = [
  [
    'x int REFERENCES p (a)',
    'there is no unique constraint matching given keys for referenced table "p"',
    'p (a',
  ],
  [
    'x int REFERENCES p (c)',
    'there is no unique constraint matching given keys for referenced table "p"',
    'p (c',
  ],
  ['x int REFERENCES p (d)', 'cannot use a deferrable unique constraint for referenced table "p"', 'p (d'],
  ['x int REFERENCES p (nope)', 'column "nope" referenced in foreign key constraint does not exist', 'nope'],
  ['x int REFERENCES gone', 'relation "gone" does not exist', 'gone'],
  ['x int REFERENCES other.gone (id)', 'relation "other.gone" does not exist', 'other.gone'],
  ['x int REFERENCES nokey', 'there is no primary key for referenced table "nokey"', 'nokey'],
  ['x int REFERENCES pv (id)', 'referenced relation "pv" is not a table', 'pv'],
  [
    'x int, FOREIGN KEY (zz) REFERENCES p',
    'column "zz" referenced in foreign key constraint does not exist',
    'zz',
  ],
  [
    'x int, y int, FOREIGN KEY (x, y) REFERENCES p (id)',
    'number of referencing and referenced columns for foreign key disagree',
    'p (id',
  ],
]

describe('a foreign key', () => {
  it.each(wrong)('(%s) is refused: %s', (key, message, at) => {
    const text = `${target}CREATE TABLE c (${key});\n`
    const { diagnostics } = lowerPostgres(parsePostgres(text))
    expect(diagnostics.map((each) => [each.message, text.slice(each.from, each.to)])).toEqual([[message, at]])
  })

  it.each([
    'x int REFERENCES p',
    'x int REFERENCES p (e)',
    'x int, y int, FOREIGN KEY (x, y) REFERENCES p (b, a)',
    'x int PRIMARY KEY, y int REFERENCES c',
  ])('(%s) is fine', (key) => {
    expect(lowerPostgres(parsePostgres(`${target}CREATE TABLE c (${key});`)).diagnostics).toEqual([])
  })
})
