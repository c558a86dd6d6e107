import { err, ok, type Result } from '../base/index.ts'
import type { RowCounts } from './api.ts'

/** How names are written where the counts are looked up. */
export interface CountedNames {
  /** The schema of a name that stands alone. */
  readonly home: string
  quote(identifier: string): string
}

/**
 * Row counts out of what a query printed or a tool exported: CSV with commas, semicolons or tabs, the table that psql
 * draws, or JSON. The columns are known by their names; without names they are taken in the order of the query.
 */
export function readRowCounts(text: string, names: CountedNames): Result<RowCounts, string> {
  const rows =
    text.trimStart().startsWith('[') || text.trimStart().startsWith('{') ? ofJson(text) : ok(ofLines(text))
  if (!rows.ok) return rows
  const counts: [string, RowCounts[string]][] = []
  for (const [at, row] of rows.value.entries()) {
    const counted = countedOf(row, names)
    if (typeof counted === 'string') return err(`Row ${at + 1}: ${counted}`)
    counts.push(counted)
  }
  if (counts.length === 0) return err('There are no rows in it.')
  return ok(Object.fromEntries(counts))
}

type Field = 'schema' | 'table' | 'rows' | 'bytes'
type Row = Partial<Record<Field, unknown>>

/** What queries and tools call the columns. */
const fieldNames: Readonly<Record<string, Field>> = {
  schema: 'schema',
  schemaname: 'schema',
  schema_name: 'schema',
  table_schema: 'schema',
  nspname: 'schema',
  table: 'table',
  relation: 'table',
  name: 'table',
  tablename: 'table',
  table_name: 'table',
  relname: 'table',
  rows: 'rows',
  row_count: 'rows',
  table_rows: 'rows',
  count: 'rows',
  n_live_tup: 'rows',
  reltuples: 'rows',
  estimate: 'rows',
  bytes: 'bytes',
  size: 'bytes',
  data_length: 'bytes',
  table_bytes: 'bytes',
  table_size: 'bytes',
  total_bytes: 'bytes',
  pg_table_size: 'bytes',
  pg_relation_size: 'bytes',
}

/** What columns without names are, by how many there are. */
const unnamed: Readonly<Record<number, readonly Field[]>> = {
  2: ['table', 'rows'],
  3: ['table', 'rows', 'bytes'],
  4: ['schema', 'table', 'rows', 'bytes'],
}

function countedOf(row: Row, { home, quote }: CountedNames): [string, RowCounts[string]] | string {
  const name = typeof row.table === 'string' ? row.table.trim() : ''
  if (name === '') return 'the name of the table is missing'
  const schema = typeof row.schema === 'string' ? row.schema.trim() : ''
  const rows = wholeNumber(row.rows)
  if (rows === null) return `${name}: ${String(row.rows ?? 'nothing')} is no number of rows`
  const bytes =
    row.bytes === undefined || row.bytes === null || row.bytes === '' ? null : wholeNumber(row.bytes)
  const key = schema === '' ? qualified(name, home, quote) : `${quote(schema)}.${quote(name)}`
  return [key, { rows, bytes }]
}

/** A name that stands alone: with its schema where it has one, as it is written. */
function qualified(name: string, home: string, quote: CountedNames['quote']): string {
  if (name.includes('"')) return name
  const dot = name.indexOf('.')
  return dot < 0
    ? `${quote(home)}.${quote(name)}`
    : `${quote(name.slice(0, dot))}.${quote(name.slice(dot + 1))}`
}

/** A count as a number; what was never counted (PostgreSQL says -1) is taken for none. */
function wholeNumber(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const plain = typeof value === 'string' ? value.trim().split(/[_ ]/).join('') : value
  if (plain === '') return null
  const number = Number(plain)
  return Number.isFinite(number) ? Math.max(0, Math.round(number)) : null
}

function ofJson(text: string): Result<readonly Row[], string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return err(`It is not JSON: ${error instanceof Error ? error.message : error}`)
  }
  if (Array.isArray(value)) return ok(value.map((entry) => fieldsOf(entry)))
  // By name: { "public.orders": 1000 } or { "public.orders": { "rows": 1000, "bytes": 80000 } }.
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
  return ok(
    entries.map(([table, entry]) =>
      typeof entry === 'object' ? { ...fieldsOf(entry), table } : { table, rows: entry },
    ),
  )
}

function fieldsOf(entry: unknown): Row {
  if (typeof entry !== 'object' || entry === null) return {}
  const row: Row = {}
  for (const [name, value] of Object.entries(entry)) {
    const field = fieldNames[name.toLowerCase()]
    if (field) row[field] ??= value
  }
  return row
}

function ofLines(text: string): readonly Row[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '' && !isDrawing(line))
  const [first = ''] = lines
  const separator = ['\t', '|', ';', ','].find((each) => first.includes(each)) ?? ','
  const cells = lines.map((line) => cellsOf(line, separator))
  const header = (cells[0] ?? []).map((cell) => fieldNames[cell.toLowerCase()])
  const isNamed = header.includes('table') && header.includes('rows')
  const fields = isNamed ? header : (unnamed[cells[0]?.length ?? 0] ?? [])
  return cells.slice(isNamed ? 1 : 0).map((row) => {
    const entries = row.flatMap((cell, at) => (fields[at] === undefined ? [] : [[fields[at], cell]]))
    return Object.fromEntries(entries) as Row
  })
}

/** Rules and sums that psql draws around a table. */
function isDrawing(line: string): boolean {
  return /^[\s+|-]*$/.test(line) || /^\(\d+ rows?\)$/.test(line.trim())
}

/** The cells of a line; a cell in quotes may hold the separator, and quotes twice. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const ch = line.charAt(at)
    if (quoted && ch === '"' && line.charAt(at + 1) === '"') {
      cell += ch
      at++
    } else if (ch === '"') quoted = !quoted
    else if (ch === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += ch
  }
  cells.push(cell.trim())
  return separator === '|' && cells[0] === '' && cells.at(-1) === '' ? cells.slice(1, -1) : cells
}
