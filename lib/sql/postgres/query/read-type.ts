import { canonicalType } from '../types.ts'
import type { Token } from './tokens.ts'

/** A type read from tokens: its canonical spelling and the token behind it. */
export interface ReadType {
  readonly type: string
  readonly next: number
}

/** Words that a type name may go on with. */
const further: Readonly<Record<string, readonly string[]>> = {
  double: ['precision'],
  character: ['varying'],
  char: ['varying'],
  national: ['character', 'char', 'varying'],
  bit: ['varying'],
  timestamp: ['with', 'without', 'time', 'zone'],
  time: ['with', 'without', 'time', 'zone'],
  interval: ['year', 'month', 'day', 'hour', 'minute', 'second', 'to'],
}

/** Types whose name stands before a string in standard SQL: `DATE '2000-01-01'`. */
export const typeWords: ReadonlySet<string> = new Set([
  ...Object.keys(further),
  'date',
  'boolean',
  'bool',
  'numeric',
  'text',
  'varchar',
  'uuid',
  'json',
  'jsonb',
  'inet',
  'cidr',
  'point',
  'timestamptz',
  'bytea',
])

/** The type that starts at a token; null when none does. */
export function readType(sql: string, tokens: readonly Token[], at: number): ReadType | null {
  const first = tokens[at]
  if (first?.kind !== 'word' && first?.kind !== 'quoted') return null
  let next = at + 1
  while (tokens[next]?.value === '.' && isName(tokens[next + 1])) next += 2
  const words = first.kind === 'word' ? (further[first.value] ?? []) : []
  const goOn = () => {
    while (tokens[next]?.kind === 'word' && words.includes(tokens[next]?.value ?? '')) next++
  }
  goOn()
  if (isSymbol(tokens[next], '(')) {
    while (next < tokens.length && !isSymbol(tokens[next], ')')) next++
    next++
  }
  goOn()
  if (tokens[next]?.kind === 'word' && tokens[next]?.value === 'array') next++
  while (isSymbol(tokens[next], '[')) {
    while (next < tokens.length && !isSymbol(tokens[next], ']')) next++
    next++
  }
  const last = tokens[next - 1]
  return last ? { type: canonicalType(sql.slice(first.from, last.to)), next } : null
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quoted'
}

function isSymbol(token: Token | undefined, value: string): boolean {
  return token?.kind === 'symbol' && token.value === value
}
