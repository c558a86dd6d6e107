import type { Column, Table } from '../schema/index.ts'
import { isInstant } from './column-types.ts'

/** Two columns that are the ends of a period. */
export interface Period {
  readonly start: Column
  readonly end: Column
}

/** The pairs of a table whose names say start and end of one period, and whose types are equal. */
export function periodsOf(table: Table): readonly Period[] {
  const known = found.get(table)
  if (known) return known
  const periods = findPeriods(table)
  found.set(table, periods)
  return periods
}

const found = new WeakMap<Table, readonly Period[]>()

function findPeriods(table: Table): readonly Period[] {
  const named = (name: string) => table.columns.findLast((column) => column.name.toLowerCase() === name)
  const periods: Period[] = []
  for (const start of table.columns) {
    if (!isInstant(start.type) || start.inherited) continue
    for (const [from, to] of pairs) {
      const name = start.name.toLowerCase()
      const end = name.startsWith(from)
        ? named(to + name.slice(from.length))
        : name.endsWith(from)
          ? named(name.slice(0, name.length - from.length) + to)
          : undefined
      if (!end || end.type.display !== start.type.display) continue
      periods.push({ start, end })
      break
    }
  }
  return periods
}

/** Start columns whose period is one of validity: one fact replaced by the next. */
export const validity: ReadonlySet<string> = new Set([
  'valid_from',
  'effective_from',
  'validfrom',
  'effectivefrom',
  'effective_date',
])

const pairs: readonly (readonly [string, string])[] = [
  ['valid_from', 'valid_to'],
  ['valid_from', 'valid_until'],
  ['effective_from', 'effective_to'],
  ['effective_from', 'effective_until'],
  ['starts_at', 'ends_at'],
  ['start_at', 'end_at'],
  ['starts_on', 'ends_on'],
  ['start_date', 'end_date'],
  ['startdate', 'enddate'],
  ['start_time', 'end_time'],
  ['period_start', 'period_end'],
  ['from_date', 'to_date'],
  ['begin_date', 'end_date'],
]
