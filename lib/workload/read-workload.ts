import { err, ok, type Result } from '../base/index.ts'
import { type Dialect, dialectOf } from '../sql/index.ts'
import { type Row, type RowsError, readRows, rowsErrorAt } from '../tabular/index.ts'
import type { Workload, WorkloadStatement } from './workload.ts'

/**
 * The statements of a file: SQL with the statements one after the other (whatever stands for parameters), or rows
 * of `pg_stat_statements` or of a table of the same columns as CSV or JSON. Never throws.
 */
export function readWorkload(text: string, dialect: string): Result<Workload, RowsError> {
  if (!looksLikeRows(text)) {
    const statements = statementsOf(text, dialectOf(dialect))
    return ok({ dialect, text, form: 'sql', statements })
  }
  const rows = readRows(text)
  if (!rows.ok) return rows
  const statements: WorkloadStatement[] = []
  for (const row of rows.value) {
    const statement = statementOfRow(row)
    if (typeof statement === 'string') return err(rowsErrorAt(text, row.from, statement))
    if (statement) statements.push(statement)
  }
  if (statements.length === 0 && rows.value.length > 0)
    return err(rowsErrorAt(text, 0, 'No row of it has a column called query.'))
  return ok({ dialect, text, form: 'rows', statements })
}

/** Whether a text is JSON or has a header line in which a column is called query; SQL has neither. */
function looksLikeRows(text: string): boolean {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (start.startsWith('[') || start.startsWith('{')) return true
  const [header = ''] = start.split(/[\r\n]/, 1)
  const names = header.split(/[,;\t|]/).map((name) => name.replaceAll('"', '').trim().toLowerCase())
  return names.some((name) => queryNames.has(name)) && names.every((name) => /^\w*$/.test(name))
}

/** What the server's versions and the tools call a column; a later name counts where the earlier ones are absent. */
const fieldNames = {
  query: ['query', 'normalized_query', 'sql', 'statement', 'query_text'],
  label: ['queryid', 'query_id', 'query_hash', 'label', 'name'],
  calls: ['calls', 'executions', 'call_count'],
  meanMs: ['mean_exec_time', 'mean_time', 'mean_ms', 'avg_time', 'average_time'],
  deviationMs: ['stddev_exec_time', 'stddev_time'],
  totalMs: ['total_exec_time', 'total_time', 'total_ms'],
  rows: ['rows'],
} as const satisfies Readonly<Record<string, readonly string[]>>
const queryNames: ReadonlySet<string> = new Set(fieldNames.query)

function statementOfRow(row: Row): WorkloadStatement | string | null {
  const cellOf = (field: keyof typeof fieldNames) =>
    fieldNames[field].flatMap((name) => row.cells.get(name) ?? []).find((cell) => cell.text !== null)
  const query = cellOf('query')
  if (!query?.text) return null
  const numbers = { calls: 0, meanMs: 0, deviationMs: 0, totalMs: 0, rows: 0 }
  const read = { ...nothingKnown }
  for (const field of Object.keys(numbers) as (keyof typeof numbers)[]) {
    const written = cellOf(field)?.text?.trim()
    if (!written) continue
    const value = Number(written)
    if (!Number.isFinite(value)) return `${fieldNames[field][0]} is ${written}, not a number.`
    read[field] = value
  }
  const { calls, totalMs } = read
  if (read.meanMs === null && totalMs !== null && calls !== null && calls > 0) read.meanMs = totalMs / calls
  if (read.totalMs === null && read.meanMs !== null && calls !== null) read.totalMs = read.meanMs * calls
  return {
    text: query.text.trim().replace(/;\s*$/, ''),
    range: { from: query.from, to: query.to },
    label: cellOf('label')?.text ?? null,
    ...read,
  }
}

interface Runs {
  calls: number | null
  meanMs: number | null
  deviationMs: number | null
  totalMs: number | null
  rows: number | null
}

const nothingKnown: Readonly<Runs> = {
  calls: null,
  meanMs: null,
  deviationMs: null,
  totalMs: null,
  rows: null,
}

function statementsOf(text: string, dialect: Dialect): readonly WorkloadStatement[] {
  const tree = dialect.parse(text)
  const remarks = new Map<number, string[]>()
  for (const remark of dialect.remarks(text)) {
    if (!remark.next) continue
    remarks.set(remark.next.from, [...(remarks.get(remark.next.from) ?? []), remark.text])
  }
  return tree.segments.flatMap((segment, at) => {
    if (segment.kind !== 'statement') return []
    const start = tree.starts[at] ?? 0
    const range = { from: start + segment.span.from, to: start + segment.span.to }
    return [{ text: text.slice(range.from, range.to), range, ...notedIn(remarks.get(range.from) ?? []) }]
  })
}

/** What the comments before a statement say of it: `name: find_user`, `calls: 1200`, `mean: 3.5 ms`, `deviation: 40 ms`. */
function notedIn(comments: readonly string[]): Runs & { readonly label: string | null } {
  const noted = new Map<string, string>()
  for (const line of comments.flatMap((comment) => comment.split('\n'))) {
    for (const part of line.split(',')) {
      const [name = '', value = ''] = part.split(':').map((word) => word.trim())
      if (value !== '' && !noted.has(name.toLowerCase())) noted.set(name.toLowerCase(), value)
    }
  }
  const numberOf = (name: string) => {
    const value = Number.parseFloat(noted.get(name) ?? '')
    return Number.isFinite(value) ? value : null
  }
  const [calls, meanMs, deviationMs] = [numberOf('calls'), numberOf('mean'), numberOf('deviation')]
  return {
    ...nothingKnown,
    label: noted.get('name')?.split(' ')[0] ?? null,
    calls,
    meanMs,
    deviationMs,
    totalMs: calls !== null && meanMs !== null ? calls * meanMs : null,
  }
}
