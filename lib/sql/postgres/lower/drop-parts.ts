import type { IndexKey, Table } from '../../../schema/index.ts'
import type { AlterTableAction } from '../../core/index.ts'
import { mentionedColumns, readsColumn } from './column-mentions.ts'
import { requireColumn } from './columns.ts'
import { dropItem, viewsReading } from './drop.ts'
import {
  countConstraintName,
  entangle,
  type Fold,
  mark,
  partKey,
  releaseRelation,
  report,
  tie,
} from './fold.ts'
import { dropNotNull, notNullColumn } from './not-null.ts'
import { kindOfConstraint } from './parts.ts'
import { withColumn } from './privileges.ts'
import { keyOf, type TableItem, type ViewItem } from './world.ts'

/** Drops a column with the keys, checks and indexes that read it, here and in the heirs. */
export function dropColumn(
  fold: Fold,
  item: TableItem,
  action: Extract<AlterTableAction, { kind: 'dropColumn' }>,
  heirs: readonly TableItem[],
): void {
  const name = action.column.value
  if (!item.record.columns.some((column) => column.name === name)) {
    if (!action.ifExists) requireColumn(fold, item, action.column)
    return
  }
  const readers = action.cascade
    ? viewsReading(fold, item.record).filter((view) => readsColumn(view.body.query, name, item.record.name))
    : []
  if (readers.length > 0) entangle(fold, ...readers)
  mark(fold, item, partKey('column', name), 'drop', action, action.column)
  for (const heir of heirs) {
    if (heir !== item) {
      tie(fold, heir)
      if (heir.record.columns.some((column) => column.name === name && !column.inherited)) continue
    }
    removeColumn(fold, heir, name)
  }
  for (const view of readers) dropItem(fold, view)
}

/** Takes a column and all that reads it out of a table. */
export function removeColumn(fold: Fold, item: TableItem, name: string): void {
  const { record } = item
  item.shapedAt = fold.at
  const sequence = item.identitySequences.get(name)
  if (sequence) fold.world.relations.delete(keyOf(sequence.schema, sequence.name))
  item.identitySequences.delete(name)
  item.notNullNames.delete(name)
  for (const owned of [...fold.world.items]) {
    if (owned.type !== 'sequence') continue
    const by = owned.record.ownedBy
    if (by?.column === name && by.table === record.name && by.schema === record.schema) dropItem(fold, owned)
  }
  if (record.primaryKey && [...record.primaryKey.columns, ...record.primaryKey.include].includes(name)) {
    removeConstraint(fold, item, record.primaryKey.name)
  }
  for (const key of record.uniques) {
    if ([...key.columns, ...key.include].includes(name)) removeConstraint(fold, item, key.name)
  }
  for (const key of record.foreignKeys) if (key.columns.includes(name)) removeConstraint(fold, item, key.name)
  const reads = (sql: string | null) => sql !== null && mentionedColumns(sql, [name], record.name).length > 0
  const inKeys = (keys: readonly IndexKey[]) =>
    keys.some((key) => key.column === name || reads(key.expression))
  for (const check of record.checks) if (reads(check.expression)) removeConstraint(fold, item, check.name)
  for (const exclusion of record.exclusions) {
    if (inKeys(exclusion.elements) || exclusion.include.includes(name) || reads(exclusion.where)) {
      removeConstraint(fold, item, exclusion.name)
    }
  }
  for (const index of record.indexes) {
    if (inKeys(index.keys) || index.include.includes(name) || reads(index.where))
      removeIndex(fold, item, index.name)
  }
  dropReferences(fold, item, [name])
  record.columns = record.columns.filter((column) => column.name !== name)
  record.grants = withColumn(record.grants, name, null)
}

/** Drops the foreign keys of other tables that point at the columns (all columns when null). */
export function dropReferences(fold: Fold, target: TableItem, columns: readonly string[] | null): void {
  const { schema, name } = target.record
  for (const item of referencers(fold, target)) {
    for (const key of item.record.foreignKeys) {
      if (key.references.schema !== schema || key.references.table !== name) continue
      const read = key.references.columns.length > 0 ? key.references.columns : primaryColumns(target.record)
      if (columns !== null && !read.some((column) => columns.includes(column))) continue
      if (item !== target) tie(fold, item, target)
      removeConstraint(fold, item, key.name)
    }
  }
}

