import type { Column } from '../schema/index.ts'
import { integerWidth, isBoolean, isInstant, isInteger, isJson, isUuid } from './column-types.ts'
import { isName, stringConstant, tokensOf } from './expression.ts'

/** A constant default that its column will not take. */
export interface Misfit {
  /** Why not, as the end of "the default …". */
  readonly reason: string
  /** What was meant, where that can be told; null removes the default. */
  readonly instead: string | null
}

/** Why the engine or each insert refuses the default; null when it fits, or is no constant. */
export function misfitOf(column: Column, labels: readonly string[] | null): Misfit | null {
  const { type } = column
  if (column.default === null || type.dimensions > 0) return null
  const text = stringConstant(column.default)
  if (text !== null) return labels ? labelMisfit(text, labels) : textMisfit(column, text)
  const word = singleWord(column.default)
  if (word === 'true' || word === 'false') return truthMisfit(column, word)
  const value = plainNumber(column.default)
  return value === null ? null : numberMisfit(column, value)
}

function labelMisfit(text: string, labels: readonly string[]): Misfit | null {
  if (labels.includes(text)) return null
  const near = labels.find((label) => label.toLowerCase() === text.trim().toLowerCase())
  return {
    reason: `'${text}' is none of ${labels.slice(0, 6).join(', ')}`,
    instead: near === undefined ? null : `'${near.replaceAll("'", "''")}'`,
  }
}

function textMisfit({ type }: Column, text: string): Misfit | null {
  const refuse = (what: string): Misfit => ({ reason: `'${text}' is ${what}`, instead: null })
  if (isInteger(type)) {
    const value = Number(text)
    if (text.trim() === '' || !Number.isInteger(value)) return refuse('no whole number')
    return numberMisfit({ type }, value)
  }
  if (isBoolean(type)) return truths.has(text.trim().toLowerCase()) ? null : refuse('neither true nor false')
  if (isUuid(type)) return isHex32(text) ? null : refuse('no UUID')
  if (isJson(type)) return isJsonText(text) ? null : refuse('no JSON')
  if (isInstant(type)) return isDateLike(text) ? null : refuse('no date')
  const limit =
    type.name === 'character varying' || type.name === 'character' ? Number(type.args[0]) : Number.NaN
  return text.trimEnd().length > limit ? refuse(`longer than ${limit} characters`) : null
}

function truthMisfit({ type }: Column, word: 'true' | 'false'): Misfit | null {
  if (!isInteger(type) && type.name !== 'numeric') return null
  return { reason: `is a truth value, the type ${type.display}`, instead: word === 'true' ? '1' : '0' }
}

function numberMisfit({ type }: Pick<Column, 'type'>, value: number): Misfit | null {
  if (isBoolean(type)) {
    const instead = value === 0 ? 'false' : value === 1 ? 'true' : null
    return { reason: `is a number, the type boolean`, instead }
  }
  const width = integerWidth(type)
  if (width > 0 && width < 8) {
    const limit = 2 ** (width * 8 - 1)
    return value >= limit || value < -limit
      ? { reason: `is out of the range of ${type.display}`, instead: null }
      : null
  }
  if (type.name === 'numeric' && type.args.length > 0) {
    const [precision = 0, scale = 0] = type.args.map(Number)
    if (Math.abs(value) >= 10 ** (precision - scale))
      return { reason: `has more digits than ${type.display} takes`, instead: null }
  }
  if (isInstant(type) || isUuid(type) || isJson(type))
    return { reason: `is a number, the type ${type.display}`, instead: null }
  return null
}

function singleWord(sql: string): string | null {
  const [first, second] = tokensOf(sql)
  return first && isName(first) && second === undefined ? first.value : null
}

function plainNumber(sql: string): number | null {
  const tokens = tokensOf(sql)
  const minus = tokens[0]?.value === '-'
  const number = tokens[minus ? 1 : 0]
  if (number?.kind !== 'number' || tokens.length > (minus ? 2 : 1)) return null
  const value = Number(number.value)
  return Number.isFinite(value) ? (minus ? -value : value) : null
}

function isHex32(text: string): boolean {
  return /^[0-9a-f]{32}$/i.test(text.replace(/[{}-]/g, ''))
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Dates have many spellings: only what has no digit and is none of the words is refused. */
function isDateLike(text: string): boolean {
  return /\d/.test(text) || instants.has(text.trim().toLowerCase())
}

const instants: ReadonlySet<string> = new Set([
  'now',
  'today',
  'tomorrow',
  'yesterday',
  'epoch',
  'infinity',
  '-infinity',
  '+infinity',
  'allballs',
])
/** What PostgreSQL reads as a truth value: beginnings of these words count as well. */
const truths: ReadonlySet<string> = new Set(
  't tr tru true f fa fal fals false y ye yes n no on of off 1 0'.split(' '),
)
