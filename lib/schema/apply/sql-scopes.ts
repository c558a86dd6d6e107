import type { SqlToken } from './scan-sql.ts'
import { outputName, splitClauses } from './sql-clauses.ts'
import { readFrom } from './sql-from.ts'
import {
  isChangeStart,
  isQueryStart,
  type Query,
  type Reader,
  type ResolveRelation,
  type Scope,
} from './sql-query.ts'
import { readRowChange } from './sql-row-changes.ts'
import { isComma, isWord, matchingParen, splitAt, type TokenRange } from './sql-tokens.ts'
import { setWords } from './sql-words.ts'

/** Takes a query apart; null when the tokens are not a query. */
export function readQuery(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
  outer: Scope | null,
  resolve: ResolveRelation,
): Query | null {
  if (!isQueryStart(tokens, from)) return null
  const reader: Reader = { tokens, resolve, ctes: [], nested: [], selects: [] }
  readBranches(reader, from, to, outer)
  return reader
}

function readBranches(reader: Reader, from: number, to: number, outer: Scope | null): void {
  const { tokens } = reader
  const ctes = new Set(outer?.ctes)
  let at = from
  if (isWord(tokens[at], 'with')) at = readWith(reader, at + 1, to, outer, ctes)
  const inner: Scope = { items: [], ctes, parent: outer, outputs: new Set(), usingNames: new Set() }
  if (isChangeStart(tokens, at)) {
    readRowChange(reader, at, to, inner)
    return
  }
  for (const branch of splitAt(
    tokens,
    at,
    to,
    (token) => token.kind === 'word' && setWords.has(token.value),
  )) {
    let start = branch.from
    while (isWord(tokens[start], 'all') || isWord(tokens[start], 'distinct')) start++
    if (tokens[start]?.value === '(' && tokens[start]?.kind === 'symbol') {
      const close = matchingParen(tokens, start, branch.to)
      reader.nested.push({ from: start + 1, to: close, scope: inner })
    } else if (isWord(tokens[start], 'select')) readSelect(reader, start + 1, branch.to, outer, ctes)
    else if (start < branch.to) {
      reader.selects.push({
        scope: inner,
        items: [],
        ordering: [],
        expressions: [{ from: start, to: branch.to }],
        usings: [],
      })
    }
  }
}

/** `name [(columns)] AS [[NOT] MATERIALIZED] (query), …`; gives the index after the list. */
function readWith(reader: Reader, from: number, to: number, outer: Scope | null, ctes: Set<string>): number {
  const { tokens } = reader
  let at = isWord(tokens[from], 'recursive') ? from + 1 : from
  const scope: Scope = { items: [], ctes, parent: outer, outputs: new Set(), usingNames: new Set() }
  while (at < to) {
    const name = tokens[at]
    if (!name) return to
    ctes.add(name.value)
    at++
    if (tokens[at]?.value === '(') at = matchingParen(tokens, at, to) + 1
    while (at < to && tokens[at]?.value !== '(') at++
    const close = matchingParen(tokens, at, to)
    reader.ctes.push({ from: at + 1, to: close, scope })
    at = close + 1
    if (tokens[at]?.value !== ',') return at
    at++
  }
  return at
}

function readSelect(
  reader: Reader,
  from: number,
  to: number,
  parent: Scope | null,
  ctes: ReadonlySet<string>,
): void {
  const { tokens } = reader
  const scope: Scope = { items: [], ctes, parent, outputs: new Set(), usingNames: new Set() }
  const clauses = splitClauses(tokens, from, to)
  const items: TokenRange[] = []
  const ordering: TokenRange[] = []
  const expressions: TokenRange[] = []
  const usings: TokenRange[] = []
  for (const clause of clauses) {
    const head = clause.word
    if (head === 'select') {
      let start = clause.from
      if (isWord(tokens[start], 'distinct') || isWord(tokens[start], 'all')) {
        start++
        if (isWord(tokens[start], 'on')) {
          const close = matchingParen(tokens, start + 1, clause.to)
          expressions.push({ from: start + 2, to: close })
          start = close + 1
        }
      }
      for (const item of splitAt(tokens, start, clause.to, isComma)) {
        items.push(item)
        const output = outputName(tokens, item)
        if (output !== null) scope.outputs.add(output)
      }
    } else if (head === 'from') readFrom(reader, clause.from, clause.to, scope, expressions, usings)
    else if (head === 'order') ordering.push(clause)
    else if (head !== 'for' && head !== 'into') expressions.push(clause)
  }
  reader.selects.push({ scope, items, ordering, expressions, usings })
}
