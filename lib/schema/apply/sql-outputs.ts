import type { SqlToken } from './scan-sql.ts'
import { isBehindDot, isSymbol, isWord, matchingParen, splitAt, type TokenRange } from './sql-tokens.ts'
import { clauseWords, isReservedWord } from './sql-words.ts'

/** The name that an item of a select list gives its result. */
export interface ItemOutput {
  /** Null when it gives none, as an operator does. */
  readonly name: string | null
  /** The token of the column that lends its name; null when the name is written out, or comes from elsewhere. */
  readonly lender: number | null
}

const nameless: ItemOutput = { name: null, lender: null }

/** What PostgreSQL calls an item of a select list: its alias, else what its expression is about. */
export function outputOf(tokens: readonly SqlToken[], { from, to }: TokenRange): ItemOutput {
  const last = tokens[to - 1]
  if (!last || to <= from) return nameless
  const isAlias = to - from > 1 && isIdentifier(last) && endsOperand(tokens, from, to - 1)
  return isAlias ? { name: last.value, lender: null } : figure(tokens, from, to)
}

/** Whether the tokens before `at` are a whole operand, so that the name there can only be an alias. */
function endsOperand(tokens: readonly SqlToken[], from: number, at: number): boolean {
  const before = tokens[at - 1]
  if (!before || at <= from) return false
  if (isWord(before, 'as')) return true
  if (tokens[at]?.kind === 'word' && isReservedWord(tokens[at]?.value ?? '')) return false
  if (before.kind === 'symbol') return before.value === ')' || before.value === ']'
  if (before.kind !== 'word' || isBehindDot(tokens, at - 1)) return true
  const { value } = before
  if (value === 'end') return true
  if (value === 'null' || value === 'true' || value === 'false') return true
  if (value === 'over' || value === 'collate' || value === 'zone' || value === 'only') return false
  if (isReservedWord(value)) return value.startsWith('current_') || value.startsWith('local')
  // The second word of a type's name: `double precision`, `character varying`, `interval year`.
  return !(secondWords.get(tokens[at]?.value ?? '') === value)
}

const secondWords: ReadonlyMap<string, string> = new Map([
  ['precision', 'double'],
  ['varying', 'character'],
])

/** The name of an expression without an alias. */
function figure(tokens: readonly SqlToken[], from: number, to: number): ItemOutput {
  const head = tokens[from]
  if (!head || from >= to) return nameless
  if (isSymbol(head, '(')) {
    const close = matchingParen(tokens, from, to)
    const isRow = splitAt(tokens, from + 1, close, (token) => isSymbol(token, ',')).length > 1
    return behind(tokens, close + 1, to, isRow ? named('row') : inner(tokens, from + 1, close))
  }
  if (head.kind === 'string') return behind(tokens, from + 1, to, nameless)
  if (head.kind === 'number') return behind(tokens, from + 1, to, nameless)
  if (head.kind === 'symbol') return nameless
  if (isWord(head, 'case')) return figureCase(tokens, from, to)
  if (isWord(head, 'cast') && isSymbol(tokens[from + 1], '(')) {
    const close = matchingParen(tokens, from + 1, to)
    const as = topLevel(tokens, from + 2, close, 'as')
    const value = as < 0 ? nameless : figure(tokens, from + 2, as)
    return behind(tokens, close + 1, to, value.name === null ? named(typeName(tokens, as + 1)) : value)
  }
  if (isWord(head, 'array') || isWord(head, 'exists') || isWord(head, 'row')) {
    return behind(tokens, matchingParen(tokens, from + 1, to) + 1, to, named(head.value))
  }
  if (head.kind === 'word' && operators.has(head.value)) return nameless
  let end = from + 1
  while (end + 1 < to && isSymbol(tokens[end], '.') && isIdentifier(tokens[end + 1])) end += 2
  const last = tokens[end - 1]
  if (isSymbol(tokens[end], '(') && end < to) {
    return behind(tokens, matchingParen(tokens, end, to) + 1, to, named(last?.value ?? null))
  }
  // A type before a string makes a constant of it.
  if (tokens[end]?.kind === 'string' && end < to)
    return behind(tokens, end + 1, to, named(last?.value ?? null))
  return behind(tokens, end, to, { name: last?.value ?? null, lender: end - 1 })
}

