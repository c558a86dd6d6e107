import { findColumn, type Table } from '../../schema/index.ts'
import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { removeElements } from './lists.ts'
import { columnsAt, type PastColumn } from './past-names.ts'
import { type RowSource, rowSourcesOf } from './row-sources.ts'

/** Takes a column's values out of the rows that the text brings; null when the text does not show which they are. */
export function writeRowsWithout(
  state: DocumentState,
  table: Table,
  column: string,
): readonly Replacement[] | null {
  const at = columnsAt(state, table)
  const edits: Replacement[] = []
  for (const source of rowSourcesOf(state, table)) {
    if (source.rows?.length === 0) continue
    const columns = givenBy(source, table, at(source.index))
    const place = columns?.findIndex((each) => each.now === column) ?? -1
    if (!columns || place < 0) {
      if (!columns || source.columns?.some((each) => each.name === column)) return null
      continue
    }
    const name = columns[place]?.past
    const listed = source.columns ? source.columns.findIndex((each) => each.name === name) : place
    if (listed < 0) continue
    if (source.columns) {
      if (source.columns.length === 1) return null
      edits.push(...removeElements(state.text, source.columns, [listed]))
    }
    const taken =
      source.kind === 'copy' ? withoutField(state, source, listed) : withoutValue(state, source, listed)
    if (!taken) return null
    edits.push(...taken)
  }
  return edits
}

function withoutValue(state: DocumentState, source: RowSource, at: number): readonly Replacement[] | null {
  if (!source.rows) return null
  const edits: Replacement[] = []
  for (const row of source.rows) {
    // A row may be shorter than the table.
    if (at >= row.length && !source.columns) continue
    if (at >= row.length || row.length === 1) return null
    edits.push(...removeElements(state.text, row, [at]))
  }
  return edits
}

function withoutField(state: DocumentState, source: RowSource, at: number): readonly Replacement[] | null {
  if (source.data === null) return null
  const segment = state.tree.segments[source.data]
  const start = state.tree.starts[source.data] ?? 0
  const edits: Replacement[] = []
  let from = 0
  const text = segment?.text ?? ''
  while (from < text.length) {
    const lf = text.indexOf('\n', from)
    const end = lf < 0 ? text.length : lf
    const line = text.slice(from, end)
    const content = line.endsWith('\r') ? line.slice(0, -1) : line
    if (content === '\\.') break
    if (content !== '') {
      const fields = content.split('\t')
      if (at >= fields.length || fields.length === 1) return null
      const before = fields.slice(0, at).reduce((sum, field) => sum + field.length + 1, 0)
      const last = at === fields.length - 1
      const field = start + from + before
      const { length } = fields[at] ?? ''
      edits.push({
        from: last ? field - 1 : field,
        to: last ? field + length : field + length + 1,
        insert: '',
      })
    }
    from = end + 1
  }
  return edits
}

/**
 * Names the columns of all rows that are given without, so that they mean the same whatever comes
 * between; null when the text does not show which they are.
 */
export function writeColumnLists(
  state: DocumentState,
  table: Table,
  quote: (name: string) => string,
): readonly Replacement[] | null {
  return listsFor(state, table, bareSources(state, table), quote)
}

/** The same for COPY alone, which takes a value for each column, a last one too. */
export function writeCopyLists(
  state: DocumentState,
  table: Table,
  quote: (name: string) => string,
): readonly Replacement[] | null {
  const copies = bareSources(state, table).filter((source) => source.kind === 'copy')
  return listsFor(state, table, copies, quote)
}

function bareSources(state: DocumentState, table: Table): readonly RowSource[] {
  return rowSourcesOf(state, table).filter((source) => !source.columns)
}

