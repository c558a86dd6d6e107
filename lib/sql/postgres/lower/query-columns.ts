import type { DataType } from '../../../schema/index.ts'
import { Kind } from '../../core/index.ts'
import { aliasOf, depthOf, figureColumnName, findTop, splitTop } from './column-name.ts'
import { expressionType, literalType } from './expression-type.ts'
import { depend, type Fold, findRelationNamed, needWhole } from './fold.ts'
import { closing, fromEnds, readPath } from './query-tokens.ts'
import { isName, isWord, readTokens, type SqlToken } from './tokens.ts'
import type { Item } from './world.ts'

/** An output column; its type is null where it cannot be told. */
export interface OutputColumn {
  readonly name: string
  readonly type: DataType | null
  /** The collation of the table's column that it is, where it is not the usual one. */
  readonly collation?: string | null
}

/** The output columns of a query, read off its select list; null when they cannot be told for certain. */
export function queryColumns(fold: Fold, item: Item, query: string): readonly OutputColumn[] | null {
  return columnsOf({ fold, item, sql: query, tables: new Map() }, readTokens(query))
}

/** A query as it is read: where its names are looked up. */
export interface Query {
  readonly fold: Fold
  readonly item: Item
  readonly sql: string
  /** Columns of the common table expressions in sight. */
  readonly tables: ReadonlyMap<string, readonly OutputColumn[] | null>
}

interface Source {
  readonly alias: string
  readonly columns: readonly OutputColumn[] | null
}

function columnsOf(query: Query, all: readonly SqlToken[]): readonly OutputColumn[] | null {
  let tokens = all
  let scope = query
  if (isWord(tokens[0], 'with')) {
    const read = readWith(query, tokens)
    if (!read) return null
    tokens = read.rest
    scope = { ...query, tables: read.tables }
  }
  const [first] = tokens
  if (first?.kind === Kind.openParen) {
    const close = closing(tokens, 0)
    return columnsOf(scope, tokens.slice(1, close))
  }
  if (isWord(first, 'values')) {
    const row =
      tokens[1]?.kind === Kind.openParen ? splitTop(tokens.slice(2, closing(tokens, 1)), Kind.comma) : []
    return row.map((value, at) => ({ name: `column${at + 1}`, type: literalType(value) }))
  }
  if (isWord(first, 'table')) return relationColumns(scope, readPath(tokens, 1).names)
  return isWord(first, 'select') ? selectColumns(scope, tokens.slice(1)) : null
}

function selectColumns(query: Query, tokens: readonly SqlToken[]): readonly OutputColumn[] | null {
  let start = 0
  if (isWord(tokens[0], 'all')) start = 1
  if (isWord(tokens[0], 'distinct')) {
    start = 1
    if (isWord(tokens[1], 'on') && tokens[2]?.kind === Kind.openParen) start = closing(tokens, 2) + 1
  }
  const rest = tokens.slice(start)
  const from = findTop(rest, (token, at) => isWord(token, 'from') && !isWord(rest[at - 1], 'distinct'))
  const end = findTop(rest, (token, at) => token.kind === Kind.word && fromEnds.has(token.value) && at > from)
  // SELECT … INTO makes a table; what it selects stands before.
  const into = findTop(rest, (token) => isWord(token, 'into'))
  const list = rest.slice(0, into >= 0 ? into : from >= 0 ? from : end >= 0 ? end : undefined)
  const sources =
    from >= 0
      ? readFrom(query, rest.slice(from + 1, end >= 0 ? end : undefined))
      : { sources: [], merged: false }
  const columns: OutputColumn[] = []
  for (const entry of splitTop(list, Kind.comma)) {
    const found = entryColumns(query, entry, sources)
    if (!found) return null
    columns.push(...found)
  }
  return columns
}

interface From {
  readonly sources: readonly Source[]
  /** Whether a join merges columns, which a bare star then shows once. */
  readonly merged: boolean
}

function entryColumns(query: Query, entry: readonly SqlToken[], from: From): readonly OutputColumn[] | null {
  const last = entry.at(-1)
  if (last?.value === '*' && entry.length === 1) {
    if (from.merged || from.sources.length === 0) return null
    const all: OutputColumn[] = []
    for (const { columns } of from.sources) {
      if (!columns) return null
      all.push(...columns)
    }
    return all
  }
  if (last?.value === '*' && entry.at(-2)?.kind === Kind.dot) {
    const alias = entry.at(-3)?.value
    return from.sources.find((source) => source.alias === alias)?.columns ?? null
  }
  const alias = aliasOf(entry)
  const expression = alias === null ? entry : entry.slice(0, isWord(entry.at(-2), 'as') ? -2 : -1)
  const text = query.sql.slice(expression[0]?.from, expression.at(-1)?.to)
  const column = columnAt(expression, from)
  const type = column ? column.type : expressionType(query, expression)
  return [{ name: alias ?? figureColumnName(text) ?? '?column?', type, collation: column?.collation ?? null }]
}

