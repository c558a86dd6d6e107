import type { QualifiedName } from '../../../schema/index.ts'
import { movedType } from '../types.ts'
import { replaceColumn } from './columns.ts'
import { entangle, type Fold } from './fold.ts'
import { renameSequenceInSql } from './rename-in-sql.ts'
import type { TableItem } from './world.ts'

/** Foreign keys, inheritance and sequence ownership name the table anew. */
export function moveMentions(fold: Fold, old: QualifiedName, item: TableItem): void {
  const { schema, name } = item.record
  const isOld = (q: { readonly schema: string; readonly name: string }) =>
    q.schema === old.schema && q.name === old.name
  for (const other of fold.world.items) {
    if (other.type === 'sequence') {
      const by = other.record.ownedBy
      if (by && by.schema === old.schema && by.table === old.name) {
        entangle(fold, other)
        other.record.ownedBy = { ...by, schema, table: name }
      }
    } else if (other.type === 'table') {
      const { record } = other
      if (record.foreignKeys.some((k) => isOld({ schema: k.references.schema, name: k.references.table }))) {
        entangle(fold, other)
        record.foreignKeys = record.foreignKeys.map((k) =>
          isOld({ schema: k.references.schema, name: k.references.table })
            ? { ...k, references: { ...k.references, schema, table: name } }
            : k,
        )
      }
      if (record.inherits.some(isOld)) {
        entangle(fold, other)
        record.inherits = record.inherits.map((q) => (isOld(q) ? { schema, name } : q))
      }
      if (record.partitionOf && isOld(record.partitionOf.parent)) {
        entangle(fold, other)
        record.partitionOf = { ...record.partitionOf, parent: { schema, name } }
      }
    }
  }
}

/** Defaults that take the next value of a sequence name it anew. */
export function moveDefaults(fold: Fold, old: QualifiedName, now: QualifiedName): void {
  for (const other of fold.world.items) {
    if (other.type !== 'table') continue
    for (const column of other.record.columns) {
      const sql = column.default && renameSequenceInSql(column.default, old, now)
      if (!sql || sql === column.default) continue
      entangle(fold, other)
      replaceColumn(other, column.name, { default: sql })
    }
  }
}

/** Views go on reading the relation under its new name. */
export function moveReads(fold: Fold, old: QualifiedName, now: QualifiedName): void {
  for (const other of fold.world.items) {
    if (other.type !== 'view') continue
    if (!other.body.reads.some((read) => read.schema === old.schema && read.name === old.name)) continue
    entangle(fold, other)
    other.body = {
      ...other.body,
      reads: other.body.reads.map((read) =>
        read.schema === old.schema && read.name === old.name ? { schema: now.schema, name: now.name } : read,
      ),
    }
  }
}

/** Columns, attributes and domains of a type that moved get it under its new name. */
export function moveTypeUses(fold: Fold, old: QualifiedName, now: QualifiedName): void {
  for (const item of fold.world.items) {
    if (item.type === 'table') {
      if (!item.record.columns.some((c) => c.type.schema === old.schema && c.type.name === old.name)) continue
      entangle(fold, item)
      item.record.columns = item.record.columns.map((c) =>
        c.type.schema === old.schema && c.type.name === old.name
          ? { ...c, type: movedType(c.type, now.schema, now.name) }
          : c,
      )
    } else if (item.type === 'composite') {
      item.record.attributes = item.record.attributes.map((a) =>
        a.type.schema === old.schema && a.type.name === old.name
          ? { ...a, type: movedType(a.type, now.schema, now.name) }
          : a,
      )
    } else if (item.type === 'domain') {
      const { type } = item.record
      if (type.schema === old.schema && type.name === old.name) {
        item.record.type = movedType(type, now.schema, now.name)
      }
    }
  }
}
