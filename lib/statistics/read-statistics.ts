import { err, ok, type Result } from '../base/index.ts'
import { type Cell, type Row, type RowsError, readRows, rowsErrorAt } from '../tabular/index.ts'
import { type FieldNames, type FieldType, fields, kindOfRow, type RowKind } from './fields.ts'
import { gatherStatistics, type PlacedRecord, type StatisticsRecord } from './gather.ts'
import type { Statistics } from './statistics.ts'

/** What is wrong with a text of statistics, and where; `source` counts the texts from 0. */
export interface StatisticsError extends RowsError {
  readonly source: number
}

export interface StatisticsOptions {
  /** The schema of names that come without one. */
  readonly home: string
}

/**
 * Statistics out of one or several texts: what the dialect's `statisticsQuery` prints, or single views of the
 * server as CSV or JSON. Columns that are not known are passed over, what is not there is null or in `missing`.
 */
export function readStatistics(
  texts: readonly string[],
  { home }: StatisticsOptions,
): Result<Statistics, StatisticsError> {
  const records: PlacedRecord[] = []
  for (const [source, text] of texts.entries()) {
    const rows = readRows(text)
    if (!rows.ok) return err({ ...rows.error, source })
    const before = records.length
    for (const row of rows.value) {
      const kind = kindOfRow((column) => row.cells.has(column))
      if (kind === null) continue
      const record = readRecord(row, kind)
      if (!record.ok)
        return err({ ...rowsErrorAt(text, record.error.cell.from, record.error.message), source })
      records.push({ kind, record: record.value })
    }
    if (records.length === before) return err({ ...rowsErrorAt(text, 0, nothingKnown), source })
  }
  return ok(gatherStatistics(records, home))
}

const nothingKnown =
  'No row of it is one of pg_stat_user_tables, pg_stat_user_indexes, pg_stats or pg_sequences: ' +
  'the names of their columns are what they are known by.'

interface CellFault {
  readonly cell: Cell
  readonly message: string
}

function readRecord(row: Row, kind: RowKind): Result<StatisticsRecord, CellFault> {
  const record: Record<string, StatisticsRecord[string]> = {}
  for (const [field, [type, ...names]] of Object.entries<FieldNames>(fields[kind])) {
    record[field] = null
    for (const name of names) {
      const cell = row.cells.get(name)
      if (!cell || cell.text === null) continue
      const value = readValue(cell.text, type)
      if (value === undefined)
        return err({ cell, message: `${name} is ${shown(cell.text)}, not ${wanted[type]}.` })
      // The catalogue says -1 of a table that was never analyzed.
      if (value === null || (field === 'rows' && value === -1)) continue
      record[field] = value
      break
    }
  }
  return ok(record)
}

const wanted: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  numbers: 'a list of numbers',
}

/** The value of a field; null where there is none, undefined where it is of another type. */
function readValue(text: string, type: FieldType): StatisticsRecord[string] | undefined {
  const plain = text.trim()
  if (type === 'text') return text === '' ? null : text
  if (plain === '') return null
  if (type === 'number') return numberOf(plain)
  if (type === 'boolean') return truth.get(plain.toLowerCase())
  const inner = plain.slice(1, -1)
  if (!'{['.includes(plain.charAt(0)) || !']}'.includes(plain.slice(-1))) return undefined
  if (inner.trim() === '') return []
  const items = inner.split(',').map((item) => numberOf(item.trim()))
  return items.every((item) => item !== undefined) ? items : undefined
}

function numberOf(text: string): number | undefined {
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

const truth: ReadonlyMap<string, boolean> = new Map([
  ...['t', 'true', 'yes', 'on', '1'].map((word) => [word, true] as const),
  ...['f', 'false', 'no', 'off', '0'].map((word) => [word, false] as const),
])
