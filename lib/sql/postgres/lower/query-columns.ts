import { Kind } from '../../core/index.ts'
import { readDataType } from '../types.ts'
import { aliasOf, depthOf, figureColumnName, findTop, splitTop } from './column-name.ts'
import { commonType, isCollatable, settled, type Told } from './common-type.ts'
import { expressionType, type Scope } from './expression-type.ts'
import { type Fold, resolverFor } from './fold.ts'
import {
  columnOf,
  type From,
  type OutputColumn,
  type Query,
  readFrom,
  relationColumns,
  renamed,
} from './query-sources.ts'
import { closing, fromEnds, readPath } from './query-tokens.ts'
import { resultOfRoutine } from './routine-results.ts'
import { isName, isWord, readTokens, type SqlToken } from './tokens.ts'
import type { Item } from './world.ts'

/** The output columns of a query, read off its select list; null when they cannot be told for certain. */
export function queryColumns(fold: Fold, item: Item, query: string): readonly OutputColumn[] | null {
  const columns = columnsOf({ fold, item, sql: query, tables: new Map(), columnsOf }, readTokens(query))
  return columns?.map((column) => ({ ...column, type: settled(column.type) })) ?? null
}

function columnsOf(query: Query, all: readonly SqlToken[]): readonly OutputColumn<Told>[] | null {
  let tokens = all
  let scope = query
  if (isWord(tokens[0], 'with')) {
    const read = readWith(query, tokens)
    if (!read) return null
    tokens = read.rest
    scope = { ...query, tables: read.tables }
  }
  const branches = branchesOf(tokens).map((branch) => branchColumns(scope, branch))
  const [first, ...others] = branches
  if (!first) return null
  if (others.length === 0) return first
  return first.map((column, at) => {
    const types = branches.map((branch) => branch?.[at]?.type ?? null)
    const collation = branches.every(
      (branch) => (branch?.[at]?.collation ?? null) === (column.collation ?? null),
    )
      ? column.collation
      : null
    return { name: column.name, type: commonType(types), collation: collation ?? null }
  })
}

/** The queries between UNION, INTERSECT and EXCEPT. */
function branchesOf(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const found: SqlToken[][] = [[]]
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    depth += depthOf(token)
    const parts =
      depth === 0 && (isWord(token, 'union') || isWord(token, 'intersect') || isWord(token, 'except'))
    const sort = isWord(token, 'all') || isWord(token, 'distinct')
    const before = tokens[at - 1]
    const after = isWord(before, 'union') || isWord(before, 'intersect') || isWord(before, 'except')
    if (parts) found.push([])
    else if (!(sort && after && depth === 0)) found.at(-1)?.push(token)
  }
  return found
}

function branchColumns(scope: Query, tokens: readonly SqlToken[]): readonly OutputColumn<Told>[] | null {
  const [first] = tokens
  if (first?.kind === Kind.openParen) return columnsOf(scope, tokens.slice(1, closing(tokens, 0)))
  if (isWord(first, 'values')) return valuesColumns(scope, tokens)
  if (isWord(first, 'table')) return relationColumns(scope, readPath(tokens, 1).names)
  return isWord(first, 'select') ? selectColumns(scope, tokens.slice(1)) : null
}

function valuesColumns(query: Query, tokens: readonly SqlToken[]): readonly OutputColumn<Told>[] {
  const end = findTop(tokens, (token, at) => at > 0 && token.kind === Kind.word && fromEnds.has(token.value))
  const rows = splitTop(tokens.slice(1, end < 0 ? undefined : end), Kind.comma).map((row) =>
    splitTop(row.slice(1, -1), Kind.comma),
  )
  const scope = scopeOf(query, { sources: [], columns: null })
  return (rows[0] ?? []).map((_, at) => ({
    name: `column${at + 1}`,
    type: commonType(rows.map((row) => expressionType(scope, row[at] ?? []))),
  }))
}

function scopeOf(query: Query, from: From): Scope {
  const { fold, item } = query
  return {
    sql: query.sql,
    collations: new Set(),
    column(path) {
      const column = columnOf(from, path)
      if (column?.collation) this.collations.add(column.collation)
      // A constant in a subquery is text to those who read it.
      return settled(column?.type ?? null)
    },
    subquery: (tokens) => {
      const inner = columnsOf({ ...query, outer: from }, tokens)
      return inner?.length === 1 ? settled(inner[0]?.type ?? null) : null
    },
    routine: (path) => resultOfRoutine(fold, item, path),
    type: (written) => readDataType(written, resolverFor(fold, item)),
  }
}

