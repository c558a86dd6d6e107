import type { Column, Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { labelOf, sqlName, step } from '../plan/step.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'

/** An identity column has a sequence of its own: the new one starts behind the highest value given out. */
export function carryOnCounting(table: Table, from: Column, to: Column): PlannedStatement | null {
  if (to.identity === null) return null
  const name = sqlName(table)
  const old = quoteIdentifier(from.name)
  const sequence = `pg_get_serial_sequence(${quoteString(name)}, ${quoteString(to.name)})`
  return step(
    `SELECT setval(${sequence}, coalesce(max(${old}), 1), max(${old}) IS NOT NULL) FROM ${name};`,
    `Let ${labelOf(table)}.${to.name} count on where ${from.name} stands`,
    { lock: 'ACCESS SHARE', rewrites: false, scans: false, transactional: true },
  )
}
