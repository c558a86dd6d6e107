import type { Column, Table } from '../schema/index.ts'
import { isBoolean, isTimestamp } from './column-types.ts'
import { snakeCase } from './names.ts'

/** The column that marks a row as deleted while it stays; null when the table really deletes. */
export function softDeleteColumn(table: Table): Column | null {
  for (const column of table.columns) {
    const name = snakeCase(column.name)
    if (isTimestamp(column.type) && column.nullable && times.has(name)) return column
    if (isBoolean(column.type) && flags.has(name)) return column
  }
  return null
}

/** The predicate that holds for the rows that are not deleted. */
export function liveRows(column: Column, quote: (name: string) => string): string {
  return isBoolean(column.type) ? `NOT ${quote(column.name)}` : `${quote(column.name)} IS NULL`
}

const times: ReadonlySet<string> = new Set([
  'deleted_at',
  'discarded_at',
  'removed_at',
  'deleted_on',
  'date_deleted',
])
const flags: ReadonlySet<string> = new Set(['is_deleted', 'deleted', 'is_removed', 'soft_deleted'])
