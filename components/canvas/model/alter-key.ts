import { err, ok, type Result } from '@/lib/base'
import {
  entityId,
  type ForeignKey,
  joinQualified,
  type Schema,
  type SchemaOpInput,
  type Table,
} from '@/lib/schema'
import { linkOps } from './connect'

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

/**
 * The operations that turn a foreign key round: its target points at the table that held it, through a
 * fitting column that is taken or made. The columns of the old key stay, with what is in them.
 */
export function flipOps(
  schema: Schema,
  table: Table,
  key: ForeignKey,
): Result<readonly SchemaOpInput[], string> {
  const target = schema.tables.get(entityId('table', key.references.schema, key.references.table))
  if (!target || target === table) return err('A table cannot change places with itself')
  const made = linkOps(schema, { table: target, column: null }, { table, column: null })
  if (!made.ok) return made
  const ref = joinQualified(table.schema, table.name)
  return ok([{ op: 'constraint.drop', table: ref, name: key.name }, ...made.value])
}

/**
 * The operation that changes how many rows may point at the same one: a unique constraint on the key's
 * columns, or none. Null where they are unique for another reason, as a primary key.
 */
export function manyOrOneOp(table: Table, key: ForeignKey, atMostOne: 'one' | 'many'): SchemaOpInput | null {
  const ref = joinQualified(table.schema, table.name)
  if (atMostOne === 'one') return { op: 'unique.add', table: ref, unique: { columns: [...key.columns] } }
  const unique = table.uniques.find(
    ({ columns }) =>
      columns.length === key.columns.length && columns.every((name) => key.columns.includes(name)),
  )
  return unique ? { op: 'constraint.drop', table: ref, name: unique.name } : null
}
