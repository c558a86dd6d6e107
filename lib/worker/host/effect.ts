import { err, ok, type Result } from '../../base/index.ts'
import type { Rename } from '../../diff/index.ts'
import {
  applyOps,
  type EntityId,
  entityId,
  findEnum,
  findTable,
  findView,
  type Schema,
  type SchemaOp,
  type Table,
} from '../../schema/index.ts'
import type { DifferenceMark, SchemaComparison } from '../protocol.ts'
import { compareSchemas } from './compare.ts'

/**
 * What ops would change of the drawing: the tables, views and enums they touch, as `compareSchemas` draws them,
 * with the columns of keys, checks and indexes that come or go marked too. The error says why they do not apply.
 */
export function effectOf(schema: Schema, ops: readonly SchemaOp[]): Result<SchemaComparison, string> {
  const applied = applyOps(schema, ops)
  if (!applied.ok) return err(applied.error.message)
  const after = applied.value
  const comparison = compareSchemas(touched(schema, after), touched(after, schema), renamesOf(schema, ops))
  const marks: Record<string, DifferenceMark> = { ...comparison.marks }
  for (const entity of comparison.entities) {
    const [was, is] = [schema.tables.get(entity.id), after.tables.get(entity.id)]
    if (was && is) for (const id of columnsOfChangedParts(was, is)) marks[id] ??= 'changed'
  }
  return ok({ ...comparison, marks })
}

/** The schema with only those of its drawn entities that are another object, or none, in the other. */
function touched(schema: Schema, other: Schema): Schema {
  return {
    ...schema,
    tables: unshared(schema.tables, other.tables),
    views: unshared(schema.views, other.views),
    enums: unshared(schema.enums, other.enums),
  }
}

function unshared<T>(
  own: ReadonlyMap<EntityId, T>,
  other: ReadonlyMap<EntityId, T>,
): ReadonlyMap<EntityId, T> {
  return new Map([...own].filter(([id, entity]) => other.get(id) !== entity))
}

/** What the ops rename, by the ids before and after them. */
function renamesOf(schema: Schema, ops: readonly SchemaOp[]): readonly Rename[] {
  return ops.flatMap((op): Rename[] => {
    switch (op.op) {
      case 'table.rename': {
        const table = findTable(schema, op.table)
        return table ? [{ from: table.id, to: entityId('table', table.schema, op.to) }] : []
      }
      case 'view.rename': {
        const view = findView(schema, op.view)
        return view ? [{ from: view.id, to: entityId('view', view.schema, op.to) }] : []
      }
      case 'enum.rename': {
        const found = findEnum(schema, op.enum)
        return found ? [{ from: found.id, to: entityId('enum', found.schema, op.to) }] : []
      }
      case 'column.rename': {
        const table = findTable(schema, op.table)
        const column = table?.columns.find(({ name }) => name === op.column)
        return table && column
          ? [{ from: column.id, to: entityId('column', table.schema, table.name, op.to) }]
          : []
      }
      default:
        return []
    }
  })
}

function columnsOfChangedParts(before: Table, after: Table): ReadonlySet<EntityId> {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  const names = new Set<string>()
  for (const [one, other] of [
    [old, fresh],
    [fresh, old],
  ] as const) {
    for (const [text, columns] of one) if (!other.has(text)) for (const name of columns) names.add(name)
  }
  return new Set(after.columns.filter(({ name }) => names.has(name)).map(({ id }) => id))
}

/** The columns of each key, check and index of a table, by what it says. */
function partsOf(table: Table): ReadonlyMap<string, readonly string[]> {
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques, ...table.foreignKeys]
  return new Map<string, readonly string[]>([
    ...keys.map((key) => [JSON.stringify(key), key.columns] as const),
    ...table.indexes.map(
      (index) =>
        [
          JSON.stringify(index),
          [...index.keys.flatMap(({ column }) => (column === null ? [] : [column])), ...index.include],
        ] as const,
    ),
  ])
}
