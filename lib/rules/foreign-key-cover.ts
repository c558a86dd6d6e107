import type { Index, Table } from '../schema/index.ts'
import { notNullColumn } from './expression.ts'

/**
 * Whether looking up rows by these columns has an index to use: one that leads with all of them in
 * any order, or, of several columns, with the last one, which is the selective one by custom.
 */
export function isLookupCovered(
  table: Table,
  columns: readonly string[],
  tenantColumn: string | null,
): boolean {
  return leads(table, columns).some((lead) => {
    const first = lead.slice(0, columns.length)
    if (first.length === columns.length && columns.every((column) => first.includes(column))) return true
    const [start] = lead
    return columns.length > 1 && start !== tenantColumn && start === columns.at(-1)
  })
}

/** The plain leading columns of whatever can serve the look-up. */
function leads(table: Table, columns: readonly string[]): readonly (readonly string[])[] {
  const keys = table.uniques.map((unique) => unique.columns)
  if (table.primaryKey) keys.push(table.primaryKey.columns)
  for (const index of table.indexes) if (serves(index, columns)) keys.push(leadOf(index))
  for (const exclusion of table.exclusions) {
    const first = exclusion.elements[0]?.column
    if (first && exclusion.where === null) keys.push([first])
  }
  return keys
}

function serves(index: Index, columns: readonly string[]): boolean {
  if (index.method !== 'btree' && index.method !== 'hash' && index.method !== 'gist') return false
  if (index.where === null) return true
  const column = notNullColumn(index.where)
  return column !== null && columns.includes(column)
}

function leadOf(index: Index): readonly string[] {
  const columns: string[] = []
  for (const { column } of index.keys) {
    if (column === null) break
    columns.push(column)
  }
  return columns
}
