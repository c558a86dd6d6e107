import type { SqlToken } from './scan-sql.ts'
import { isComma, isWord, matchingParen, splitAt, type TokenRange } from './sql-tokens.ts'
import { clauseWords, isReservedWord } from './sql-words.ts'

/** The clauses of a SELECT or a change of rows, each after its first word; what comes before one is `select`. */
export function splitClauses(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
): readonly (TokenRange & { readonly word: string })[] {
  const clauses: (TokenRange & { readonly word: string })[] = []
  let word = 'select'
  let start = from
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token?.kind === 'symbol' && token.value === '(') i = matchingParen(tokens, i, to)
    else if (token?.kind === 'word' && clauseWords.has(token.value) && !isDistinctFrom(tokens, i)) {
      clauses.push({ word, from: start, to: i })
      word = token.value
      start = i + 1
    }
  }
  clauses.push({ word, from: start, to })
  return clauses
}

/** The FROM of `IS [NOT] DISTINCT FROM`. */
function isDistinctFrom(tokens: readonly SqlToken[], at: number): boolean {
  const before = tokens[at - 2]?.value
  return (
    tokens[at]?.value === 'from' &&
    isWord(tokens[at - 1], 'distinct') &&
    (before === 'is' || before === 'not')
  )
}

/** The name a select item gives its result; null when it has none that can be told. */
export function outputName(tokens: readonly SqlToken[], { from, to }: TokenRange): string | null {
  const last = tokens[to - 1]
  if (!last || to <= from || (last.kind !== 'word' && last.kind !== 'quoted')) return null
  if (to - from === 1) return last.value
  const before = tokens[to - 2]
  if (before?.value === '::') return null
  return last.kind === 'word' && isReservedWord(last.value) ? null : last.value
}

/** The column names of a plain subquery; null when one cannot be told. */
export function queryOutputs(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
): readonly string[] | null {
  if (!isWord(tokens[from], 'select')) return null
  const list = splitClauses(tokens, from + 1, to)[0]
  if (!list) return null
  const names: string[] = []
  for (const item of splitAt(tokens, list.from, list.to, isComma)) {
    const name = outputName(tokens, item)
    if (name === null) return null
    names.push(name)
  }
  return names
}
