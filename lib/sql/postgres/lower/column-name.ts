import { Kind } from '../../core/index.ts'
import { canonicalType } from '../types.ts'
import { isName, isWord, readTokens, type SqlToken } from './tokens.ts'

/**
 * The name PostgreSQL gives a column computed by the expression (`FigureColname`), or null where it
 * has none (`?column?` of a query, `expr` of an index).
 */
export function figureColumnName(sql: string): string | null {
  return figure(readTokens(sql), sql)?.name ?? null
}

interface Figured {
  readonly name: string
  readonly strong: boolean
}

const keywordCalls = new Set([
  'coalesce',
  'greatest',
  'least',
  'nullif',
  'grouping',
  'exists',
  'row',
  'array',
])
const bareFunctions = new Set([
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'current_user',
  'session_user',
  'current_role',
  'user',
  'current_catalog',
  'current_schema',
])
const operatorWords = new Set(
  'and or not is in like ilike between similar isnull notnull overlaps operator from'.split(' '),
)
const literals = new Set(['true', 'false', 'null'])

function figure(tokens: readonly SqlToken[], sql: string): Figured | null {
  const inner = stripParentheses(tokens)
  if (inner.length < tokens.length) {
    if (isWord(inner[0], 'select')) return figureSubquery(inner, sql)
    return splitTop(inner, Kind.comma).length > 1 ? strong('row') : figure(inner, sql)
  }
  const first = tokens[0]
  if (!first) return null
  if (isWord(first, 'case') && isWord(tokens.at(-1), 'end')) return figureCase(tokens, sql)
  const cast = lastCast(tokens)
  if (cast > 0) {
    const argument = tokens.slice(0, cast)
    if (hasOperator(argument)) return null
    const named = figure(argument, sql)
    if (named?.strong) return named
    const type = tokens[cast + 1]
    return type ? { name: typeName(sql.slice(type.from, tokens.at(-1)?.to)), strong: false } : named
  }
  const zone = findTop(tokens, (token, at) => isWord(token, 'at') && isWord(tokens[at + 1], 'time'))
  if (zone > 0 && !hasOperator(tokens.slice(0, zone))) return strong('timezone')
  const collate = findTop(tokens, (token) => isWord(token, 'collate'))
  if (collate > 0) return figure(tokens.slice(0, collate), sql)
  if (hasOperator(tokens)) return null
  return figurePrimary(tokens, sql)
}

function figurePrimary(tokens: readonly SqlToken[], sql: string): Figured | null {
  const first = tokens[0]
  if (!first) return null
  if (first.kind === Kind.openParen) {
    // (composite).field
    const last = tokens.at(-1)
    return isName(last) && tokens.at(-2)?.kind === Kind.dot ? strong(last.value) : null
  }
  if (!isName(first)) return null
  if (first.kind === Kind.word) {
    if (literals.has(first.value)) return null
    if (isWord(first, 'cast') && tokens[1]?.kind === Kind.openParen) return figureCast(tokens, sql)
    if (keywordCalls.has(first.value) && tokens.length > 1) return strong(first.value)
    if (bareFunctions.has(first.value) && tokens[1]?.kind !== Kind.dot) return strong(first.value)
    if (first.value === 'trim' && tokens[1]?.kind === Kind.openParen) return strong(trimName(tokens[2]))
  }
  // `date '2000-01-01'` and the like: a type before its literal.
  const literal = tokens.at(-1)
  if (literal?.kind === Kind.string)
    return { name: typeName(sql.slice(first.from, tokens.at(-2)?.to)), strong: false }
  let at = 0
  let name = first.value
  while (tokens[at + 1]?.kind === Kind.dot && isName(tokens[at + 2])) {
    at += 2
    name = tokens[at]?.value ?? name
  }
  return strong(name)
}

function figureCast(tokens: readonly SqlToken[], sql: string): Figured | null {
  const as = findTop(tokens.slice(2, -1), (token) => isWord(token, 'as'))
  if (as < 0) return null
  const named = figure(tokens.slice(2, 2 + as), sql)
  if (named?.strong) return named
  return { name: typeName(sql.slice(tokens[3 + as]?.from, tokens.at(-2)?.to)), strong: false }
}

function figureCase(tokens: readonly SqlToken[], sql: string): Figured {
  let depth = 0
  let otherwise = -1
  for (const [at, token] of tokens.entries()) {
    if (isWord(token, 'case')) depth++
    else if (isWord(token, 'end')) depth--
    else if (isWord(token, 'else') && depth === 1) otherwise = at
  }
  const named = otherwise < 0 ? null : figure(tokens.slice(otherwise + 1, -1), sql)
  return named?.strong ? named : { name: 'case', strong: false }
}

