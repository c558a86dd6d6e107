import type { DataType } from '../../../schema/index.ts'
import { readDataType } from '../types.ts'

/** What is known of an expression: its type, that it is a constant which takes the type wanted of it, or nothing. */
export type Told = DataType | 'constant' | null

/** One of the engine's own types by its name. */
export function builtin(name: string): DataType {
  return readDataType(name, () => null)
}

/** The type without its length or precision, as operators and functions give it. */
export function bare(type: DataType): DataType {
  if (type.args.length === 0 && !type.display.includes('(')) return type
  if (type.schema !== null) return type
  const name = type.name === 'character' ? 'bpchar' : type.name
  return builtin(name + (type.dimensions > 0 ? '[]' : ''))
}

/** A constant that nothing else gives a type is text. */
export function settled(told: Told): DataType | null {
  return told === 'constant' ? builtin('text') : told
}

/** Types of a sort, from the narrowest to the one that all of them become by themselves. */
const ladders: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'],
  ['date', 'timestamp without time zone', 'timestamp with time zone'],
  ['time without time zone', 'time with time zone'],
]

const strings = ['character varying', 'text', 'character', 'bpchar', 'name']

/** The type that CASE, COALESCE, UNION and the like make of several (`select_common_type`). */
export function commonType(all: readonly Told[]): Told {
  if (all.includes(null)) return null
  const known = all.filter((each) => each !== 'constant' && each !== null)
  const [first, ...rest] = known
  if (!first) return 'constant'
  let result = first
  for (const next of rest) {
    if (next.display === result.display) continue
    const wider = widerOf(result, next)
    if (!wider) return null
    result = wider
  }
  const same = known.length === all.length && known.every((each) => each.display === first.display)
  return same ? first : bare(result)
}

function widerOf(a: DataType, b: DataType): DataType | null {
  if (a.dimensions !== b.dimensions) return null
  if (a.name === b.name && a.schema === b.schema) return bare(a)
  if (a.dimensions > 0 || a.schema !== null || b.schema !== null) return null
  const ladder = ladders.find((names) => names.includes(a.name))
  if (ladder?.includes(b.name)) return ladder.indexOf(a.name) < ladder.indexOf(b.name) ? b : a
  if (!strings.includes(a.name) || !strings.includes(b.name)) return null
  // Each becomes the other by itself, so the first stays, unless only one way is open.
  const narrow = a.name === 'character' || a.name === 'bpchar' || a.name === 'name'
  return narrow ? b : a
}

/** Whether values of the type are compared by a collation. */
export function isCollatable(told: Told): boolean {
  return told !== null && told !== 'constant' && told.schema === null && strings.includes(told.name)
}

const integers = ['smallint', 'integer', 'bigint']
const numbers = [...integers, 'numeric', 'real', 'double precision']

export function isNumber(type: DataType): boolean {
  return type.schema === null && type.dimensions === 0 && numbers.includes(type.name)
}

export function isInteger(type: DataType): boolean {
  return type.schema === null && type.dimensions === 0 && integers.includes(type.name)
}

/** What an operator between two gives, where that follows from their types. */
export function operatorType(operator: string, left: Told, right: Told): Told {
  const fixed = fixedResults[operator]
  if (fixed) return builtin(fixed)
  if (left === null || right === null) return null
  if (operator === '||') return concatenated(left, right)
  if (left === 'constant' && right === 'constant') return null
  const a = left === 'constant' ? (right as DataType) : left
  const b = right === 'constant' ? (left as DataType) : right
  if (sameOfLeft.has(operator)) return isJson(a) || isInteger(a) ? bare(a) : null
  if (operator === '-' && isJson(a) && a.name === 'jsonb') return builtin('jsonb')
  if (!arithmetic.has(operator)) return null
  if (isNumber(a) && isNumber(b)) return calculated(operator, a, b)
  return dated(operator, a, b, left === 'constant' || right === 'constant')
}

