import type { SqlToken } from './scan-sql.ts'
import { isBehindDot, isWord, matchingParen, type TokenRange } from './sql-tokens.ts'
import { clauseWords } from './sql-words.ts'

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
    else if (token?.kind === 'word' && clauseWords.has(token.value) && startsClause(tokens, i)) {
      clauses.push({ word, from: start, to: i })
      word = token.value
      start = i + 1
    }
  }
  clauses.push({ word, from: start, to })
  return clauses
}

function startsClause(tokens: readonly SqlToken[], at: number): boolean {
  return !isDistinctFrom(tokens, at) && !isBehindDot(tokens, at)
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
