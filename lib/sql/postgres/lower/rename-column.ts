import { entityId } from '../../../schema/index.ts'
import type { Name, Span } from '../../core/index.ts'
import { requireColumn } from './columns.ts'
import { entangle, type Fold, mark, partKey, report } from './fold.ts'
import { withHeirs } from './inherit.ts'
import { keepNotNullNames } from './not-null.ts'
import { withColumn } from './privileges.ts'
import { movePart } from './rename.ts'
import { renameInSql, renameInTrigger } from './rename-in-sql.ts'
import type { TableItem } from './world.ts'

/** RENAME COLUMN: in keys, indexes by name, other tables' foreign keys and heirs. */
export function renameColumn(fold: Fold, item: TableItem, column: Name, to: Name, span: Span): void {
  if (!requireColumn(fold, item, column)) return
  if (item.record.columns.some((c) => c.name === to.value)) {
    report(fold, item, 'error', to, `column "${to.value}" of relation "${item.record.name}" already exists`)
    return
  }
  entangle(fold, ...withHeirs(item))
  for (const heir of withHeirs(item)) renameIn(heir, column.value, to.value)
  mark(fold, item, partKey('column', to.value), 'alteration', span, to)
  item.shapedAt = fold.at
  const { schema, name } = item.record
  for (const other of fold.world.items) {
    if (other.type === 'sequence') {
      const by = other.record.ownedBy
      if (by?.schema === schema && by.table === name && by.column === column.value) {
        entangle(fold, other)
        other.record.ownedBy = { ...by, column: to.value }
      }
    } else if (other.type === 'table') {
      if (
        !other.record.foreignKeys.some((k) => k.references.schema === schema && k.references.table === name)
      )
        continue
      entangle(fold, other)
      other.record.foreignKeys = other.record.foreignKeys.map((key) =>
        key.references.schema === schema && key.references.table === name
          ? {
              ...key,
              references: {
                ...key.references,
                columns: swap(key.references.columns, column.value, to.value),
              },
            }
          : key,
      )
    }
  }
}

function renameIn(item: TableItem, from: string, to: string): void {
  keepNotNullNames(item)
  const { record } = item
  const columns = (list: readonly string[]) => swap(list, from, to)
  const keys = <T extends { readonly column: string | null }>(list: readonly T[]): readonly T[] =>
    list.map((key) => (key.column === from ? { ...key, column: to } : key))
  record.columns = record.columns.map((column) =>
    column.name === from
      ? { ...column, name: to, id: entityId('column', record.schema, record.name, to) }
      : column,
  )
  const key = <T extends { readonly columns: readonly string[]; readonly include: readonly string[] }>(
    k: T,
  ): T => ({
    ...k,
    columns: columns(k.columns),
    include: columns(k.include),
  })
  record.primaryKey = record.primaryKey && key(record.primaryKey)
  record.uniques = record.uniques.map(key)
  record.foreignKeys = record.foreignKeys.map((k) => ({
    ...k,
    columns: columns(k.columns),
    onDeleteColumns: columns(k.onDeleteColumns),
  }))
  record.exclusions = record.exclusions.map((e) => ({
    ...e,
    elements: keys(e.elements),
    include: columns(e.include),
    where: e.where && renameInSql(e.where, from, to, record.name),
  }))
  record.indexes = record.indexes.map((index) => ({
    ...index,
    keys: keys(index.keys).map((k) =>
      k.expression === null ? k : { ...k, expression: renameInSql(k.expression, from, to, record.name) },
    ),
    include: columns(index.include),
    where: index.where && renameInSql(index.where, from, to, record.name),
  }))
  record.checks = record.checks.map((check) => ({
    ...check,
    expression: renameInSql(check.expression, from, to, record.name),
    column: check.column === from ? to : check.column,
  }))
  record.columns = record.columns.map((column) =>
    column.generated
      ? {
          ...column,
          generated: {
            ...column.generated,
            expression: renameInSql(column.generated.expression, from, to, record.name),
          },
        }
      : column,
  )
  if (record.partitionBy) record.partitionBy = { ...record.partitionBy, keys: keys(record.partitionBy.keys) }
  record.triggers = record.triggers.map((trigger) => ({
    ...trigger,
    definition: renameInTrigger(trigger.definition, from, to),
  }))
  record.grants = withColumn(record.grants, from, to)
  const notNull = item.notNullNames.get(from)
  if (notNull) {
    item.notNullNames.delete(from)
    item.notNullNames.set(to, notNull)
  }
  const sequence = item.identitySequences.get(from)
  if (sequence) {
    item.identitySequences.delete(from)
    item.identitySequences.set(to, sequence)
  }
  movePart(item, partKey('column', from), partKey('column', to))
}

function swap(list: readonly string[], from: string, to: string): readonly string[] {
  return list.includes(from) ? list.map((name) => (name === from ? to : name)) : list
}
