import { type SqlToken, scanSql } from '../schema/index.ts'

/** Whether two partition bounds take the same rows: the engine prints values in a form of its own. */
export function sameBound(a: string, b: string): boolean {
  const [left, right] = [scanSql(a), scanSql(b)]
  return left.length === right.length && left.every((token, at) => sameValue(token, right[at]))
}

function sameValue(a: SqlToken, b: SqlToken | undefined): boolean {
  if (!b) return false
  const isLiteral = (token: SqlToken) => token.kind === 'string' || token.kind === 'number'
  if (!isLiteral(a) || !isLiteral(b)) return a.kind === b.kind && a.value === b.value
  if (a.value === b.value) return true
  const [one, other] = [timeOf(a.value), timeOf(b.value)]
  if (!one || !other) return false
  // Without an offset a time is one of the server's own time zone, which the engine then prints.
  const isOne = one.offset !== null && other.offset !== null
  return isOne ? one.clock - one.offset === other.clock - other.offset : one.clock === other.clock
}

interface Time {
  /** Milliseconds of what the clock shows. */
  readonly clock: number
  /** Milliseconds that the clock is ahead; null where nothing says it. */
  readonly offset: number | null
}

/** A date, or a date and time, as people and the engine write them; null for any other text. */
function timeOf(text: string): Time | null {
  const at = text.indexOf(' ') < 0 ? text.indexOf('T') : text.indexOf(' ')
  const date = at < 0 ? text : text.slice(0, at)
  const rest = at < 0 ? '' : text.slice(at + 1)
  const sign = [...rest].findIndex((ch) => ch === '+' || ch === '-' || ch === 'Z')
  const [time, zone] = sign < 0 ? [rest, ''] : [rest.slice(0, sign), rest.slice(sign)]
  const [year, month, day, ...more] = date.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined || more.length > 0) return null
  const clock = Date.UTC(year, month - 1, day) + lengthOf(time)
  if (Number.isNaN(clock)) return null
  if (zone === '') return { clock, offset: null }
  const ahead = zone === 'Z' ? 0 : lengthOf(zone.slice(1)) * (zone.startsWith('-') ? -1 : 1)
  return Number.isNaN(ahead) ? null : { clock, offset: ahead }
}

/** Milliseconds of hours, minutes and seconds. */
function lengthOf(clock: string): number {
  if (clock === '') return 0
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
}
