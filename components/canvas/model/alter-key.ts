import { type ForeignKey, joinQualified, type SchemaOpInput, type Table } from '@/lib/schema'

/** The operation that changes some facts of a foreign key and keeps all others. */
export function alterKeyOp(
  table: Table,
  key: ForeignKey,
  change: Partial<Pick<ForeignKey, 'onDelete' | 'onUpdate'>>,
): SchemaOpInput {
  const { match, deferrable, initiallyDeferred, notValid, enforced, period, onDelete, onUpdate } = key
  const { schema, table: target, columns } = key.references
  return {
    op: 'foreignKey.alter',
    table: joinQualified(table.schema, table.name),
    name: key.name,
    foreignKey: {
      name: key.named ? key.name : null,
      columns: [...key.columns],
      references: { table: joinQualified(schema, target), columns: [...columns] },
      // A column list goes with SET NULL and SET DEFAULT only.
      onDeleteColumns: change.onDelete === undefined ? [...key.onDeleteColumns] : [],
      ...{ match, deferrable, initiallyDeferred, notValid, enforced, period, onDelete, onUpdate, ...change },
    },
  }
}
