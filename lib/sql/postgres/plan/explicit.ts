import type { Column, DataType, Index, Table } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'

/** The table with every name said: its constraints and indexes named, its types with their schemas. */
export function explicitTable(table: Table): Table {
  const named = <T extends { readonly named: boolean }>(item: T): T => ({ ...item, named: true })
  return {
    ...table,
    columns: table.columns.map(explicitColumn),
    primaryKey: table.primaryKey && named(table.primaryKey),
    uniques: table.uniques.map(named),
    foreignKeys: table.foreignKeys.map(named),
    checks: table.checks.map(named),
    exclusions: table.exclusions.map(named),
    indexes: table.indexes.map(explicitIndex),
  }
}

export function explicitIndex(index: Index): Index {
  return { ...index, named: true }
}

export function explicitColumn(column: Column): Column {
  return { ...column, type: explicitType(column.type) }
}

/** A user's own type is written with its schema, so that no search path matters. */
export function explicitType(type: DataType): DataType {
  return { ...type, written: typeText(type) }
}

/** A type as SQL that means the same wherever it is read. */
export function typeText(type: DataType): string {
  if (type.schema === null) return type.display
  const args = type.args.length > 0 ? `(${type.args.join(', ')})` : ''
  return `${quoteIdentifier(type.schema)}.${quoteIdentifier(type.name)}${args}${type.dimensions > 0 ? '[]' : ''}`
}
