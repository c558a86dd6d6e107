import { callsIn, isName, tokensOf } from './expression.ts'

/** What a simple check lets one column be. */
export interface AllowedValues {
  readonly column: string
  /** The list it must be in; null where the check is a comparison. */
  readonly values: readonly string[] | null
  /** Whether a constant, as text, passes. */
  readonly allows: (value: string) => boolean
}

/** Reads `col IN (…)`, `col = ANY (ARRAY[…])` and `col >= 0` as PostgreSQL prints them or people write them; null for all else. */
export function allowedBy(expression: string): AllowedValues | null {
  const tokens = tokensOf(expression).filter(
    ({ value, kind }) => kind !== 'symbol' || (value !== '(' && value !== ')'),
  )
  const [first, ...rest] = tokens
  if (!first || !isName(first) || tokens.some(({ kind, value }) => kind === 'word' && joining.has(value)))
    return null
  const after = withoutCasts(rest)
  const [operator, second] = after
  if (operator === undefined) return null
  const listed = operator.value === 'in' || (operator.value === '=' && second?.value === 'any')
  if (listed) return listOf(first.value, after.slice(1), expression)
  if (after.length !== 2 || second?.kind !== 'number') return null
  const bound = Number(second.value)
  const compare = comparisons.get(operator.value)
  if (!compare) return null
  return { column: first.value, values: null, allows: (value) => compare(Number(value), bound) }
}

type Token = ReturnType<typeof tokensOf>[number]

function listOf(column: string, tokens: readonly Token[], expression: string): AllowedValues | null {
  const known = tokens.every(
    ({ kind, value }) => kind === 'string' || kind === 'number' || shell.has(value.toLowerCase()),
  )
  const values = tokens.flatMap(({ kind, value }) => (kind === 'string' || kind === 'number' ? [value] : []))
  const calls = [...callsIn(expression)].filter((name) => !shell.has(name) && name !== column)
  if (!known || values.length === 0 || calls.length > 0) return null
  return { column, values, allows: (value) => values.includes(value) }
}

/** Without `::type`, which may have two words and brackets. */
function withoutCasts(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.value !== '::') {
      if (token) kept.push(token)
      continue
    }
    at++
    if (tokens[at]?.value === 'character' && tokens[at + 1]?.value === 'varying') at++
    while (tokens[at + 1]?.value === '[' || tokens[at + 1]?.value === ']' || tokens[at + 1]?.value === '.') {
      at += tokens[at + 1]?.value === '.' ? 2 : 1
    }
  }
  return kept
}

const joining: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'is',
  'like',
  'ilike',
  'between',
  'case',
  'similar',
])
const shell: ReadonlySet<string> = new Set(['in', 'any', 'array', '[', ']', ','])
const comparisons: ReadonlyMap<string, (value: number, bound: number) => boolean> = new Map([
  ['>', (value: number, bound: number) => value > bound],
  ['>=', (value: number, bound: number) => value >= bound],
  ['<', (value: number, bound: number) => value < bound],
  ['<=', (value: number, bound: number) => value <= bound],
  ['<>', (value: number, bound: number) => value !== bound],
  ['!=', (value: number, bound: number) => value !== bound],
])
