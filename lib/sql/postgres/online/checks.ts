import type { QualifiedName, Sql, Table } from '../../../schema/index.ts'
import type { PlanCheck } from '../../dialect.ts'
import { labelOf, sqlName } from '../plan/step.ts'
import { quoteIdentifier } from '../quote.ts'

export function noneMissing(table: Table, column: string): PlanCheck {
  return {
    title: `no row of ${labelOf(table)} lacks ${column}`,
    sql: notExists(table, `${quoteIdentifier(column)} IS NULL`),
  }
}

export function allPass(table: Table, condition: Sql): PlanCheck {
  return {
    title: `every row of ${labelOf(table)} passes ${condition}`,
    sql: notExists(table, `NOT (${condition})`),
  }
}

/** Rows with a null in one of the columns are no duplicates, as for a unique constraint. */
export function noDuplicates(table: Table, columns: readonly string[]): PlanCheck {
  const list = columns.map(quoteIdentifier).join(', ')
  const present = columns.map((column) => `${quoteIdentifier(column)} IS NOT NULL`).join(' AND ')
  return {
    title: `no two rows of ${labelOf(table)} share ${columns.join(', ')}`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${sqlName(table)} WHERE ${present} GROUP BY ${list} HAVING count(*) > 1);`,
  }
}

export function isEmpty(table: Table): PlanCheck {
  return {
    title: `${labelOf(table)} has no rows`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${sqlName(table)});`,
  }
}

function notExists(table: QualifiedName, condition: string): string {
  return `SELECT NOT EXISTS (SELECT 1 FROM ${sqlName(table)} WHERE ${condition});`
}

/** True when a backfill has reached every row. */
export function noneLeft(table: Table, condition: Sql, column: string): PlanCheck {
  return {
    title: `every row of ${labelOf(table)} has its ${column}`,
    sql: notExists(table, condition),
  }
}
