import type { RangeType } from '../schema/index.ts'
import { diffKind, typePhases } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'
import { sameRecord } from './same-parts.ts'

export function diffRanges(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'range', before.ranges, after.ranges, { same: sameRange, ...typePhases })
}

function sameRange(a: RangeType, b: RangeType): boolean {
  return a.subtype.display === b.subtype.display && sameRecord(a.options, b.options)
}
