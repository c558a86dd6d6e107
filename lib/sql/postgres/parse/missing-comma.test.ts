import { describe, expect, it } from 'vitest'
import { lowerPostgres } from '../lower/index.ts'
import { parsePostgres } from './index.ts'

/** Elements of a table with one comma taken away, and where its absence shows. */
const cases: readonly (readonly [elements: string, before: string, columns: readonly string[]])[] = [
  ['id int PRIMARY KEY name text, b int', 'name', ['id', 'name', 'b']],
  ['id int name text NOT NULL', 'name', ['id', 'name']],
  ['a int DEFAULT 3 b text', 'b', ['a', 'b']],
  ["a text DEFAULT 'x' created timestamp with time zone", 'created', ['a', 'created']],
  ['a timestamptz DEFAULT now() mail varchar(20) UNIQUE', 'mail', ['a', 'mail']],
  ['a int CHECK (a > 0) d int', 'd', ['a', 'd']],
  ['a int REFERENCES p (id) d mytype', 'd', ['a', 'd']],
  ['a text COLLATE "C" "b c" double precision', '"b c"', ['a', 'b c']],
  ['a int, b int PRIMARY KEY (a)', 'PRIMARY', ['a', 'b']],
  ['a int, b int, PRIMARY KEY (a) UNIQUE (b)', 'UNIQUE', ['a', 'b']],
  ['a int\n  b int', 'b', ['a', 'b']],
]

describe('a missing comma', () => {
  it.each(cases)('in (%s) is said once, before %s, and costs nothing', (elements, before, columns) => {
    const text = `CREATE TABLE t (${elements});`
    const tree = parsePostgres(text)
    const reports = tree.segments.flatMap((segment) => segment.diagnostics)
    expect(reports.map((report) => report.message)).toEqual([`\`,\` is missing before \`${before}\``])
    expect(reports.map(({ from, to }) => text.slice(from, to))).toEqual([before])
    const [table] = lowerPostgres(tree).schema.tables.values()
    expect(table?.columns.map((column) => column.name)).toEqual(columns)
  })

  it.each([
    'a int DEFAULT 1 COLLATE "C"',
    "a interval DEFAULT interval '1' day",
    'a int DEFAULT 1 NOT NULL',
    "a date DEFAULT ('x')::date NOT NULL, b bit varying(3)",
    'a text STORAGE EXTERNAL COMPRESSION pglz',
  ])('is not seen in (%s)', (elements) => {
    const tree = parsePostgres(`CREATE TABLE t (${elements});`)
    expect(tree.segments.flatMap((segment) => segment.diagnostics)).toEqual([])
  })
})