/** The column of a source that an expression is nothing but the name of. */
function columnAt(tokens: readonly SqlToken[], from: From): OutputColumn | null {
  const path = readPath(tokens, 0)
  if (path.end !== tokens.length) return null
  const name = path.names.at(-1)
  const alias = path.names.at(-2)
  for (const source of from.sources) {
    if (alias !== undefined && source.alias !== alias) continue
    const column = source.columns?.find((c) => c.name === name)
    if (column) return column
  }
  return null
}

function readWith(
  query: Query,
  tokens: readonly SqlToken[],
): { readonly rest: readonly SqlToken[]; readonly tables: Query['tables'] } | null {
  const tables = new Map(query.tables)
  let at = isWord(tokens[1], 'recursive') ? 2 : 1
  for (;;) {
    const name = tokens[at]
    if (!isName(name)) return null
    let listed: readonly string[] = []
    at++
    if (tokens[at]?.kind === Kind.openParen) {
      const close = closing(tokens, at)
      listed = tokens
        .slice(at + 1, close)
        .filter(isName)
        .map((token) => token.value)
      at = close + 1
    }
    while (tokens[at] && tokens[at]?.kind !== Kind.openParen) at++
    if (!tokens[at]) return null
    const close = closing(tokens, at)
    const inner = columnsOf({ ...query, tables }, tokens.slice(at + 1, close))
    tables.set(name.value, renamed(inner, listed))
    at = close + 1
    if (tokens[at]?.kind === Kind.comma) at++
    else return { rest: tokens.slice(at), tables }
  }
}

function readFrom(query: Query, tokens: readonly SqlToken[]): From {
  const sources: Source[] = []
  let merged = false
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (depth === 0 && (isWord(token, 'natural') || isWord(token, 'using'))) merged = true
    const starts =
      depth === 0 &&
      (at === 0 || token.kind === Kind.comma || isWord(token, 'join')) &&
      !isWord(tokens[at], 'on')
    if (starts) sources.push(readSource(query, tokens, at === 0 && !isWord(token, 'join') ? 0 : at + 1))
    depth += depthOf(token)
  }
  return { sources, merged }
}

function readSource(query: Query, tokens: readonly SqlToken[], start: number): Source {
  let at = start
  while (isWord(tokens[at], 'only') || isWord(tokens[at], 'lateral')) at++
  let columns: readonly OutputColumn[] | null = null
  let name = ''
  if (tokens[at]?.kind === Kind.openParen) {
    const close = closing(tokens, at)
    columns = columnsOf(query, tokens.slice(at + 1, close))
    at = close + 1
  } else {
    const path = readPath(tokens, at)
    at = path.end
    name = path.names.at(-1) ?? ''
    if (tokens[at]?.kind === Kind.openParen) at = closing(tokens, at) + 1
    else columns = relationColumns(query, path.names)
  }
  if (isWord(tokens[at], 'as')) at++
  const alias = tokens[at]
  if (!isName(alias) || (alias.kind === Kind.word && joinWords.has(alias.value)))
    return { alias: name, columns }
  // `f() AS x (a int, b text)`: only the names count.
  const listed =
    tokens[at + 1]?.kind === Kind.openParen
      ? splitTop(tokens.slice(at + 2, closing(tokens, at + 1)), Kind.comma).flatMap(
          (part) => part[0]?.value ?? [],
        )
      : []
  return { alias: alias.value, columns: renamed(columns, listed) }
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

function relationColumns(query: Query, names: readonly string[]): readonly OutputColumn[] | null {
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
    return source.open ? null : source.record.columns
  }
  if (source.type !== 'view' || source.record.columns.length === 0) return null
  if ((source.statements.at(-1) ?? 0) > fold.at) needWhole(fold)
  return source.record.columns.map((column) => ({ name: column, type: null }))
}

function renamed(
  columns: readonly OutputColumn[] | null,
  listed: readonly string[],
): readonly OutputColumn[] | null {
  if (!columns) return listed.length > 0 ? listed.map((name) => ({ name, type: null })) : null
  return columns.map((column, at) => ({ ...column, name: listed[at] ?? column.name }))
}
