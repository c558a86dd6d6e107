import { foldName, Kind, makeScanner, scan, type TokenKind, unquoteName } from '../../core/index.ts'
import { postgresLexical } from '../lexical.ts'

/** A token of a fragment of SQL; `value` is the folded or unquoted name, else the text itself. */
export interface SqlToken {
  readonly kind: TokenKind
  readonly value: string
  readonly from: number
  readonly to: number
}

/** The significant tokens of a fragment; blank space and comments are left out. */
export function readTokens(sql: string): readonly SqlToken[] {
  const scanner = makeScanner(sql, postgresLexical)
  const tokens: SqlToken[] = []
  for (let at = 0; at < sql.length; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    if (kind === Kind.end || end <= at) break
    if (kind === Kind.space || kind === Kind.lineComment || kind === Kind.blockComment) continue
    tokens.push({ kind, value: tokenValue(kind, sql.slice(at, end)), from: at, to: end })
  }
  return tokens
}

export function isName(token: SqlToken | undefined): token is SqlToken {
  return token !== undefined && (token.kind === Kind.word || token.kind === Kind.quotedName)
}

export function isWord(token: SqlToken | undefined, word: string): boolean {
  return token !== undefined && token.kind === Kind.word && token.value === word
}

function tokenValue(kind: TokenKind, text: string): string {
  if (kind === Kind.word) return foldName(text, postgresLexical)
  if (kind === Kind.quotedName) return unquoteName(text, postgresLexical)
  return text
}
