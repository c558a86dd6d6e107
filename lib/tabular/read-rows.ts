import { err, ok, type Result } from '../base/index.ts'
import { type LineColumn, lineColumnAt, makeLineIndex } from '../text/index.ts'
import { type CsvCell, readCsv } from './csv.ts'
import { isJsonText, type JsonNode, readJson } from './json.ts'

/** A value of a row: what it says, and where it says it. */
export interface Cell {
  /** Null where there is none; numbers, truth values and nested values of JSON as it writes them. */
  readonly text: string | null
  readonly from: number
  readonly to: number
}

/** A row by the names of its columns, in lower case. */
export interface Row {
  readonly cells: ReadonlyMap<string, Cell>
  readonly from: number
}

/** Why a text holds no rows, or what is wrong with one, at its place. */
export interface RowsError extends LineColumn {
  readonly message: string
}

/**
 * The rows of a text: CSV with a header (commas, semicolons, tabs, or the table that psql draws), or JSON in
 * whatever order arrays and objects are nested: an object with plain values is a row, everything else is looked
 * into, JSON inside of a string too.
 */
export function readRows(text: string): Result<readonly Row[], RowsError> {
  const first = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .charAt(0)
  return first === '[' || first === '{' ? rowsOfJson(text) : rowsOfCsv(text)
}

/** An error about the place of a value. */
export function rowsErrorAt(text: string, offset: number, message: string): RowsError {
  return { ...lineColumnAt(makeLineIndex(text), offset), message }
}

function rowsOfCsv(text: string): Result<readonly Row[], RowsError> {
  const read = readCsv(text)
  if (!read.ok) return err(rowsErrorAt(text, read.error.at, read.error.message))
  const [header, ...records] = read.value
  if (!header) return err(rowsErrorAt(text, 0, 'There are no rows in it.'))
  // One value alone may be a JSON document that psql or a tool wrote as CSV.
  const [only] = records
  const document = only?.length === 1 && records.length === 1 ? only[0] : undefined
  if (document && isJsonText(document.text)) return nested(text, document)
  if (header.length === 1 && records.length === 0 && header[0] && isJsonText(header[0].text))
    return nested(text, header[0])
  const names = header.map((cell) => cell.text.trim().toLowerCase())
  const rows: Row[] = []
  for (const record of records) {
    if (record.length > names.length) {
      const at = record[names.length]?.from ?? 0
      return err(
        rowsErrorAt(text, at, `There are ${record.length} values in a row of ${names.length} columns.`),
      )
    }
    rows.push({
      from: record[0]?.from ?? 0,
      cells: new Map(
        record.map((cell, at) => [
          names[at] ?? '',
          { text: cell.quoted || !nothing.has(cell.text) ? cell.text : null, from: cell.from, to: cell.to },
        ]),
      ),
    })
  }
  return ok(rows)
}

/** Rows of a JSON document inside a cell; they stand where the cell does. */
function nested(text: string, cell: CsvCell): Result<readonly Row[], RowsError> {
  const inner = readJson(cell.text)
  if (!inner.ok) return err(rowsErrorAt(text, cell.from, inner.error.message))
  return ok(rowsUnder(inner.value).map((row) => placedAt(row, cell.from, cell.to)))
}

function rowsOfJson(text: string): Result<readonly Row[], RowsError> {
  const read = readJson(text)
  if (!read.ok) return err(rowsErrorAt(text, read.error.at, read.error.message))
  return ok(rowsUnder(read.value))
}

function rowsUnder(root: JsonNode): readonly Row[] {
  const rows: Row[] = []
  const look = (node: JsonNode): void => {
    if (node.kind === 'array') for (const item of node.items) look(item)
    if (node.kind === 'string' && isJsonText(node.value)) {
      const inner = readJson(node.value)
      if (inner.ok) for (const row of rowsUnder(inner.value)) rows.push(placedAt(row, node.from, node.to))
    }
    if (node.kind !== 'object') return
    const plain = node.entries.filter(([, value]) => !holdsRows(value))
    if (plain.length > 0) {
      rows.push({
        from: node.from,
        cells: new Map(plain.map(([name, value]) => [name.toLowerCase(), cellOf(value)])),
      })
    }
    for (const [, value] of node.entries) if (holdsRows(value)) look(value)
  }
  look(root)
  return rows
}

/** Whether a value is rows (or holds some) rather than a value of a row. */
function holdsRows(node: JsonNode): boolean {
  if (node.kind === 'object') return true
  if (node.kind === 'array') return node.items.some(holdsRows)
  return node.kind === 'string' && isJsonText(node.value)
}

function cellOf(node: JsonNode): Cell {
  const { from, to } = node
  switch (node.kind) {
    case 'string':
      return { text: node.value, from, to }
    case 'plain':
      return { text: node.value === 'null' ? null : node.value, from, to }
    default:
      return { text: node.written, from, to }
  }
}

function placedAt(row: Row, from: number, to: number): Row {
  return { from, cells: new Map([...row.cells].map(([name, { text }]) => [name, { text, from, to }])) }
}

/** How tools write that there is no value. */
const nothing: ReadonlySet<string> = new Set(['', '\\N', 'NULL', 'null', '[NULL]', '(null)'])