function figureSubquery(tokens: readonly SqlToken[], sql: string): Figured | null {
  const from = findTop(tokens, (token) => isWord(token, 'from'))
  const list = tokens.slice(1, from < 0 ? undefined : from)
  const item = splitTop(list, Kind.comma)[0] ?? []
  const alias = aliasOf(item)
  return alias === null ? figure(item, sql) : strong(alias)
}

/** The alias of a select-list item, with or without AS; null when it has none. */
export function aliasOf(item: readonly SqlToken[]): string | null {
  const last = item.at(-1)
  if (!isName(last) || item.length < 2) return null
  const before = item.at(-2)
  if (before === undefined) return null
  if (isWord(before, 'as')) return last.value
  // `OVER w` names a window.
  if (isWord(before, 'over')) return null
  if (
    last.kind === Kind.word &&
    (isWord(last, 'end') || operatorWords.has(last.value) || literals.has(last.value))
  ) {
    return null
  }
  const ended =
    before.kind === Kind.closeParen ||
    before.kind === Kind.closeBracket ||
    before.kind === Kind.string ||
    before.kind === Kind.number ||
    (isName(before) && !operatorWords.has(before.value) && !inTypeName(item))
  return ended ? last.value : null
}

/** Splits at a kind of token outside all brackets. */
export function splitTop(tokens: readonly SqlToken[], kind: number): readonly (readonly SqlToken[])[] {
  const parts: SqlToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    depth += depthOf(token)
    if (depth === 0 && token.kind === kind) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

/** The place of the first token outside all brackets (and outside CASE) for which the test holds, or -1. */
export function findTop(tokens: readonly SqlToken[], test: (token: SqlToken, at: number) => boolean): number {
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (depth === 0 && test(token, at)) return at
    depth += depthOf(token)
  }
  return -1
}

export function depthOf(token: SqlToken): number {
  if (token.kind === Kind.openParen || token.kind === Kind.openBracket) return 1
  return token.kind === Kind.closeParen || token.kind === Kind.closeBracket ? -1 : 0
}

export function isCast(token: SqlToken | undefined): boolean {
  return token !== undefined && token.value === '::'
}

function stripParentheses(tokens: readonly SqlToken[]): readonly SqlToken[] {
  if (tokens[0]?.kind !== Kind.openParen) return tokens
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    depth += depthOf(token)
    if (depth === 0) return at === tokens.length - 1 ? tokens.slice(1, -1) : tokens
  }
  return tokens
}

function hasOperator(tokens: readonly SqlToken[]): boolean {
  let cases = 0
  return (
    findTop(tokens, (token) => {
      if (isWord(token, 'case')) cases++
      if (isWord(token, 'end')) cases--
      if (cases > 0) return false
      if (token.kind === Kind.operator) return token.value !== '::'
      return token.kind === Kind.word && operatorWords.has(token.value)
    }) >= 0
  )
}

function lastCast(tokens: readonly SqlToken[]): number {
  let found = -1
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (depth === 0 && isCast(token)) found = at
    depth += depthOf(token)
  }
  return found
}

function inTypeName(item: readonly SqlToken[]): boolean {
  // `x::timestamp with time zone`: the last word belongs to the type.
  const cast = lastCast(item)
  if (cast < 0) return false
  const words = item.slice(cast + 1).map((token) => token.value)
  return ['zone', 'varying', 'precision'].includes(words.at(-1) ?? '') && words.length > 1
}

function trimName(token: SqlToken | undefined): string {
  if (isWord(token, 'leading')) return 'ltrim'
  return isWord(token, 'trailing') ? 'rtrim' : 'btrim'
}

const catalogueNames: Readonly<Record<string, string>> = {
  integer: 'int4',
  smallint: 'int2',
  bigint: 'int8',
  real: 'float4',
  'double precision': 'float8',
  boolean: 'bool',
  character: 'bpchar',
  'character varying': 'varchar',
  'bit varying': 'varbit',
  'time without time zone': 'time',
  'time with time zone': 'timetz',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
}

/** The catalogue's own name of a type, by which a cast names its column. */
function typeName(written: string): string {
  const open = written.indexOf('[')
  const display = canonicalType(open < 0 ? written : written.slice(0, open))
  const bracket = display.indexOf('(')
  const close = display.indexOf(')')
  const base = bracket < 0 ? display : (display.slice(0, bracket) + display.slice(close + 1)).trim()
  return catalogueNames[base] ?? base.split('.').at(-1) ?? base
}

function strong(name: string): Figured {
  return { name, strong: true }
}
