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
  extract: 'numeric',
  concat_ws: 'text',
  to_char: 'text',
  left: 'text',
  right: 'text',
  lpad: 'text',
  rpad: 'text',
  initcap: 'text',
  string_agg: 'text',
  count: 'bigint',
  row_number: 'bigint',
  rank: 'bigint',
  dense_rank: 'bigint',
  array_length: 'integer',
  cardinality: 'integer',
}

/** The blanks at the end of a `character` do not count in comparisons, but do in those of other strings. */
export function isPadded(type: string | null): boolean {
  return type !== null && (baseOf(type) === 'character' || type === 'bpchar')
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
      return expression.type ?? typeOfName(expression.parts, scope)
    case 'text':
    case 'cast':
      return expression.type
    case 'number':
      return typeOfNumber(expression.value)
    case 'operator': {
      return typeOfOperation(expression.name, expression.args, scope)
    }
    case 'call': {
      return typeOfCall(expression.name.at(-1) ?? '', expression.args, scope)
    }
    default:
      return null
  }
}

/** Operators that compute numbers in a type that neither operand has say it behind this mark. */
export const computedIn = ' in '

const strong: ReadonlySet<string> = new Set(['||', '->>', '#>>'])

function typeOfOperation(name: string, args: readonly Expression[], scope: Scope): string | null {
  if (tests.has(name) || name.startsWith('is ') || name.endsWith(' any') || name.endsWith(' all'))
    return 'boolean'
  const mark = name.indexOf(computedIn)
  if (mark > 0) return name.slice(mark + computedIn.length)
  const [a, b] = args
  if (name === 'exists') return 'boolean'
  if (name === 'select') return a?.is === 'operator' && a.args.length === 1 ? targetType(a.args[0]) : null
  if (name === 'rows' || name === 'sorted') return a ? typeOf(a, scope) : null
  const [first = null, second = first] = args.map((each) => typeOf(each, scope))
  if (name === '->>' || name === '#>>') return 'text'
  if (strong.has(name)) {
    const isText = (type: string | null, of: Expression | undefined) => isTextual(type) || isBareText(of)
    return isText(first, a) && isText(second, b) ? 'text' : null
  }
  if (!['+', '-', '*', '/', '%', '^'].includes(name)) return null
  return isNumeric(first) && isNumeric(second) ? wider(first, second) : null
}

function targetType(target: Expression | undefined): string | null {
  const type = target?.is === 'operator' ? target.args[1] : undefined
  return type?.is === 'type' ? type.type : null
}

function isBareText(of: Expression | undefined): boolean {
  return of?.is === 'text' && of.type === null
}

const keeping: ReadonlySet<string> = new Set([
  'min',
  'max',
  'abs',
  'nullif',
  'date_trunc',
  'lag',
  'lead',
  'first_value',
])

function typeOfCall(name: string, args: readonly Expression[], scope: Scope): string | null {
  const [first = null] = args.map((each) => typeOf(each, scope))
  if (name === 'coalesce' || name === 'greatest' || name === 'least') return commonType(args, scope)
  if (name === 'case') {
    const otherwise = args.length % 2 === 0 ? [args.at(-1) as Expression] : []
    return commonType([...args.slice(1).filter((_, at) => at % 2 === 1), ...otherwise], scope)
  }
  if (name === 'date_trunc') return args[1] ? typeOf(args[1], scope) : null
  if (keeping.has(name)) return first === null ? null : baseOf(first)
  if (name === 'sum') return first === null ? null : (sums[baseOf(first)] ?? null)
  if (name === 'avg' || name === 'round') {
    if (first === null || !isNumeric(first)) return null
    const isFloat = baseOf(first) === 'real' || baseOf(first) === 'double precision'
    return isFloat || (name === 'round' && baseOf(first) !== 'numeric') ? 'double precision' : 'numeric'
  }
  return results[name] ?? null
}

const sums: Readonly<Record<string, string>> = {
  smallint: 'bigint',
  integer: 'bigint',
  bigint: 'numeric',
  numeric: 'numeric',
  real: 'real',
  'double precision': 'double precision',
}

/** The type that several values agree on; strings without one and NULL take what the others have. */
function commonType(args: readonly Expression[], scope: Scope): string | null {
  const said = args.filter(
    (each) => !isBareText(each) && !(each.is === 'name' && !each.quoted && each.parts[0] === 'null'),
  )
  const types = said.map((each) => typeOf(each, scope))
  const [first = null] = types
  if (first === null || types.some((type) => type === null)) return null
  if (types.every((type) => type === first)) return said.length === args.length ? first : baseOf(first)
  if (types.every((type) => isNumeric(type))) return types.reduce((a, b) => wider(a ?? '', b ?? ''))
  if (types.every((type) => baseOf(type ?? '') === baseOf(first))) return baseOf(first)
  return types.every((type) => isTextual(type) && !isPadded(type)) ? 'text' : null
}
