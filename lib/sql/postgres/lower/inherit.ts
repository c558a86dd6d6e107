import {
  type Column,
  entityId,
  type Index,
  type IndexKey,
  type KeyConstraint,
} from '../../../schema/index.ts'
import type { Fold } from './fold.ts'
import { putIndex } from './indexes.ts'
import { takeNotNullNames } from './not-null.ts'
import { putCheck, putExclusion, putForeignKey, putKey } from './put-constraints.ts'
import type { TableItem } from './world.ts'

/** Takes a parent's columns and checks; those that are there already merge with them. */
export function inheritFrom(item: TableItem, parent: TableItem): void {
  item.parents.push(parent)
  parent.children.push(item)
  if (parent.open) item.open = true
  takeNotNullNames(item, parent)
  const partition = item.record.partitionOf !== null
  const columns = [...item.record.columns]
  for (const column of parent.record.columns) {
    const at = columns.findIndex((own) => own.name === column.name)
    const own = columns[at]
    if (own) {
      columns[at] = {
        ...own,
        nullable: own.nullable && column.nullable,
        inherited: partition ? true : own.inherited,
        identity: partition ? column.identity : own.identity,
      }
    } else columns.push(inheritedColumn(item, column))
  }
  item.record.columns = columns
  for (const check of parent.record.checks) {
    if (check.noInherit || item.record.checks.some((own) => own.name === check.name)) continue
    const id = entityId('check', item.record.schema, item.record.name, check.name)
    item.record.checks = [...item.record.checks, { ...check, id, comment: null, column: null }]
  }
}

/** A parent's column as its child gets it. */
export function inheritedColumn(item: TableItem, column: Column): Column {
  return {
    ...column,
    id: entityId('column', item.record.schema, item.record.name, column.name),
    // An identity goes to partitions, and not to heirs.
    identity: item.record.partitionOf ? column.identity : null,
    serial: null,
    comment: null,
    inherited: true,
  }
}

/** Gives a partition the keys, foreign keys and indexes of its parent that it has not, as attaching does. */
export function cloneToPartition(fold: Fold, parent: TableItem, child: TableItem): void {
  const { record } = parent
  if (record.primaryKey) cloneKey(fold, child, 'primaryKey', record.primaryKey)
  for (const unique of record.uniques) cloneKey(fold, child, 'unique', unique)
  for (const exclusion of record.exclusions) {
    const { id: _id, name: _name, named: _named, comment: _comment, ...facts } = exclusion
    const same = child.record.exclusions.some((own) => sameElements(own.elements, exclusion.elements))
    if (!same) putExclusion(fold, child, null, facts)
  }
  for (const index of record.indexes) cloneIndex(fold, child, index)
  for (const key of record.foreignKeys) cloneForeignKey(fold, child, key.name, parent)
}

/** Gives every partition below a key that was added to the parent. */
export function spreadKey(
  fold: Fold,
  parent: TableItem,
  kind: 'primaryKey' | 'unique',
  key: KeyConstraint,
): void {
  for (const child of partitionsOf(parent)) {
    cloneKey(fold, child, kind, key)
    spreadKey(fold, child, kind, key)
  }
}

/** Gives every partition below an index that was added to the parent. */
export function spreadIndex(fold: Fold, parent: TableItem, index: Index): void {
  for (const child of partitionsOf(parent)) {
    cloneIndex(fold, child, index)
    spreadIndex(fold, child, index)
  }
}

export function spreadForeignKey(fold: Fold, parent: TableItem, name: string): void {
  for (const child of partitionsOf(parent)) {
    cloneForeignKey(fold, child, name, parent)
    spreadForeignKey(fold, child, name)
  }
}

/** Gives all heirs a check that was added to the parent. */
export function spreadCheck(fold: Fold, parent: TableItem, name: string): void {
  const check = parent.record.checks.find((c) => c.name === name)
  if (!check || check.noInherit) return
  const { id: _id, name: _name, named: _named, comment: _comment, ...facts } = check
  for (const child of parent.children) {
    if (!child.record.checks.some((own) => own.name === name)) {
      putCheck(fold, child, name, { ...facts, column: null })
    }
    spreadCheck(fold, child, name)
  }
}

export function partitionsOf(item: TableItem): readonly TableItem[] {
  return item.children.filter((child) => child.record.partitionOf !== null)
}

/** The item and everything that inherits from it. */
export function withHeirs(item: TableItem): readonly TableItem[] {
  return [item, ...item.children.flatMap(withHeirs)]
}

function cloneKey(fold: Fold, child: TableItem, kind: 'primaryKey' | 'unique', key: KeyConstraint): void {
  const own = kind === 'primaryKey' ? child.record.primaryKey : null
  const same = kind === 'primaryKey' ? own !== null : child.record.uniques.some((u) => sameKey(u, key))
  if (same) return
  const { id: _id, name: _name, named: _named, comment: _comment, ...facts } = key
  putKey(fold, child, kind, null, facts)
}

function sameKey(a: KeyConstraint, b: KeyConstraint): boolean {
  return (
    a.columns.join('\0') === b.columns.join('\0') &&
    a.include.join('\0') === b.include.join('\0') &&
    a.nullsNotDistinct === b.nullsNotDistinct &&
    a.deferrable === b.deferrable &&
    a.initiallyDeferred === b.initiallyDeferred
  )
}

function cloneIndex(fold: Fold, child: TableItem, index: Index): void {
  if (child.record.indexes.some((own) => sameIndex(own, index))) return
  const { id: _id, name: _name, named: _named, comment: _comment, ...facts } = index
  putIndex(fold, child, null, { ...facts, only: false })
}

function sameIndex(a: Index, b: Index): boolean {
  return (
    a.unique === b.unique &&
    a.method === b.method &&
    a.nullsNotDistinct === b.nullsNotDistinct &&
    squeeze(a.where) === squeeze(b.where) &&
    a.include.join('\0') === b.include.join('\0') &&
    sameElements(a.keys, b.keys)
  )
}

function sameElements(a: readonly IndexKey[], b: readonly IndexKey[]): boolean {
  return (
    a.length === b.length &&
    a.every((key, at) => {
      const other = b[at]
      return (
        other !== undefined &&
        key.column === other.column &&
        squeeze(key.expression) === squeeze(other.expression) &&
        key.opclass === other.opclass &&
        key.collation === other.collation
      )
    })
  )
}

function squeeze(sql: string | null): string {
  return sql === null ? '' : sql.split(/\s+/).join(' ')
}

function cloneForeignKey(fold: Fold, child: TableItem, name: string, parent: TableItem): void {
  const key = parent.record.foreignKeys.find((k) => k.name === name)
  if (!key) return
  const same = child.record.foreignKeys.some(
    (own) =>
      own.columns.join('\0') === key.columns.join('\0') &&
      own.references.schema === key.references.schema &&
      own.references.table === key.references.table &&
      own.onDelete === key.onDelete &&
      own.onUpdate === key.onUpdate &&
      own.match === key.match &&
      own.deferrable === key.deferrable,
  )
  if (same) return
  const { id: _id, name: _name, named: _named, comment: _comment, ...facts } = key
  const taken = child.record.foreignKeys.some((own) => own.name === name)
  putForeignKey(fold, child, taken ? null : name, facts)
}
