import type { ExpressionScope, PlacedExpression } from '../../dialect.ts'
import { type Token, tokensOf } from '../query/index.ts'
import { sameExpression, sameQueries } from './same-expression.ts'

/** Whether two statements make the same rewrite rule; null where one cannot be read. */
export function sameRule(a: PlacedExpression, b: PlacedExpression): boolean | null {
  const [left, right] = [readRule(a.sql), readRule(b.sql)]
  if (!left || !right) return null
  const name = ({ table }: Rule, { searched }: ExpressionScope) =>
    (table.length > 1 && searched.has(table[0] ?? '') ? table.slice(1) : table).join('\0')
  const scopes = [a.scope, b.scope] as const
  return (
    left.event === right.event &&
    left.instead === right.instead &&
    name(left, a.scope) === name(right, b.scope) &&
    sameCondition(left.where, right.where, scopes) &&
    sameQueries(left.actions, right.actions, scopes)
  )
}

function sameCondition(
  a: string | null,
  b: string | null,
  [left, right]: readonly [ExpressionScope, ExpressionScope],
): boolean {
  if (a === null || b === null) return a === b
  return a === b || sameExpression({ sql: a, scope: left }, { sql: b, scope: right }) === true
}

interface Rule {
  readonly event: string
  readonly table: readonly string[]
  readonly where: string | null
  readonly instead: boolean
  readonly actions: readonly string[]
}

/** `CREATE RULE … AS ON event TO table [WHERE …] DO [ALSO | INSTEAD] …`. */
function readRule(sql: string): Rule | null {
  const tokens = tokensOf(sql)
  const as = tokens.findIndex((token, at) => isWord(token, 'as') && isWord(tokens[at + 1], 'on'))
  if (as < 0 || !isWord(tokens[as + 3], 'to')) return null
  const table: string[] = []
  let at = as + 4
  for (; tokens[at] && !isWord(tokens[at], 'where') && !isWord(tokens[at], 'do'); at++)
    if (tokens[at]?.kind !== 'symbol') table.push(tokens[at]?.value ?? '')
  const start = isWord(tokens[at], 'where') ? at + 1 : null
  while (tokens[at] && !isWord(tokens[at], 'do')) at++
  if (!tokens[at]) return null
  const where = start === null ? null : sql.slice(tokens[start]?.from, tokens[at - 1]?.to)
  at++
  const instead = isWord(tokens[at], 'instead')
  if (instead || isWord(tokens[at], 'also')) at++
  const event = tokens[as + 2]?.value ?? ''
  return { event, table, where, instead, actions: actionsOf(sql, tokens.slice(at)) }
}

/** One action, or several in brackets. */
function actionsOf(sql: string, given: readonly Token[]): readonly string[] {
  const tokens = given.filter(
    ({ kind, value }, at) => !(kind === 'symbol' && value === ';' && at === given.length - 1),
  )
  if (isWord(tokens[0], 'nothing')) return []
  const inside = tokens[0]?.value === '(' && tokens[0].kind === 'symbol' ? tokens.slice(1, -1) : tokens
  const actions: string[] = []
  let start = 0
  for (let at = 0; at <= inside.length; at++) {
    const token = inside[at]
    if (token && !(token.kind === 'symbol' && token.value === ';')) continue
    const [first, last] = [inside[start], inside[at - 1]]
    if (first && last && at > start) actions.push(sql.slice(first.from, last.to))
    start = at + 1
  }
  return actions
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word
}
