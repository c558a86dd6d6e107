import type { Table } from '../schema/index.ts'

/** What a column's row shows beside its name and type. */
export interface ColumnMarkers {
  readonly primaryKey: boolean
  readonly foreignKey: boolean
  /** A unique constraint or full unique index on this column alone. */
  readonly unique: boolean
  readonly notNull: boolean
  /** The leading key of some index that is no key constraint. */
  readonly indexed: boolean
}

/** Markers of every column of a table by column name; computed once per table record. */
export function columnMarkers(table: Table): ReadonlyMap<string, ColumnMarkers> {
  const known = cache.get(table)
  if (known) return known
  const primary = new Set(table.primaryKey?.columns ?? [])
  const foreign = new Set(table.foreignKeys.flatMap((key) => key.columns))
  const unique = new Set<string>()
  const indexed = new Set<string>()
  const alone = (columns: readonly (string | null)[]) => {
    const [only] = columns
    if (columns.length === 1 && only) unique.add(only)
  }
  for (const key of table.uniques) alone(key.columns)
  if (table.primaryKey) alone(table.primaryKey.columns)
  for (const index of table.indexes) {
    const leading = index.keys[0]?.column
    if (leading) indexed.add(leading)
    if (index.unique && index.where === null) alone(index.keys.map((key) => key.column))
  }
  const markers = new Map<string, ColumnMarkers>()
  for (const column of table.columns) {
    markers.set(column.name, {
      primaryKey: primary.has(column.name),
      foreignKey: foreign.has(column.name),
      unique: unique.has(column.name),
      notNull: !column.nullable,
      indexed: indexed.has(column.name),
    })
  }
  cache.set(table, markers)
  return markers
}

const cache = new WeakMap<Table, ReadonlyMap<string, ColumnMarkers>>()
