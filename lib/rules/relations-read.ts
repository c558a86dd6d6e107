import { isName, tokensOf } from './expression.ts'

/** A relation that a query names after FROM or JOIN, and where its name stands. */
export interface RelationRead {
  readonly schema: string | null
  readonly name: string
  readonly from: number
  readonly to: number
}

/** What a query reads by name: no functions, no subqueries, none of its own WITH names. */
export function relationsRead(query: string): readonly RelationRead[] {
  const tokens = tokensOf(query)
  const own = new Set<string>()
  for (const [at, token] of tokens.entries()) {
    if (isName(token) && isNamedQuery(tokens, at)) own.add(token.value)
  }
  const found: RelationRead[] = []
  /** What opened each parenthesis: `extract(… FROM …)` reads no relation. */
  const openers: string[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.value === '(' && token.kind === 'symbol') openers.push(tokens[at - 1]?.value ?? '')
    if (token.value === ')' && token.kind === 'symbol') openers.pop()
    if (token.kind !== 'word' || (token.value !== 'from' && token.value !== 'join')) continue
    if (special.has(openers.at(-1) ?? '') || tokens[at - 1]?.value === 'distinct') continue
    const start = tokens[at + 1]?.value === 'only' ? at + 2 : at + 1
    const first = tokens[start]
    if (!first || !isName(first) || (first.kind === 'word' && openings.has(first.value))) continue
    const dotted = tokens[start + 1]?.value === '.' ? tokens[start + 2] : undefined
    if (tokens[start + (dotted ? 3 : 1)]?.value === '(') continue
    if (!dotted && own.has(first.value)) continue
    const last = dotted ?? first
    found.push({ schema: dotted ? first.value : null, name: last.value, from: first.from, to: last.to })
  }
  return found
}

/** `name AS (`, `name (columns) AS MATERIALIZED (` after WITH or a comma. */
function isNamedQuery(tokens: ReturnType<typeof tokensOf>, at: number): boolean {
  const before = tokens[at - 1]?.value
  if (before !== 'with' && before !== ',' && before !== 'recursive') return false
  let next = at + 1
  if (tokens[next]?.value === '(') while (next < tokens.length && tokens[next++]?.value !== ')');
  if (tokens[next]?.value !== 'as') return false
  while (tokens[next + 1]?.value === 'not' || tokens[next + 1]?.value === 'materialized') next++
  return tokens[next + 1]?.value === '('
}

const special: ReadonlySet<string> = new Set(['extract', 'substring', 'trim', 'overlay', 'position'])
const openings: ReadonlySet<string> = new Set(['select', 'lateral', 'rows', 'values', 'unnest', 'with'])