function listsFor(
  state: DocumentState,
  table: Table,
  sources: readonly RowSource[],
  quote: (name: string) => string,
): readonly Replacement[] | null {
  const at = columnsAt(state, table)
  const edits: Replacement[] = []
  for (const source of sources) {
    const columns = givenBy(source, table, at(source.index))
    if (source.rows?.length === 0) continue
    if (!columns) return null
    const widths = source.rows?.map((row) => row.length)
    const width = source.kind === 'copy' ? columns.length : widths?.[0]
    if (width === undefined || width > columns.length || widths?.some((each) => each !== width)) return null
    const list = columns.slice(0, width).map((each) => quote(each.past))
    edits.push({ from: source.place, to: source.place, insert: ` (${list.join(', ')})` })
  }
  return edits
}

/** The columns that a source without a list gives values for: COPY leaves out those that are generated. */
function givenBy(
  source: RowSource,
  table: Table,
  columns: readonly PastColumn[] | null,
): readonly PastColumn[] | null {
  if (!columns || source.kind === 'insert') return columns
  return columns.filter((each) => !(each.now !== null && findColumn(table, each.now)?.generated))
}

/** Lets rows keep the values they bring for a column that is always an identity from now on. */
export function writeRowsOverriding(
  state: DocumentState,
  table: Table,
  column: string,
  words: string,
): readonly Replacement[] | null {
  const edits: Replacement[] = []
  for (const source of rowSourcesOf(state, table)) {
    // COPY always takes the values that it is given.
    if (source.kind === 'copy' || source.overrides || source.rows?.length === 0) continue
    const listed = placeIn(state, source, table, column)
    if (listed === 'unknown') return null
    if (listed === null || source.rows?.every((row) => isDefault(state, row[listed]))) continue
    edits.push({ from: source.headEnd, to: source.headEnd, insert: ` ${words}` })
  }
  return edits
}

/** Takes the values of a column that is generated from now on out of the rows; null when they are not written out. */
export function writeRowsGenerating(
  state: DocumentState,
  table: Table,
  column: string,
  byDefault: string,
): readonly Replacement[] | null {
  const edits: Replacement[] = []
  for (const source of rowSourcesOf(state, table)) {
    if (source.rows?.length === 0) continue
    const listed = placeIn(state, source, table, column)
    if (listed === 'unknown') return null
    if (listed === null) continue
    const only = source.columns?.length === 1
    if (source.columns && !only) edits.push(...removeElements(state.text, source.columns, [listed]))
    const taken =
      source.kind === 'copy'
        ? withoutField(state, source, listed)
        : source.columns && !only
          ? withoutValue(state, source, listed)
          : source.rows?.flatMap((row) => {
              const value = row[listed]
              return value ? [{ from: value.from, to: value.to, insert: byDefault }] : []
            })
    if (!taken || (only && source.kind === 'copy')) return null
    edits.push(...taken)
  }
  return edits
}

/** Whether rows come in without a value for the column, which they then get from its default or sequence. */
export function hasRowsWithout(state: DocumentState, table: Table, column: string): boolean {
  return rowSourcesOf(state, table).some((source) => {
    if (source.rows?.length === 0) return true
    const listed = placeIn(state, source, table, column)
    if (listed === 'unknown') return false
    if (listed === null) return true
    return source.rows?.some((row) => row[listed] === undefined || isDefault(state, row[listed])) === true
  })
}

/** Which of a source's values is the column's; null when it gives none. */
function placeIn(
  state: DocumentState,
  source: RowSource,
  table: Table,
  column: string,
): number | null | 'unknown' {
  const columns = givenBy(source, table, columnsAt(state, table)(source.index))
  if (!columns) return source.columns ? listedAt(source, column) : 'unknown'
  const place = columns.findIndex((each) => each.now === column)
  const past = columns[place]?.past
  if (past === undefined) return null
  return source.columns ? listedAt(source, past) : place
}

function listedAt(source: RowSource, name: string): number | null {
  const at = source.columns?.findIndex((each) => each.name === name) ?? -1
  return at < 0 ? null : at
}

function isDefault(state: DocumentState, value: Span | undefined): boolean {
  return value !== undefined && state.text.slice(value.from, value.to).trim().toLowerCase() === 'default'
}
