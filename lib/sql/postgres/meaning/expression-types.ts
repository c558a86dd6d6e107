import type { ExpressionScope as Scope } from '../../dialect.ts'
import type { Expression } from './tree.ts'

const widths: readonly string[] = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']
const textual: ReadonlySet<string> = new Set(['text', 'character varying', 'character', 'name', 'bpchar'])
const tests: ReadonlySet<string> = new Set([
  '=',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  '~~',
  '!~~',
  '~~*',
  'and',
  'or',
  'not',
])
const results: Readonly<Record<string, string>> = {
  lower: 'text',
  upper: 'text',
  btrim: 'text',
  ltrim: 'text',
  rtrim: 'text',
  replace: 'text',
  concat: 'text',
  md5: 'text',
  substring: 'text',
  length: 'integer',
  char_length: 'integer',
  octet_length: 'integer',
  now: 'timestamp with time zone',
  round: 'numeric',
  extract: 'numeric',
}

/** A type without its length or precision. */
export function baseOf(type: string): string {
  const open = type.indexOf('(')
  if (open < 0) return type
  const close = type.indexOf(')', open)
  return type.slice(0, open) + type.slice(close + 1)
}

export function isTextual(type: string | null): boolean {
  return type !== null && textual.has(baseOf(type))
}

export function isNumeric(type: string | null): type is string {
  return type !== null && widths.includes(baseOf(type))
}

/** The numeric type that the engine computes two others in: the wider one, but for a short float and any other. */
export function wider(a: string, b: string): string {
  if ((a === 'real') !== (b === 'real')) return 'double precision'
  return widths.indexOf(baseOf(a)) >= widths.indexOf(baseOf(b)) ? baseOf(a) : baseOf(b)
}

/** The type of a number as the engine reads it. */
export function typeOfNumber(value: string): string {
  if ([...value].some((ch) => ch === '.' || ch === 'e' || ch === 'E')) return 'numeric'
  const size = Math.abs(Number(value))
  return size <= 2_147_483_647 ? 'integer' : size <= 9.223e18 ? 'bigint' : 'numeric'
}

/** A column by itself, or of the row that a trigger is about. */
function typeOfName(parts: readonly string[], { columns }: Scope): string | null {
  const [first = '', second = ''] = parts
  if (parts.length === 1) return columns.get(first) ?? null
  const isRow = parts.length === 2 && (first === 'new' || first === 'old')
  return isRow ? (columns.get(second) ?? null) : null
}

/** The type of an expression, as far as it can be told; null where it cannot. */
export function typeOf(expression: Expression, scope: Scope): string | null {
  switch (expression.is) {
    case 'name':
      return typeOfName(expression.parts, scope)
    case 'text':
    case 'cast':
      return expression.type
    case 'number':
      return typeOfNumber(expression.value)
    case 'operator': {
      if (tests.has(expression.name)) return 'boolean'
      const types = expression.args.map((each) => typeOf(each, scope))
      const [first = null, second = first] = types
      if (expression.name.includes(' ')) return expression.name.split(' ').slice(1).join(' ')
      return isNumeric(first) && isNumeric(second) ? wider(first, second) : null
    }
    case 'call': {
      const name = expression.name.at(-1) ?? ''
      const [first] = expression.args
      if (name === 'coalesce') return first ? typeOf(first, scope) : null
      return results[name] ?? null
    }
    default:
      return null
  }
}