/** What an operator before its operand gives. */
export function prefixType(operator: string, operand: Told): Told {
  if (operator === '-' || operator === '+')
    return operand !== null && operand !== 'constant' ? bare(operand) : null
  return operator === '|/' || operator === '||/' ? builtin('double precision') : null
}

const fixedResults: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    '= <> != < > <= >= ~ ~* !~ !~* ~~ !~~ ~~* !~~* @> <@ ? ?| ?& && @@ @? -|- &< &> <<| |>> ^@'
      .split(' ')
      .map((name) => [name, 'boolean']),
  ),
  '->>': 'text',
  '#>>': 'text',
}

const sameOfLeft = new Set(['->', '#>', '#-', '<<', '>>', '&', '|', '#'])
const arithmetic = new Set(['+', '-', '*', '/', '%', '^'])

function isJson(type: DataType): boolean {
  return type.schema === null && (type.name === 'json' || type.name === 'jsonb')
}

function calculated(operator: string, a: DataType, b: DataType): DataType | null {
  const [ladder = []] = ladders
  const wide = ladder[Math.max(ladder.indexOf(a.name), ladder.indexOf(b.name))]
  if (wide === undefined) return null
  if (operator === '^') return builtin(wide === 'numeric' ? 'numeric' : 'double precision')
  // A real meets only its own kind as such.
  if (wide === 'real') return builtin(a.name === b.name ? 'real' : 'double precision')
  return builtin(wide)
}

function dated(operator: string, a: DataType, b: DataType, guessed: boolean): DataType | null {
  if (a.schema !== null || b.schema !== null || a.dimensions + b.dimensions > 0) return null
  const pair = `${a.name} ${operator} ${b.name}`
  if (guessed)
    return pair === 'interval + interval' || pair === 'interval - interval' ? builtin('interval') : null
  const result = datedResults[pair] ?? (operator === '+' ? datedResults[`${b.name} + ${a.name}`] : undefined)
  return result === undefined ? null : builtin(result)
}

const datedResults: Readonly<Record<string, string>> = {
  'date - date': 'integer',
  'date + integer': 'date',
  'date - integer': 'date',
  'date + interval': 'timestamp without time zone',
  'date - interval': 'timestamp without time zone',
  'date + time without time zone': 'timestamp without time zone',
  'timestamp without time zone + interval': 'timestamp without time zone',
  'timestamp without time zone - interval': 'timestamp without time zone',
  'timestamp with time zone + interval': 'timestamp with time zone',
  'timestamp with time zone - interval': 'timestamp with time zone',
  'timestamp without time zone - timestamp without time zone': 'interval',
  'timestamp with time zone - timestamp with time zone': 'interval',
  'timestamp without time zone - date': 'interval',
  'timestamp with time zone - date': 'interval',
  'timestamp with time zone - timestamp without time zone': 'interval',
  'timestamp without time zone - timestamp with time zone': 'interval',
  'date - timestamp without time zone': 'interval',
  'date - timestamp with time zone': 'interval',
  'time without time zone + interval': 'time without time zone',
  'time without time zone - interval': 'time without time zone',
  'time without time zone - time without time zone': 'interval',
  'interval + interval': 'interval',
  'interval - interval': 'interval',
  ...Object.fromEntries(
    numbers.flatMap((name) => [
      [`interval * ${name}`, 'interval'],
      [`${name} * interval`, 'interval'],
      [`interval / ${name}`, 'interval'],
    ]),
  ),
}

function concatenated(left: Told, right: Told): Told {
  const types = [left, right].filter((each) => each !== 'constant' && each !== null)
  const array = types.find((type) => type.dimensions > 0)
  if (array) return bare(array)
  const [only] = types
  if (!only) return builtin('text')
  const isText = (type: DataType) => type.schema === null && strings.includes(type.name)
  if (types.some(isText)) return builtin('text')
  const other = types.every((type) => type.name === only.name && type.schema === null) ? only.name : ''
  if (['jsonb', 'bytea', 'tsvector', 'bit varying'].includes(other)) return builtin(other)
  // Anything else goes together with a constant only as text.
  return types.length === 1 && only.schema === null ? builtin('text') : null
}
