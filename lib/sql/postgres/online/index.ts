import type { OnlineParts } from '../../online.ts'
import { isVolatile } from '../plan/column-cost.ts'
import { keepsCasts } from '../plan/type-change.ts'
import { quoteIdentifier } from '../quote.ts'
import { allPass, isEmpty, noDuplicates, noneMissing, noneOf, rolesHavePolicies } from './checks.ts'
import { convertColumn, settingOfConversion, takenAs } from './convert.ts'
import { divideTables, gatherRows, spreadRows } from './divide.ts'
import { fillColumn, refillColumn } from './fill.ts'
import { followColumn } from './follow.ts'
import { copyRows, mirrorTable } from './mirror.ts'
import { fitsPartition, partitionCondition } from './partition.ts'
import { isUpdatable } from './published.ts'
import { requireColumn } from './require.ts'

/** What a change of a PostgreSQL database in use takes beside plain operations. */
export const postgresOnline: OnlineParts = {
  isPresent: (column) => `${quoteIdentifier(column)} IS NOT NULL`,
  differsByRow: isVolatile,
  convert: (from, to) => convertColumn(quoteIdentifier(from.name), from, to),
  convertsBy: settingOfConversion,
  takenAs,
  follow: followColumn,
  fill: fillColumn,
  refill: refillColumn,
  mirror: mirrorTable,
  copy: copyRows,
  divide: divideTables,
  spread: spreadRows,
  gather: gatherRows,
  fitsPartition,
  requireColumn,
  isUpdatable,
  keepsCasts: (from, to, expression) => keepsCasts(from.type, to.type, expression),
  boundCondition: partitionCondition,
  /** A foreign key of a partitioned table can enter unchecked from version 18 on. */
  entersUnchecked: (table, kind, version) =>
    kind === 'check' || table.kind !== 'partitioned' || Number(version) >= 18,
  noneMissing,
  noDuplicates,
  allPass,
  isEmpty,
  noneOf,
  rolesHavePolicies,
}
