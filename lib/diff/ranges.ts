import type { RangeType } from '../schema/index.ts'
import { diffKind, typePhases } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'
import { sameRecord } from './same-parts.ts'

export function diffRanges(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'range', before.ranges, after.ranges, { same: sameRange, ...typePhases })
}

function sameRange(a: RangeType, b: RangeType): boolean {
  return a.subtype.display === b.subtype.display && sameRecord(said(a), said(b))
}

/** The options but the name of the multirange type where it is the one that the engine gives. */
function said({ name, schema, options }: RangeType): Readonly<Record<string, string>> {
  const given = Object.entries(options).map(([key, value]) => [key.toLowerCase(), value] as const)
  const usual = name.includes('range') ? name.replace('range', 'multirange') : `${name}_multirange`
  const isUsual = (value: string) => [usual, `${schema}.${usual}`].includes(value.replaceAll('"', ''))
  return Object.fromEntries(given.filter(([key, value]) => key !== 'multirange_type_name' || !isUsual(value)))
}
