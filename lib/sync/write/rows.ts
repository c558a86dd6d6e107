import { type EntityId, parseEntityId, type SqlToken, scanSql, type Table } from '../../schema/index.ts'
import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { removeElements } from './lists.ts'
import { columnsAt, pastNames } from './past-names.ts'
import type { Removal } from './removals.ts'
import { lastPart, statementAt } from './statements.ts'

/** A statement that brings rows into a table. Offsets are those of the document. */
export interface RowSource {
  readonly index: number
  /** Where a list of columns stands or would stand. */
  readonly place: number
  readonly columns: readonly (Span & { readonly name: string })[] | null
  /** The values of each row of an INSERT; null for rows that are not written out. */
  readonly rows: readonly (readonly Span[])[] | null
  /** The segment with the data of COPY; null when there is none, or its lines are in another format. */
  readonly data: number | null
  readonly kind: 'copy' | 'insert'
}

/** The INSERT and COPY statements that bring rows into a table, under any name it has had. */
export function rowSourcesOf(state: DocumentState, table: Table): readonly RowSource[] {
  const names = new Set(pastNames(state, table))
  const found: RowSource[] = []
  for (const [index, segment] of state.tree.segments.entries()) {
    const { node } = segment
    if (node?.kind === 'copy') {
      if (!node.fromStdin || !node.table || !names.has(lastPart(node.table))) continue
    } else if (node?.kind !== 'other' || !node.words.startsWith('insert')) continue
    const source = readSource(state, index)
    if (source && isNamed(source.path, names, table)) found.push(source)
  }
  return found
}

function isNamed(path: readonly string[], names: ReadonlySet<string>, table: Table): boolean {
  const space = path.at(-2)
  return names.has(path.at(-1) ?? '') && (space === undefined || space === table.schema)
}

function readSource(
  state: DocumentState,
  index: number,
): (RowSource & { readonly path: readonly string[] }) | null {
  const segment = state.tree.segments[index]
  if (!segment?.node) return null
  const start = (state.tree.starts[index] ?? 0) + segment.span.from
  const tokens = scanSql(segment.text.slice(segment.span.from, segment.span.to))
  const kind = segment.node.kind === 'copy' ? 'copy' : 'insert'
  let at = kind === 'copy' ? 1 : 2
  const path = [tokens[at]?.value ?? '']
  while (isSymbol(tokens[at + 1], '.')) {
    path.push(tokens[at + 2]?.value ?? '')
    at += 2
  }
  if (kind === 'insert' && tokens[at + 1]?.value === 'as') at += 2
  const place = start + (tokens[at]?.to ?? 0)
  at++
  const absolute = (from: number, to: number): Span => ({
    from: start + (tokens[from]?.from ?? 0),
    to: start + (tokens[to - 1]?.to ?? 0),
  })
  let columns: RowSource['columns'] = null
  if (isSymbol(tokens[at], '(') && tokens[at + 1]?.value !== 'select' && tokens[at + 1]?.value !== 'with') {
    const close = closeOf(tokens, at)
    columns = split(tokens, at + 1, close).map(([from, to]) => ({
      ...absolute(from, to),
      name: tokens[from]?.value ?? '',
    }))
    at = close + 1
  }
  if (kind === 'copy') {
    const isPlain = tokens[at + 2] === undefined
    const next = state.tree.segments[index + 1]
    const data = isPlain && next?.kind === 'copyData' ? index + 1 : null
    return { index, place, columns, rows: null, data, kind, path }
  }
  return { index, place, columns, rows: rowsAt(tokens, at, absolute), data: null, kind, path }
}

/** `VALUES (…), (…)`; null for anything else. */
function rowsAt(
  tokens: readonly SqlToken[],
  from: number,
  absolute: (from: number, to: number) => Span,
): readonly (readonly Span[])[] | null {
  let at = from
  if (tokens[at]?.value === 'overriding') at += 3
  if (tokens[at]?.kind !== 'word' || tokens[at]?.value !== 'values') return null
  const rows: (readonly Span[])[] = []
  at++
  while (isSymbol(tokens[at], '(')) {
    const close = closeOf(tokens, at)
    rows.push(split(tokens, at + 1, close).map(([a, b]) => absolute(a, b)))
    at = close + 1
    if (!isSymbol(tokens[at], ',')) break
    at++
  }
  return rows
}

function split(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = []
  let start = from
  for (let i = from; i < to; i++) {
    if (isOpen(tokens[i])) i = closeOf(tokens, i)
    else if (isSymbol(tokens[i], ',')) {
      parts.push([start, i])
      start = i + 1
    }
  }
  parts.push([start, to])
  return parts
}

function closeOf(tokens: readonly SqlToken[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    if (isOpen(tokens[i])) depth++
    else if (isSymbol(tokens[i], ')') || isSymbol(tokens[i], ']')) {
      depth--
      if (depth === 0) return i
    }
  }
  return tokens.length
}

function isOpen(token: SqlToken | undefined): boolean {
  return isSymbol(token, '(') || isSymbol(token, '[')
}

function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol
}