/** What follows an operand may keep its name, or make an expression of it that has none. */
function behind(tokens: readonly SqlToken[], from: number, to: number, value: ItemOutput): ItemOutput {
  let at = from
  let now = value
  while (at < to) {
    const token = tokens[at]
    if (isSymbol(token, '[')) at = matchingParen(tokens, at, to) + 1
    else if (isSymbol(token, '.') && isIdentifier(tokens[at + 1])) {
      now = { name: tokens[at + 1]?.value ?? null, lender: at + 1 }
      at += 2
    } else if (isSymbol(token, '::')) {
      if (now.name === null) now = named(typeName(tokens, at + 1))
      at = endOfType(tokens, at + 1, to)
    } else if (isWord(token, 'collate')) {
      at += 2
      while (isSymbol(tokens[at], '.')) at += 2
    } else if (isWord(token, 'over') || isWord(token, 'filter')) {
      at = isSymbol(tokens[at + 1], '(') ? matchingParen(tokens, at + 1, to) + 1 : at + 2
    } else if (isWord(token, 'within') && isWord(tokens[at + 1], 'group')) {
      at = matchingParen(tokens, at + 2, to) + 1
    } else return nameless
  }
  return now
}

/** The name of what stands in parentheses; that of its one item when it is a query. */
function inner(tokens: readonly SqlToken[], from: number, to: number): ItemOutput {
  if (!isWord(tokens[from], 'select')) return figure(tokens, from, to)
  let end = from + 1
  while (end < to) {
    const token = tokens[end]
    if (isSymbol(token, '(') || isSymbol(token, '[')) end = matchingParen(tokens, end, to)
    else if (
      isSymbol(token, ',') ||
      (token?.kind === 'word' && clauseWords.has(token.value) && !isBehindDot(tokens, end))
    )
      break
    end++
  }
  return outputOf(tokens, { from: from + 1, to: end })
}

/** `CASE … ELSE x END` is called what x is called, if x is a column or a call; else `case`. */
function figureCase(tokens: readonly SqlToken[], from: number, to: number): ItemOutput {
  let depth = 0
  let otherwise = -1
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (isSymbol(token, '(')) at = matchingParen(tokens, at, to)
    else if (isWord(token, 'case')) depth++
    else if (isWord(token, 'else') && depth === 1) otherwise = at
    else if (isWord(token, 'end') && --depth === 0) {
      const value = otherwise < 0 ? nameless : figure(tokens, otherwise + 1, at)
      const isStrong = value.lender !== null || isSymbol(tokens[at - 1], ')')
      return behind(tokens, at + 1, to, value.name !== null && isStrong ? value : named('case'))
    }
  }
  return nameless
}

function topLevel(tokens: readonly SqlToken[], from: number, to: number, word: string): number {
  for (let at = from; at < to; at++) {
    if (isSymbol(tokens[at], '(')) at = matchingParen(tokens, at, to)
    else if (isWord(tokens[at], word)) return at
  }
  return -1
}

function typeName(tokens: readonly SqlToken[], at: number): string | null {
  let last = at
  while (isSymbol(tokens[last + 1], '.') && isIdentifier(tokens[last + 2])) last += 2
  return tokens[last]?.value ?? null
}

function endOfType(tokens: readonly SqlToken[], from: number, to: number): number {
  let at = from + 1
  while (at < to) {
    const token = tokens[at]
    if (isSymbol(token, '.')) at += 2
    else if (isSymbol(token, '(') || isSymbol(token, '[')) at = matchingParen(tokens, at, to) + 1
    else if (token?.kind === 'word' && typeWords.has(token.value)) at++
    else return at
  }
  return at
}

const typeWords: ReadonlySet<string> = new Set(
  'varying precision with without time zone array year month day hour minute second to'.split(' '),
)

/** Words that make a value of what follows. */
const operators: ReadonlySet<string> = new Set(['not', 'null', 'true', 'false', 'default'])

function named(name: string | null): ItemOutput {
  return { name, lender: null }
}

function isIdentifier(token: SqlToken | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quoted'
}
