import type { Name, TableConstraintNode } from '../../core/index.ts'
import { replaceColumn, requireColumn } from './columns.ts'
import { makeObjectName } from './default-names.ts'
import { type Fold, mark, partKey, tie } from './fold.ts'
import type { TableItem } from './world.ts'

/**
 * NOT NULL constraints have names since PostgreSQL 18. The model keeps what they enforce; the names
 * live here, for the statements that speak of them.
 */
export function notNullColumn(item: TableItem, name: string): string | null {
  const column = item.record.columns.find((c) => !c.nullable && notNullName(item, c.name) === name)
  return column?.name ?? null
}

function notNullName(item: TableItem, column: string): string {
  return item.notNullNames.get(column) ?? makeObjectName(item.record.name, column, 'not_null')
}

/** ADD [CONSTRAINT name] NOT NULL column, in the first table, which must have it, and in its heirs. */
export function addNotNull(
  fold: Fold,
  items: readonly TableItem[],
  node: Extract<TableConstraintNode, { kind: 'notNull' }>,
): void {
  const [item, ...heirs] = items
  const { column, name } = node
  if (!item || !requireColumn(fold, item, column)) return
  mark(fold, item, partKey('column', column.value), 'alteration', node, column)
  putNotNull(item, column.value, name)
  for (const heir of heirs) {
    tie(fold, heir)
    putNotNull(heir, column.value, name ?? { value: notNullName(item, column.value) })
  }
}

/** Makes a column NOT NULL; one that was it before keeps the name of that. */
export function putNotNull(item: TableItem, column: string, name: Pick<Name, 'value'> | null): void {
  const old = item.record.columns.find((c) => c.name === column)
  if (name && old?.nullable !== false) item.notNullNames.set(column, name.value)
  replaceColumn(item, column, { nullable: false })
}

/** Takes NOT NULL and its name off a column. */
export function dropNotNull(item: TableItem, column: string): void {
  item.notNullNames.delete(column)
  replaceColumn(item, column, { nullable: true })
}

/** Takes over the names of another table's NOT NULL constraints, as heirs and copies do. */
export function takeNotNullNames(item: TableItem, from: TableItem): void {
  for (const column of from.record.columns) {
    if (column.nullable || item.notNullNames.has(column.name)) continue
    const own = item.record.columns.find((c) => c.name === column.name)
    if (!own || own.nullable) item.notNullNames.set(column.name, notNullName(from, column.name))
  }
}

/** Keeps the names as they are while the table or a column gets another. */
export function keepNotNullNames(item: TableItem): void {
  for (const { name, nullable } of item.record.columns) {
    if (!nullable) item.notNullNames.set(name, notNullName(item, name))
  }
}

/** RENAME CONSTRAINT of a NOT NULL; false when the table has none of that name. */
export function renameNotNull(item: TableItem, name: string, to: string): boolean {
  const column = notNullColumn(item, name)
  if (column !== null) item.notNullNames.set(column, to)
  return column !== null
}
