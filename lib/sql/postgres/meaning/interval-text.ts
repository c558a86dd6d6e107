const months: Readonly<Record<string, number>> = { year: 12, mon: 1, month: 1, decade: 120, century: 1200 }
const days: Readonly<Record<string, number>> = { day: 1, week: 7 }
const seconds: Readonly<Record<string, number>> = { hour: 3600, min: 60, minute: 60, sec: 1, second: 1 }
const short: Readonly<Record<string, string>> = {
  y: 'year',
  d: 'day',
  h: 'hour',
  m: 'minute',
  s: 'second',
  w: 'week',
}

/** A time as the engine writes it: midnight where none is said; in whose zone it is, a bare one leaves to the server. */
export function timeText(text: string): string {
  const [date = '', clock = '', ...rest] = text.trim().replace('T', ' ').split(' ').filter(Boolean)
  const sign = [...clock].findIndex((ch) => ch === '+' || ch === '-' || ch === 'Z')
  const [time, zone] = sign < 0 ? [clock, ''] : [clock.slice(0, sign), clock.slice(sign)]
  const [hours = '00', minutes = '00', seconds = '00'] = time === '' ? [] : time.split(':')
  const isUniversal = ['', 'Z', '+00', '+00:00'].includes(zone)
  return [date, `${hours.padStart(2, '0')}:${minutes}:${seconds}${isUniversal ? '' : zone}`, ...rest].join(
    ' ',
  )
}

/** An interval's months, days and seconds as one text, however it was written; the text itself where it is not known. */
export function intervalText(text: string): string {
  const total = { months: 0, days: 0, seconds: 0 }
  const parts = text.trim().toLowerCase().split(' ').filter(Boolean)
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const clock = part.includes(':') ? clockOf(part) : null
    if (clock !== null) {
      total.seconds += clock
      continue
    }
    const amount = Number(part)
    const unit = unitOf(parts[at + 1] ?? 'second')
    if (Number.isNaN(amount)) return text
    if (Object.hasOwn(months, unit)) total.months += amount * (months[unit] ?? 0)
    else if (Object.hasOwn(days, unit)) total.days += amount * (days[unit] ?? 0)
    else if (Object.hasOwn(seconds, unit)) total.seconds += amount * (seconds[unit] ?? 0)
    else return text
    at++
  }
  return `${total.months} ${total.days} ${total.seconds}`
}

function unitOf(word: string): string {
  const one = word.endsWith('s') && word.length > 1 ? word.slice(0, -1) : word
  return short[one] ?? one
}

function clockOf(part: string): number | null {
  const negative = part.startsWith('-')
  const [hours = 0, minutes = 0, rest = 0] = part.split(':').map((each) => Math.abs(Number(each)))
  const total = hours * 3600 + minutes * 60 + rest
  return Number.isNaN(total) ? null : negative ? -total : total
}
