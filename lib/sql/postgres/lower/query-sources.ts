import type { DataType } from '../../../schema/index.ts'
import { Kind } from '../../core/index.ts'
import { depthOf, splitTop } from './column-name.ts'
import { builtin, commonType, type Told } from './common-type.ts'
import { depend, type Fold, findRelationNamed, needWhole } from './fold.ts'
import { closing, readPath } from './query-tokens.ts'
import { resultOfRoutine } from './routine-results.ts'
import { isName, isWord, type SqlToken } from './tokens.ts'
import type { Item } from './world.ts'

/** An output column; its type is null where it cannot be told. */
export interface OutputColumn<T extends Told = DataType | null> {
  readonly name: string
  readonly type: T
  /** The collation of the table's column that it is, where it is not the usual one. */
  readonly collation?: string | null
}

type Columns = readonly OutputColumn<Told>[] | null

/** A query as it is read: where its names are looked up. */
export interface Query {
  readonly fold: Fold
  readonly item: Item
  readonly sql: string
  /** Columns of the common table expressions in sight. */
  readonly tables: ReadonlyMap<string, Columns>
  /** What a subquery sees of the query around it. */
  readonly outer?: From
  readonly columnsOf: (query: Query, tokens: readonly SqlToken[]) => Columns
}

interface Source {
  readonly alias: string
  readonly columns: Columns
}

/** What stands behind FROM. */
export interface From {
  readonly sources: readonly Source[]
  /** What a bare star shows: columns that joins merge stand once, and first. */
  readonly columns: Columns
}

/** The column of a source that a path names. */
export function columnOf({ sources }: From, path: readonly string[]): OutputColumn<Told> | null {
  const name = path.at(-1)
  const alias = path.at(-2)
  for (const source of sources) {
    if (alias !== undefined && source.alias !== alias) continue
    const column = source.columns?.find((each) => each.name === name)
    if (column) return column
  }
  return null
}

/** Reads a FROM list with its joins. */
export function readFrom(query: Query, tokens: readonly SqlToken[]): From {
  const sources: Source[] = []
  const shown: Columns[] = []
  let at = 0
  while (at < tokens.length) {
    const read = readJoined(query, tokens, at, sources)
    shown.push(read.columns)
    at = read.end + 1
  }
  const columns = shown.some((each) => each === null) ? null : shown.flatMap((each) => each ?? [])
  return { sources, columns: shown.length > 0 ? columns : null }
}

/** One entry of the list: a relation with all that is joined to it. */
function readJoined(
  query: Query,
  tokens: readonly SqlToken[],
  start: number,
  sources: Source[],
): { readonly columns: Columns; readonly end: number } {
  const first = readSource(query, tokens, start)
  sources.push(...(first.inner ?? [first.source]))
  let { columns } = first.source
  let words: readonly string[] = []
  let at = first.end
  while (at < tokens.length && tokens[at]?.kind !== Kind.comma) {
    const token = tokens[at] as SqlToken
    if (isWord(token, 'join')) {
      const joined = readSource(query, tokens, at + 1)
      sources.push(...(joined.inner ?? [joined.source]))
      at = joined.end
      const merged = mergedNames(tokens, at, words, [columns, joined.source.columns])
      columns = joinColumns(columns, joined.source.columns, merged, words)
      words = []
      continue
    }
    if (token.kind === Kind.word) words = [...words.slice(-2), token.value]
    at = depthOf(token) > 0 ? closing(tokens, at) + 1 : at + 1
  }
  return { columns, end: at }
}

/** The columns that USING names or a natural join finds on both sides; null when they cannot be told. */
function mergedNames(
  tokens: readonly SqlToken[],
  at: number,
  words: readonly string[],
  [left, right]: readonly [Columns, Columns],
): readonly string[] | null {
  if (isWord(tokens[at], 'using'))
    return tokens
      .slice(at + 2, closing(tokens, at + 1))
      .filter(isName)
      .map((token) => token.value)
  if (!words.includes('natural')) return []
  if (!left || !right) return null
  return left.map((column) => column.name).filter((name) => right.some((column) => column.name === name))
}

function joinColumns(
  left: Columns,
  right: Columns,
  merged: readonly string[] | null,
  words: readonly string[],
): Columns {
  if (!left || !right || !merged) return null
  const once = merged.map((name) => {
    const a = left.find((column) => column.name === name)
    const b = right.find((column) => column.name === name)
    if (words.includes('full')) return { name, type: commonType([a?.type ?? null, b?.type ?? null]) }
    return (words.includes('right') ? b : a) ?? { name, type: null }
  })
  const others = (list: NonNullable<Columns>) => list.filter((column) => !merged.includes(column.name))
  return [...once, ...others(left), ...others(right)]
}

interface Read {
  readonly source: Source
  /** The sources of a join in brackets, which has no name of its own. */
  readonly inner: readonly Source[] | null
  readonly end: number
}

