import type { OnlineParts } from '../../online.ts'
import { isVolatile } from '../plan/column-cost.ts'
import { quoteIdentifier } from '../quote.ts'
import { allPass, isEmpty, noDuplicates, noneMissing } from './checks.ts'
import { convertColumn } from './convert.ts'
import { fillColumn } from './fill.ts'
import { followColumn } from './follow.ts'
import { carryOnCounting } from './sequence.ts'

/** What a change of a PostgreSQL database in use takes beside plain operations. */
export const postgresOnline: OnlineParts = {
  isPresent: (column) => `${quoteIdentifier(column)} IS NOT NULL`,
  differsByRow: isVolatile,
  convert: (from, to) => convertColumn(quoteIdentifier(from.name), from, to),
  follow: followColumn,
  fill: fillColumn,
  noneMissing,
  noDuplicates,
  allPass,
  isEmpty,
  carryOnCounting,
}
