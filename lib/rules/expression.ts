import { type SqlToken, scanSql } from '../schema/index.ts'
import { remembered } from './remembered.ts'

/** The tokens of an expression, remembered: rules ask for the same few texts again and again. */
export const tokensOf: (sql: string) => readonly SqlToken[] = remembered(scanSql, 20_000)

/** The names an expression mentions, quoted or not, once each. */
export function namesIn(sql: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const token of tokensOf(sql)) if (isName(token)) names.add(token.value)
  return names
}

/** The functions an expression calls, by their last name part. */
export function callsIn(sql: string): ReadonlySet<string> {
  const calls = new Set<string>()
  const tokens = tokensOf(sql)
  for (const [at, token] of tokens.entries()) {
    if (isName(token) && tokens[at + 1]?.value === '(' && tokens[at + 1]?.kind === 'symbol')
      calls.add(token.value)
  }
  return calls
}

/** The words and symbols without enclosing parentheses, for comparing whole small expressions. */
export function bareWords(sql: string): readonly string[] {
  let words = tokensOf(sql)
  while (words.at(0)?.value === '(' && words.at(-1)?.value === ')' && closes(words))
    words = words.slice(1, -1)
  return words.map((token) => token.value)
}

/** The column a `column IS NOT NULL` (and nothing else) is about; null for any other expression. */
export function notNullColumn(sql: string): string | null {
  const words = bareWords(sql)
  const [column, is, not, nothing] = words
  if (words.length !== 4 || is !== 'is' || not !== 'not' || nothing !== 'null') return null
  return column ?? null
}

/** The column a `column IS NULL` (and nothing else) is about; null for any other expression. */
export function nullColumn(sql: string): string | null {
  const [column, is, nothing, ...rest] = bareWords(sql)
  return is === 'is' && nothing === 'null' && rest.length === 0 ? (column ?? null) : null
}

/** The text of a default that is one string constant, casts aside; null for any other expression. */
export function stringConstant(sql: string): string | null {
  const [first, second] = tokensOf(sql)
  return first?.kind === 'string' && (second === undefined || second.value === '::') ? first.value : null
}

/** Whether an expression is a constant: a literal, a number or a truth value, casts aside. */
export function isConstant(sql: string): boolean {
  const tokens = tokensOf(sql).filter((token) => token.value !== '(' && token.value !== ')')
  const first = tokens[0]?.value === '-' ? tokens[1] : tokens[0]
  if (!first) return false
  const literal =
    first.kind === 'string' || first.kind === 'number' || first.value === 'true' || first.value === 'false'
  const next = tokens[tokens.indexOf(first) + 1]
  return literal && (next === undefined || next.value === '::')
}

/** Whether the default draws from a sequence. */
export function drawsFromSequence(sql: string | null): boolean {
  return (
    sql !== null && sql.length < 400 && sql.toLowerCase().includes('nextval') && callsIn(sql).has('nextval')
  )
}

export function isName(token: SqlToken): boolean {
  return token.kind === 'word' || token.kind === 'quoted'
}

/** Whether the first parenthesis is closed by the last one. */
function closes(tokens: readonly SqlToken[]): boolean {
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'symbol') continue
    if (token.value === '(') depth++
    if (token.value === ')') depth--
    if (depth === 0) return at === tokens.length - 1
  }
  return false
}
