import type { QualifiedName } from '../model.ts'
import type { SqlToken } from './scan-sql.ts'
import { splitClauses } from './sql-clauses.ts'
import { readFrom } from './sql-from.ts'
import { outputOf } from './sql-outputs.ts'
import {
  emptyScope,
  isChangeStart,
  isQueryStart,
  type Query,
  type QueryColumns,
  type Reader,
  type ResolveRelation,
  type Scope,
} from './sql-query.ts'
import { readRowChange } from './sql-row-changes.ts'
import { isComma, isSymbol, isWord, matchingParen, splitAt, type TokenRange } from './sql-tokens.ts'
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
  const columnsOf: Reader['columnsOf'] = (start, end, scope) => {
    const query = readQuery(tokens, start, end, scope, resolve)
    return query ? columnsGivenBy(tokens, query) : { outputs: null, passes: [] }
  }
  const reader: Reader = { tokens, resolve, ctes: [], nested: [], selects: [], columnsOf }
  readBranches(reader, from, to, outer)
  return reader
}

/** What a query gives out: the names of its first SELECT, and the relations whose columns come through a star. */
export function columnsGivenBy(tokens: readonly SqlToken[], query: Query): QueryColumns {
  const passes: QualifiedName[] = []
  for (const { scope, items } of query.selects) {
    for (const { from, to } of items) {
      if (!isSymbol(tokens[to - 1], '*') || !(to - from === 1 || isSymbol(tokens[to - 2], '.'))) continue
      const owner = to - from === 1 ? null : tokens[to - 3]?.value
      for (const item of scope.items) {
        if (owner !== null && item.alias !== owner) continue
        passes.push(...(item.relation ? [item.relation] : []), ...(item.passes ?? []))
      }
    }
    // What a change of rows gives back is not looked into, nor what a join under an alias does.
    if (items.length === 0) passes.push(...scope.items.flatMap(({ relation }) => relation ?? []))
  }
  const first = query.selects.find(({ items }) => items.length > 0)
  const names = first?.items.map((item) => outputOf(tokens, item).name) ?? []
  const isKnown = names.length > 0 && names.every((name) => name !== null)
  return { outputs: isKnown ? names.flatMap((name) => name ?? []) : null, passes }
}

function readBranches(reader: Reader, from: number, to: number, outer: Scope | null): void {
  const { tokens } = reader
  const ctes = new Map(outer?.ctes)
  let at = from
  if (isWord(tokens[at], 'with')) at = readWith(reader, at + 1, to, outer, ctes)
  const inner = emptyScope(outer, ctes)
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
function readWith(
  reader: Reader,
  from: number,
  to: number,
  outer: Scope | null,
  ctes: Map<string, QueryColumns | null>,
): number {
  const { tokens } = reader
  let at = isWord(tokens[from], 'recursive') ? from + 1 : from
  const scope = emptyScope(outer, ctes)
  while (at < to) {
    const name = tokens[at]
    if (!name) return to
    ctes.set(name.value, null)
    at++
    const list = at
    if (isSymbol(tokens[at], '(')) at = matchingParen(tokens, at, to) + 1
    const names = tokens.slice(list, at).flatMap((each) => (each.kind === 'symbol' ? [] : [each.value]))
    while (at < to && tokens[at]?.value !== '(') at++
    const close = matchingParen(tokens, at, to)
    reader.ctes.push({ from: at + 1, to: close, scope })
    const columns = reader.columnsOf(at + 1, close, scope)
    ctes.set(name.value, names.length > 0 ? { outputs: names, passes: [] } : columns)
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
  ctes: Scope['ctes'],
): void {
  const { tokens } = reader
  const scope = emptyScope(parent, ctes)
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
        const output = outputOf(tokens, item).name
        if (output !== null) scope.outputs.add(output)
      }
    } else if (head === 'from') readFrom(reader, clause.from, clause.to, scope, expressions, usings)
    else if (head === 'order') ordering.push(clause)
    else if (head !== 'for' && head !== 'into') expressions.push(clause)
  }
  reader.selects.push({ scope, items, ordering, expressions, usings })
}
