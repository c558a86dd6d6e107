import { joinQualified, type SchemaOpInput, type Table } from '@/lib/schema'

/** The operation that gives a column another place among its table's columns; null where it stands there. */
export function moveColumnOp(table: Table, column: string, to: number): SchemaOpInput | null {
  const names = table.columns.map(({ name }) => name)
  const from = names.indexOf(column)
  const place = Math.max(0, Math.min(to, names.length - 1))
  if (from < 0 || place === from) return null
  const others = names.filter((name) => name !== column)
  const after = others[place - 1] ?? null
  return { op: 'column.move', table: joinQualified(table.schema, table.name), column, after }
}

/** The column a number of rows below (or above) another; the first or last where none is picked; null at the end. */
export function columnBeside(table: Table, column: string | null, step: number): string | null {
  const at = table.columns.findIndex(({ name }) => name === column)
  const next = at < 0 ? (step > 0 ? 0 : table.columns.length - 1) : at + step
  return table.columns[next]?.name ?? null
}
