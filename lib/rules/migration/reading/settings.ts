import type { MigrationStatement } from './statements.ts'
import { wordsOf } from './words.ts'

/** What a statement sets: a value as written, null for the default again. */
export interface Setting {
  readonly name: string
  readonly value: string | null
  readonly scope: 'session' | 'transaction'
}

/** The setting that a SET, RESET or `SELECT set_config(…)` changes; null for any other statement. */
export function settingOf(statement: MigrationStatement): Setting | null {
  const { node } = statement
  if (node.kind !== 'other' || !setters.has(node.words)) return null
  const words = wordsOf(statement)
  if (words.eat('reset')) {
    const name = words.token()?.value
    return name === undefined ? null : { name, value: null, scope: 'session' }
  }
  if (words.eat('set')) {
    const scope = words.eat('local') ? 'transaction' : 'session'
    words.eat('session')
    const name = words.token()?.value
    words.at++
    if (name === undefined || (!words.eat('=') && !words.eat('to'))) return null
    const value = words.token()
    if (!value) return null
    const minus = value.value === '-' ? '-' : ''
    const given = minus ? (words.token(1)?.value ?? '') : value.value
    const isDefault = value.kind === 'word' && value.value === 'default'
    return { name, value: isDefault ? null : minus + given, scope }
  }
  if (!words.eat('select')) return null
  words.eat('pg_catalog', '.')
  if (!words.eat('set_config', '(')) return null
  const [name, value, local] = [words.token(), words.token(2), words.token(4)]
  if (name?.kind !== 'string' || value?.kind !== 'string') return null
  return {
    name: name.value.toLowerCase(),
    value: value.value,
    scope: local?.value === 'true' ? 'transaction' : 'session',
  }
}

const setters: ReadonlySet<string> = new Set(['set', 'reset', 'select'])

const units: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** A duration setting in milliseconds; null when it cannot be read. */
export function milliseconds(value: string): number | null {
  const text = value.trim().toLowerCase()
  let at = 0
  while (at < text.length && '0123456789.'.includes(text.charAt(at))) at++
  const amount = Number(text.slice(0, at))
  const unit = units[text.slice(at).trim() || 'ms']
  return at === 0 || Number.isNaN(amount) || unit === undefined ? null : amount * unit
}
