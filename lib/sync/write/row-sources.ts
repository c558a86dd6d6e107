import { type SqlToken, scanSql, type Table } from '../../schema/index.ts'
import type { Span } from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import { pastNames } from './past-names.ts'
import { lastPart } from './statements.ts'

/** A statement that brings rows into a table. Offsets are those of the document. */
export interface RowSource {
  readonly index: number
  /** Where a list of columns stands or would stand. */
  readonly place: number
  readonly columns: readonly (Span & { readonly name: string })[] | null
  /** The values of each row of an INSERT; null for rows that are not written out. */
  readonly rows: readonly (readonly Span[])[] | null
  /** The end of all that stands before the values: where OVERRIDING would be said. */
  readonly headEnd: number
  readonly overrides: boolean
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

/** Whether a written path means the table, under any of its names. */
export function isNamed(path: readonly string[], names: ReadonlySet<string>, table: Table): boolean {
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
  const headEnd = start + (tokens[at - 1]?.to ?? 0)
  if (kind === 'copy') {
    const isPlain = tokens[at + 2] === undefined
    const next = state.tree.segments[index + 1]
    const data = isPlain && next?.kind === 'copyData' ? index + 1 : null
    return { index, place, headEnd, overrides: false, columns, rows: null, data, kind, path }
  }
  const overrides = tokens[at]?.kind === 'word' && tokens[at]?.value === 'overriding'
  const rows = rowsAt(tokens, at, absolute)
  return { index, place, headEnd, overrides, columns, rows, data: null, kind, path }
}

/** `VALUES (…), (…)`, or none for `DEFAULT VALUES`; null for anything else. */
function rowsAt(
  tokens: readonly SqlToken[],
  from: number,
  absolute: (from: number, to: number) => Span,
): readonly (readonly Span[])[] | null {
  let at = from
  if (tokens[at]?.value === 'overriding') at += 3
  if (tokens[at]?.value === 'default' && tokens[at + 1]?.value === 'values') return []
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

/** The index of what closes the bracket at `open`. */
export function closeOf(tokens: readonly SqlToken[], open: number): number {
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

export function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol
}
