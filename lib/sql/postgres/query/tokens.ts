import {
  foldName,
  Kind,
  makeScanner,
  scan,
  stringValue,
  type TokenKind,
  unquoteName,
} from '../../core/index.ts'
import { postgresLexical } from '../lexical.ts'

/** A token as queries are read: operators as the engine parts them, strings with their escapes resolved. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'bits' | 'number' | 'parameter' | 'symbol'
  /** A word folded, a name unquoted, what a string says; else as written. */
  readonly value: string
  readonly from: number
  readonly to: number
}

/** The tokens of a statement or a part of one; blanks and comments are left out. */
export function tokensOf(sql: string): readonly Token[] {
  const scanner = makeScanner(sql, postgresLexical)
  const tokens: Token[] = []
  for (let at = 0; at < sql.length; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    if (kind === Kind.end || end <= at) break
    if (kind === Kind.space || kind === Kind.lineComment || kind === Kind.blockComment) continue
    if (kind === Kind.operator) pushOperators(tokens, sql, at, end)
    else if (!joinsString(tokens, sql, kind, at, end)) tokens.push(tokenOf(sql, kind, at, end))
  }
  return tokens
}

function tokenOf(sql: string, kind: TokenKind, from: number, to: number): Token {
  const text = sql.slice(from, to)
  switch (kind) {
    case Kind.word:
      return { kind: 'word', value: foldName(text, postgresLexical), from, to }
    case Kind.quotedName:
      return { kind: 'quoted', value: unquoteName(text, postgresLexical), from, to }
    case Kind.string:
    case Kind.dollarString: {
      const prefix = text.charAt(0).toLowerCase()
      if (kind === Kind.string && (prefix === 'b' || prefix === 'x')) {
        return { kind: 'bits', value: `${prefix}${stringValue(text)}`, from, to }
      }
      return { kind: 'string', value: stringValue(text), from, to }
    }
    case Kind.number:
      return { kind: 'number', value: text, from, to }
    case Kind.parameter:
      return { kind: 'parameter', value: text, from, to }
    default:
      return { kind: 'symbol', value: text, from, to }
  }
}

/** Strings on lines of their own make one. */
function joinsString(tokens: Token[], sql: string, kind: TokenKind, from: number, to: number): boolean {
  const last = tokens.at(-1)
  if (kind !== Kind.string || sql.charAt(from) !== "'" || last?.kind !== 'string') return false
  const between = sql.slice(last.to, from)
  if (sql.charAt(last.from) === '$' || !(between.includes('\n') || between.includes('\r'))) return false
  tokens[tokens.length - 1] = { ...last, value: stringValue(sql.slice(last.from, to)), to }
  return true
}

/** `a=-1` is an equality and a negative number: only some operators end with a plus or minus. */
function pushOperators(tokens: Token[], sql: string, from: number, to: number): void {
  let end = to
  const isSpecial = [...sql.slice(from, to)].some((sign) => '~!@#%^&|`?'.includes(sign))
  if (!isSpecial) while (end - from > 1 && (sql[end - 1] === '-' || sql[end - 1] === '+')) end--
  tokens.push({ kind: 'symbol', value: sql.slice(from, end), from, to: end })
  for (let at = end; at < to; at++)
    tokens.push({ kind: 'symbol', value: sql.charAt(at), from: at, to: at + 1 })
}
