import type { DataType } from '../../../schema/index.ts'
import { Kind } from '../../core/index.ts'
import { readDataType } from '../types.ts'
import { findTop, isCast } from './column-name.ts'
import { resolverFor } from './fold.ts'
import type { Query } from './query-columns.ts'
import { closing } from './query-tokens.ts'
import { isWord, type SqlToken } from './tokens.ts'

const builtin = (name: string) => readDataType(name, () => null)

/** The type of a constant on its own. */
export function literalType(tokens: readonly SqlToken[]): DataType | null {
  const [first, second] = tokens
  if (!first || second) return null
  if (first.kind === Kind.string) {
    return first.value.startsWith("'") || first.value.toLowerCase().startsWith("e'") ? builtin('text') : null
  }
  if (first.kind === Kind.dollarString) return builtin('text')
  if (first.kind === Kind.number) {
    const digits = [...first.value].every((sign) => sign >= '0' && sign <= '9')
    if (!digits) return first.value.includes('.') ? builtin('numeric') : null
    const number = BigInt(first.value)
    return builtin(number < 2n ** 31n ? 'integer' : number < 2n ** 63n ? 'bigint' : 'numeric')
  }
  if (first.kind !== Kind.word) return null
  const name = wordTypes[first.value]
  return name ? builtin(name) : null
}

const wordTypes: Readonly<Record<string, string>> = {
  true: 'boolean',
  false: 'boolean',
  null: 'text',
  current_date: 'date',
  current_timestamp: 'timestamp with time zone',
  localtimestamp: 'timestamp without time zone',
}

/** Functions whose result is of one type, whatever they are given. */
const callTypes: Readonly<Record<string, string>> = {
  count: 'bigint',
  row_number: 'bigint',
  now: 'timestamp with time zone',
  gen_random_uuid: 'uuid',
  upper: 'text',
  lower: 'text',
  length: 'integer',
  concat: 'text',
}

/** The type of a constant, a cast or a call whose result is always of one type. */
export function expressionType(query: Query, tokens: readonly SqlToken[]): DataType | null {
  const cast = tokens.findLastIndex((token) => isCast(token))
  if (cast > 0 && findTop(tokens, (token) => token.kind === Kind.operator && !isCast(token)) < 0) {
    const type = tokens.slice(cast + 1)
    const text = query.sql.slice(type[0]?.from, type.at(-1)?.to)
    return readDataType(text, resolverFor(query.fold, query.item))
  }
  const [first] = tokens
  if (first?.kind !== Kind.word || tokens[1]?.kind !== Kind.openParen) return literalType(tokens)
  const name = callTypes[first.value]
  const end = closing(tokens, 1)
  const whole = end === tokens.length - 1 || isWindow(tokens, end + 1)
  // Ranges have bounds of these names.
  const ranges = first.value === 'upper' || first.value === 'lower'
  return name && whole && !(ranges && literalType(tokens.slice(2, end)) === null) ? builtin(name) : null
}

/** Whether nothing but `OVER (…)` or `OVER name` stands from there on. */
function isWindow(tokens: readonly SqlToken[], at: number): boolean {
  if (!isWord(tokens[at], 'over')) return false
  const end = tokens[at + 1]?.kind === Kind.openParen ? closing(tokens, at + 1) : at + 1
  return end === tokens.length - 1
}
