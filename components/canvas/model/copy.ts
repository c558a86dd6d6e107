import type {
  Column,
  EntityId,
  EnumType,
  ForeignKey,
  IndexKey,
  KeyConstraint,
  Schema,
  SchemaOpInput,
  Table,
  View,
} from '@/lib/schema'
import { entityId, freeName, joinQualified, relationNames } from '@/lib/schema'

export interface Copy {
  readonly ops: readonly SchemaOpInput[]
  /** The copy's id by the original's. */
  readonly ids: ReadonlyMap<EntityId, EntityId>
}

type TableInput = Extract<SchemaOpInput, { op: 'table.add' }>['table']
type KeyInput = NonNullable<TableInput['primaryKey']>

/**
 * The operations that put copies of tables, views and enums of one schema into another (or the same)
 * under free names. Foreign keys between copied tables point at the copies.
 */
export function copyOps(from: Schema, into: Schema, ids: readonly EntityId[]): Copy {
  const taken = new Map<string, string[]>()
  const free = (space: string, name: string): string => {
    const names = taken.get(space) ?? [...relationNames(into, space), ...enumNames(into, space)]
    const fresh = names.includes(name) ? freeName(`${name}_copy`, names) : name
    taken.set(space, [...names, fresh])
    return fresh
  }
  const renamed = new Map<EntityId, { readonly id: EntityId; readonly name: string }>()
  for (const id of ids) {
    const entity = from.tables.get(id) ?? from.views.get(id) ?? from.enums.get(id)
    if (!entity) continue
    const name = free(entity.schema, entity.name)
    renamed.set(id, { id: entityId(entity.entity, entity.schema, name), name })
  }
  const ops: SchemaOpInput[] = []
  const late: SchemaOpInput[] = []
  for (const [id, { name }] of renamed) {
    const type = from.enums.get(id)
    if (type) ops.push(enumOp(type, name))
    const table = from.tables.get(id)
    if (table) {
      ops.push(tableOp(table, name))
      late.push(...keyOps(table, name, renamed), ...indexOps(table, name))
    }
    const view = from.views.get(id)
    if (view) late.push(viewOp(view, name))
  }
  return {
    ops: [...ops, ...late],
    ids: new Map([...renamed].map(([id, to]) => [id, to.id])),
  }
}

function tableOp(table: Table, name: string): SchemaOpInput {
  return {
    op: 'table.add',
    table: {
      schema: table.schema,
      name,
      persistence: table.persistence,
      columns: table.columns.map(columnInput),
      primaryKey: table.primaryKey ? keyInput(table.primaryKey) : null,
      uniques: table.uniques.map(keyInput),
      checks: table.checks.map(({ expression, noInherit }) => ({ expression, noInherit })),
      partitionBy: table.partitionBy
        ? { strategy: table.partitionBy.strategy, keys: table.partitionBy.keys.map(indexKeyInput) }
        : null,
      comment: table.comment,
    },
  }
}

function columnInput(column: Column): NonNullable<TableInput['columns']>[number] {
  const { name, nullable, generated, identity, collation, comment } = column
  const type = column.serial ?? column.type.display
  // The sequence of a serial column is the copy's own.
  const value = column.serial ? null : column.default
  return { name, type, nullable, default: value, generated, identity, collation, comment }
}

function keyInput(key: KeyConstraint): KeyInput {
  const { nullsNotDistinct, withoutOverlaps, deferrable, initiallyDeferred } = key
  const columns = [...key.columns]
  return {
    columns,
    include: [...key.include],
    nullsNotDistinct,
    withoutOverlaps,
    deferrable,
    initiallyDeferred,
  }
}

function keyOps(
  table: Table,
  name: string,
  renamed: ReadonlyMap<EntityId, { readonly name: string }>,
): readonly SchemaOpInput[] {
  return table.foreignKeys.map((key) => {
    const { schema, table: target } = key.references
    const copied = renamed.get(entityId('table', schema, target))?.name ?? target
    return {
      op: 'foreignKey.add',
      table: joinQualified(table.schema, name),
      foreignKey: foreignKeyInput(key, joinQualified(schema, copied)),
    }
  })
}

function foreignKeyInput(key: ForeignKey, target: string) {
  const { match, onDelete, onUpdate, deferrable, initiallyDeferred, notValid, enforced, period } = key
  return {
    columns: [...key.columns],
    references: { table: target, columns: [...key.references.columns] },
    onDeleteColumns: [...key.onDeleteColumns],
    ...{ match, onDelete, onUpdate, deferrable, initiallyDeferred, notValid, enforced, period },
  }
}

function indexOps(table: Table, name: string): readonly SchemaOpInput[] {
  return table.indexes.map(({ unique, method, keys, include, where, nullsNotDistinct }) => ({
    op: 'index.add',
    table: joinQualified(table.schema, name),
    index: { unique, method, keys: keys.map(indexKeyInput), include: [...include], where, nullsNotDistinct },
  }))
}

function indexKeyInput({ column, expression, collation, opclass, order, nulls }: IndexKey) {
  return { column, expression, collation, opclass, order, nulls }
}

function enumOp({ schema, values, comment }: EnumType, name: string): SchemaOpInput {
  return { op: 'enum.add', enum: { schema, name, values: [...values], comment } }
}

function viewOp({ schema, kind, query, comment }: View, name: string): SchemaOpInput {
  return { op: 'view.add', view: { schema, name, kind, query, comment } }
}

function enumNames(schema: Schema, space: string): readonly string[] {
  return [...schema.enums.values()].filter((type) => type.schema === space).map((type) => type.name)
}