/** Takes a column's values out of the rows that the text brings; null when the text does not show which they are. */
export function writeRowsWithout(
  state: DocumentState,
  table: Table,
  column: string,
): readonly Replacement[] | null {
  const at = columnsAt(state, table)
  const edits: Replacement[] = []
  for (const source of rowSourcesOf(state, table)) {
    const columns = at(source.index)
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
 * Names the columns of rows that are given without, so that they mean the same whatever comes between;
 * null when the text does not show which they are.
 */
export function writeColumnLists(
  state: DocumentState,
  table: Table,
  quote: (name: string) => string,
): readonly Replacement[] | null {
  const at = columnsAt(state, table)
  const edits: Replacement[] = []
  for (const source of rowSourcesOf(state, table)) {
    if (source.columns) continue
    const columns = at(source.index)
    if (!columns) return null
    const widths = source.rows?.map((row) => row.length)
    const width = source.kind === 'copy' ? columns.length : widths?.[0]
    if (width === undefined || width > columns.length || widths?.some((each) => each !== width)) return null
    const list = columns.slice(0, width).map((each) => quote(each.past))
    edits.push({ from: source.place, to: source.place, insert: ` (${list.join(', ')})` })
  }
  return edits
}

/** Keeps rows what they are when a column is added; one that comes last matters only to COPY. */
export function writeRowsAround(
  state: DocumentState,
  table: Table,
  isLast: boolean,
  quote: (name: string) => string,
): readonly Replacement[] | null {
  const bare = rowSourcesOf(state, table).filter((source) => !source.columns)
  const isMoved = bare.some((source) => !isLast || source.kind === 'copy')
  return isMoved ? writeColumnLists(state, table, quote) : []
}

/** The statements that do nothing but change the rows of a table, with the data behind COPY. */
export function rowStatementsOf(state: DocumentState, table: Table): readonly Removal[] {
  const names = new Set(pastNames(state, table))
  const found: Removal[] = []
  for (const [index, segment] of state.tree.segments.entries()) {
    const { node } = segment
    if (
      !node ||
      !isAboutRows(segment.text.slice(segment.span.from, segment.span.to), node.kind, names, table)
    )
      continue
    const start = state.tree.starts[index] ?? 0
    found.push({ kind: 'statement', statement: statementAt(index, start, segment, node) })
    if (node.kind === 'copy' && state.tree.segments[index + 1]?.kind === 'copyData')
      found.push({ kind: 'data', index: index + 1 })
  }
  return found
}

/** The statements that do nothing but set the position of a sequence: `SELECT setval('…', …)`. */
export function positionsOf(state: DocumentState, id: EntityId): readonly Removal[] {
  const [schema = '', name = ''] = parseEntityId(id).parts
  const found: Removal[] = []
  for (const [index, segment] of state.tree.segments.entries()) {
    const { node } = segment
    if (node?.kind !== 'other' || !node.words.startsWith('select')) continue
    if (segment.text.length > headLength * 2 || !segment.text.includes(name)) continue
    const tokens = scanSql(segment.text.slice(segment.span.from, segment.span.to))
    let at = 1
    while (isSymbol(tokens[at + 1], '.')) at += 2
    const [call, open, argument] = tokens.slice(at)
    if (call?.value !== 'setval' || !isSymbol(open, '(') || argument?.kind !== 'string') continue
    if (closeOf(tokens, at + 1) !== tokens.length - 1) continue
    const path = scanSql(argument.value).flatMap((each) => (each.kind === 'symbol' ? [] : [each.value]))
    if (path.at(-1) !== name || (path.length > 1 && path.at(-2) !== schema)) continue
    const start = state.tree.starts[index] ?? 0
    found.push({ kind: 'statement', statement: statementAt(index, start, segment, node) })
  }
  return found
}

function isAboutRows(sql: string, kind: string, names: ReadonlySet<string>, table: Table): boolean {
  if (kind !== 'copy' && kind !== 'other') return false
  // The first words tell; what follows may be very long.
  const tokens = scanSql(sql.slice(0, headLength))
  let at = tokens[0]?.kind === 'word' ? headOf(tokens) : 0
  if (at === 0) return false
  while (tokens[at]?.kind === 'word' && (tokens[at]?.value === 'only' || tokens[at]?.value === 'table')) at++
  const path = [tokens[at]?.value ?? '']
  while (isSymbol(tokens[at + 1], '.')) {
    path.push(tokens[at + 2]?.value ?? '')
    at += 2
  }
  if (!isNamed(path, names, table)) return false
  // TRUNCATE and the like may name several.
  return kind === 'copy' || !isSymbol(tokens[at + 1], ',')
}

const headLength = 400

/** How many words stand before the table that a statement changes or tends; 0 when it does neither. */
function headOf(tokens: readonly SqlToken[]): number {
  const [first, second] = [tokens[0]?.value ?? '', tokens[1]?.value ?? '']
  if (first === 'insert' || first === 'delete') return 2
  if (first === 'vacuum' && (second === 'full' || second === 'analyze')) return 2
  return ['copy', 'update', 'truncate', 'lock', 'analyze', 'vacuum', 'cluster'].includes(first) ? 1 : 0
}
