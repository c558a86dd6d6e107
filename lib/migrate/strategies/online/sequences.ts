import type { Column, EntityId, Schema, Table } from '../../../schema/index.ts'

/**
 * The schemas with each serial as what it stands for: a column with a default and a sequence of its own,
 * each of which can be changed alone. Tables that the schemas share stay shared.
 */
export function withoutSerials(schemas: readonly Schema[]): readonly Schema[] {
  const done = new Map<Table, Table>()
  return schemas.map((schema) => {
    const tables = new Map<EntityId, Table>()
    for (const [id, table] of schema.tables) {
      const known = done.get(table) ?? plain(table)
      done.set(table, known)
      tables.set(id, known)
    }
    return { ...schema, tables }
  })
}

function plain(table: Table): Table {
  if (table.columns.every(({ serial }) => serial === null)) return table
  return { ...table, columns: table.columns.map(plainColumn) }
}

function plainColumn(column: Column): Column {
  if (column.serial === null) return column
  return { ...column, serial: null, type: { ...column.type, written: column.type.display } }
}

/** The sequence that goes when the column goes; null when there is none. */
export function ownedSequence(schema: Schema, table: Table, column: string) {
  for (const sequence of schema.sequences.values()) {
    const by = sequence.ownedBy
    if (by?.schema === table.schema && by.table === table.name && by.column === column) return sequence
  }
  return null
}