/** The tables that looked this one's name up. */
function referencers(fold: Fold, target: TableItem): readonly TableItem[] {
  const found: TableItem[] = []
  for (const item of fold.world.items)
    if (item.type === 'table' && item.record.foreignKeys.length > 0) found.push(item)
  return found.filter((item) =>
    item.record.foreignKeys.some((key) => key.references.table === target.record.name),
  )
}

function primaryColumns(table: Table): readonly string[] {
  return table.primaryKey?.columns ?? []
}

/** ALTER TABLE … DROP CONSTRAINT. */
export function dropConstraint(
  fold: Fold,
  item: TableItem,
  action: Extract<AlterTableAction, { kind: 'dropConstraint' }>,
  heirs: readonly TableItem[],
): void {
  const name = action.name.value
  const kind = kindOfConstraint(item.record, name)
  if (!kind) {
    const column = notNullColumn(item, name)
    if (column !== null) {
      for (const heir of heirs) {
        if (heir !== item) tie(fold, heir)
        if (notNullColumn(heir, name) === column) dropNotNull(heir, column)
      }
      mark(fold, item, partKey('column', column), 'alteration', action, null)
    } else if (!action.ifExists) {
      report(
        fold,
        item,
        'warning',
        action.name,
        `constraint "${name}" of relation "${item.record.name}" does not exist`,
      )
    }
    return
  }
  mark(fold, item, partKey(kind, name), 'drop', action, action.name)
  if (action.cascade && (kind === 'primaryKey' || kind === 'unique')) {
    const key =
      kind === 'primaryKey'
        ? item.record.primaryKey
        : item.record.uniques.find((unique) => unique.name === name)
    if (key) dropReferencesTo(fold, item, key.columns)
  }
  removeConstraint(fold, item, name)
  for (const heir of heirs) {
    if (heir === item || kindOfConstraint(heir.record, name) !== kind) continue
    // What the heir declares itself stays its own.
    if (heir.marks.get(partKey(kind, name))?.some((mark) => mark.role === 'declaration')) continue
    tie(fold, heir)
    removeConstraint(fold, heir, name)
  }
}

/** Drops the foreign keys that stand on exactly these columns. */
function dropReferencesTo(fold: Fold, target: TableItem, columns: readonly string[]): void {
  const { schema, name } = target.record
  const wanted = [...columns].sort().join('\0')
  for (const item of referencers(fold, target)) {
    for (const key of item.record.foreignKeys) {
      if (key.references.schema !== schema || key.references.table !== name) continue
      const read = key.references.columns.length > 0 ? key.references.columns : primaryColumns(target.record)
      if ([...read].sort().join('\0') !== wanted) continue
      if (item !== target) tie(fold, item, target)
      removeConstraint(fold, item, key.name)
    }
  }
}

export function removeConstraint(fold: Fold, item: TableItem, name: string): void {
  const { record } = item
  const kind = kindOfConstraint(record, name)
  if (!kind) return
  countConstraintName(fold, record.schema, name, -1)
  if (kind === 'primaryKey' || kind === 'unique' || kind === 'exclusion')
    releaseRelation(fold, record.schema, name)
  if (kind === 'primaryKey') record.primaryKey = null
  record.uniques = record.uniques.filter((c) => c.name !== name)
  record.foreignKeys = record.foreignKeys.filter((c) => c.name !== name)
  record.checks = record.checks.filter((c) => c.name !== name)
  record.exclusions = record.exclusions.filter((c) => c.name !== name)
  item.references.delete(name)
}

export function removeIndex(fold: Fold, item: TableItem | ViewItem, name: string): void {
  fold.world.former.add(name)
  item.record.indexes = item.record.indexes.filter((index) => index.name !== name)
  releaseRelation(fold, item.record.schema, name)
}
