import type { SqlToken } from './scan-sql.ts'

/** Token indices, the end left out. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** The index of the parenthesis that closes the one at `open`; `limit` when there is none. */
export function matchingParen(tokens: readonly SqlToken[], open: number, limit: number): number {
  let depth = 0
  for (let i = open; i < limit; i++) {
    const token = tokens[i]
    if (token?.kind !== 'symbol') continue
    if (token.value === '(' || token.value === '[') depth++
    else if (token.value === ')' || token.value === ']') {
      depth--
      if (depth === 0) return i
    }
  }
  return limit
}

/** The ranges between the separators that stand in no parentheses. */
export function splitAt(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
  isSeparator: (token: SqlToken) => boolean,
): readonly TokenRange[] {
  const ranges: TokenRange[] = []
  let start = from
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token) break
    if (token.kind === 'symbol' && token.value === '(') i = matchingParen(tokens, i, to)
    else if (isSeparator(token)) {
      ranges.push({ from: start, to: i })
      start = i + 1
    }
  }
  ranges.push({ from: start, to })
  return ranges
}

export function isComma(token: SqlToken): boolean {
  return token.kind === 'symbol' && token.value === ','
}

export function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol
}

export function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word
}

/** Whether the word there is a name whatever else it means, as in `st.group`. */
export function isBehindDot(tokens: readonly SqlToken[], at: number): boolean {
  return isSymbol(tokens[at - 1], '.')
}