function selectColumns(query: Query, tokens: readonly SqlToken[]): readonly OutputColumn<Told>[] | null {
  let start = 0
  if (isWord(tokens[0], 'all')) start = 1
  if (isWord(tokens[0], 'distinct')) {
    start = 1
    if (isWord(tokens[1], 'on') && tokens[2]?.kind === Kind.openParen) start = closing(tokens, 2) + 1
  }
  const rest = tokens.slice(start)
  const from = findTop(rest, (token, at) => isWord(token, 'from') && !isWord(rest[at - 1], 'distinct'))
  const end = findTop(rest, (token, at) => token.kind === Kind.word && at > from && endsFrom(rest, at))
  // SELECT … INTO makes a table; what it selects stands before.
  const into = findTop(rest, (token) => isWord(token, 'into'))
  const list = rest.slice(0, into >= 0 ? into : from >= 0 ? from : end >= 0 ? end : undefined)
  const sources =
    from >= 0
      ? readFrom(query, rest.slice(from + 1, end >= 0 ? end : undefined))
      : { sources: [], columns: null }
  const outer = query.outer
  const seen = outer ? { ...sources, sources: [...sources.sources, ...outer.sources] } : sources
  const columns: OutputColumn<Told>[] = []
  for (const entry of splitTop(list, Kind.comma)) {
    const found = entryColumns(query, entry, sources, scopeOf(query, seen))
    if (!found) return null
    columns.push(...found)
  }
  return columns
}

/** Whether a FROM list ends there; `WITH ORDINALITY` belongs to it. */
function endsFrom(tokens: readonly SqlToken[], at: number): boolean {
  const value = tokens[at]?.value ?? ''
  return (
    fromEnds.has(value) &&
    tokens[at - 1]?.kind !== Kind.dot &&
    !(value === 'with' && isWord(tokens[at + 1], 'ordinality'))
  )
}

function entryColumns(
  query: Query,
  entry: readonly SqlToken[],
  from: From,
  scope: Scope,
): readonly OutputColumn<Told>[] | null {
  const last = entry.at(-1)
  if (last?.value === '*' && entry.length === 1) return from.columns
  if (last?.value === '*' && entry.at(-2)?.kind === Kind.dot) {
    const alias = entry.at(-3)?.value
    return from.sources.find((source) => source.alias === alias)?.columns ?? null
  }
  const alias = aliasOf(entry)
  const expression = alias === null ? entry : entry.slice(0, isWord(entry.at(-2), 'as') ? -2 : -1)
  const text = query.sql.slice(expression[0]?.from, expression.at(-1)?.to)
  const path = readPath(expression, 0)
  const column = path.end === expression.length ? columnOf(from, path.names) : null
  const type = column ? column.type : expressionType(scope, expression)
  const collation = column ? column.collation : isCollatable(type) ? only(scope.collations) : null
  return [{ name: alias ?? figureColumnName(text) ?? '?column?', type, collation: collation ?? null }]
}

/** The collation that an expression has of its columns, where they agree. */
function only(collations: ReadonlySet<string>): string | null {
  const [first] = collations
  return collations.size === 1 && first !== 'default' ? (first ?? null) : null
}

function readWith(
  query: Query,
  tokens: readonly SqlToken[],
): { readonly rest: readonly SqlToken[]; readonly tables: Query['tables'] } | null {
  const tables = new Map(query.tables)
  const recursive = isWord(tokens[1], 'recursive')
  let at = recursive ? 2 : 1
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
    // A recursive one reads itself; what it begins with says its columns.
    tables.set(name.value, null)
    const first = branchesOf(tokens.slice(at + 1, close))[0] ?? []
    const start = columnsOf({ ...query, tables }, recursive ? first : tokens.slice(at + 1, close))
    const inner = start?.map((column) => ({ ...column, type: settled(column.type) })) ?? null
    tables.set(name.value, renamed(inner, listed))
    at = close + 1
    if (tokens[at]?.kind === Kind.comma) at++
    else return { rest: tokens.slice(at), tables }
  }
}