function readSource(query: Query, tokens: readonly SqlToken[], start: number): Read {
  let at = start
  while (isWord(tokens[at], 'only') || isWord(tokens[at], 'lateral')) at++
  const bare = readBareSource(query, tokens, at)
  at = bare.end
  if (tokens[at]?.value === '*') at++
  const counted = isWord(tokens[at], 'with') && isWord(tokens[at + 1], 'ordinality')
  if (counted) at += 2
  const ordinal = counted ? [{ name: 'ordinality', type: builtin('bigint') }] : []
  if (isWord(tokens[at], 'as')) at++
  const alias = tokens[at]
  if (!isName(alias) || (alias.kind === Kind.word && joinWords.has(alias.value))) {
    const columns = bare.result ? [{ name: bare.name, type: bare.result }, ...ordinal] : bare.columns
    return { source: { alias: bare.name, columns }, inner: bare.inner, end: at }
  }
  at++
  const columns = bare.result ? [{ name: alias.value, type: bare.result }, ...ordinal] : bare.columns
  let listed: readonly string[] = []
  if (tokens[at]?.kind === Kind.openParen) {
    // `f() AS x (a int, b text)`: only the names count.
    const close = closing(tokens, at)
    listed = splitTop(tokens.slice(at + 1, close), Kind.comma).flatMap((part) => part[0]?.value ?? [])
    at = close + 1
  }
  return { source: { alias: alias.value, columns: renamed(columns, listed) }, inner: null, end: at }
}

/** A source without its alias. */
interface BareSource {
  readonly name: string
  readonly columns: Columns
  readonly inner: readonly Source[] | null
  /** What a function gives that is one column. */
  readonly result: Told
  readonly end: number
}

function readBareSource(query: Query, tokens: readonly SqlToken[], start: number): BareSource {
  const none = { name: '', columns: null, inner: null, result: null }
  if (tokens[start]?.kind === Kind.openParen) {
    const close = closing(tokens, start)
    const content = tokens.slice(start + 1, close)
    const isQuery = content[0]?.kind === Kind.openParen || queryWords.some((word) => isWord(content[0], word))
    if (isQuery) return { ...none, columns: query.columnsOf(query, content), end: close + 1 }
    const { columns, sources } = readFrom(query, content)
    return { ...none, columns, inner: sources, end: close + 1 }
  }
  const path = readPath(tokens, start)
  const name = path.names.at(-1) ?? ''
  if (tokens[path.end]?.kind === Kind.openParen) {
    const result =
      resultOfRoutine(query.fold, query.item, path.names) ?? callResult(name, tokens[path.end + 1])
    return { ...none, name, result, end: closing(tokens, path.end) + 1 }
  }
  return { ...none, name, columns: relationColumns(query, path.names), end: path.end }
}

const queryWords = ['select', 'values', 'with', 'table']

/** Of the engine's functions only the one whose result a first number tells. */
function callResult(name: string, first: SqlToken | undefined): Told {
  const counts = name === 'generate_series' && first?.kind === Kind.number && !first.value.includes('.')
  return counts ? builtin('integer') : null
}

const joinWords = new Set([
  'join',
  'left',
  'right',
  'full',
  'inner',
  'cross',
  'natural',
  'on',
  'using',
  'where',
  'tablesample',
])

/** The columns of a relation by its name: one of the query's own, a table or a view. */
export function relationColumns(query: Query, names: readonly string[]): Columns {
  const { fold, item } = query
  const name = names.at(-1)
  if (name === undefined) return null
  if (names.length === 1 && query.tables.has(name)) return query.tables.get(name) ?? null
  depend(fold, item, name)
  const relation = findRelationNamed(fold, names.at(-2) ?? null, name)
  if (relation?.kind !== 'item') return null
  const source = relation.item
  if (source.type === 'table') {
    // The columns as they stood then are not known to a partial fold if they changed since.
    if (source.shapedAt > fold.at) needWhole(fold)
    return source.open && source.record.columns.length === 0 ? null : knownColumns(source.record.columns)
  }
  if (source.type !== 'view' || source.record.columns.length === 0) return null
  if ((source.statements.at(-1) ?? 0) > fold.at) needWhole(fold)
  const { columns } = source.record
  return columns.map((column, at) => {
    const output = source.outputs.length === columns.length ? source.outputs[at] : undefined
    return { name: column, type: output?.type ?? null, collation: output?.collation ?? null }
  })
}

/** Columns under the names that are listed for the first of them. */
export function renamed(columns: Columns, listed: readonly string[]): Columns {
  if (!columns) return listed.length > 0 ? listed.map((name) => ({ name, type: null })) : null
  return columns.map((column, at) => ({ ...column, name: listed[at] ?? column.name }))
}

/** What the column of a table has is not known where its own query did not tell. */
function knownColumns(columns: readonly OutputColumn<DataType>[]): Columns {
  return columns.map((column) => (column.type.name === 'unknown' ? { ...column, type: null } : column))
}
