import {
  type CheckConstraint,
  type CheckSpec,
  type Column,
  type ColumnSpec,
  type DataType,
  type EnumSpec,
  type EnumType,
  type ForeignKey,
  type ForeignKeySpec,
  type Index,
  type IndexSpec,
  joinQualified,
  type KeyConstraint,
  type KeySpec,
  type QualifiedName,
} from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'

/** An object's name as ops address it. */
export function refOf({ schema, name }: QualifiedName): string {
  return joinQualified(schema, name)
}

/** A type as SQL, a user's own one with its schema so that no search path matters. */
export function typeSql(type: DataType, dialect: Dialect): string {
  if (type.schema === null) return type.display
  const args = type.args.length > 0 ? `(${type.args.join(', ')})` : ''
  return `${dialect.quote(type.schema)}.${dialect.quote(type.name)}${args}${type.dimensions > 0 ? '[]' : ''}`
}

/** A column that may be empty and has no value of its own: adding it costs nothing. */
export function emptyColumnSpec(column: Column, name: string, dialect: Dialect): ColumnSpec {
  return {
    name,
    type: typeSql(column.type, dialect),
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    collation: column.collation,
    storage: column.storage,
    compression: column.compression,
    comment: column.comment,
  }
}

/** The index under another name, its columns renamed. */
export function indexSpec(index: Index, name: string, rename: (column: string) => string): IndexSpec {
  return {
    name,
    unique: index.unique,
    method: index.method,
    keys: index.keys.map(({ column, expression, collation, opclass, order, nulls }) => ({
      column: column === null ? null : rename(column),
      expression,
      collation,
      opclass,
      order,
      nulls,
    })),
    include: index.include.map(rename),
    where: index.where,
    nullsNotDistinct: index.nullsNotDistinct,
    with: { ...index.with },
    tablespace: index.tablespace,
    only: index.only,
  }
}

/** The foreign key under another name, its columns renamed, rows not looked at. */
export function foreignKeySpec(
  key: ForeignKey,
  name: string,
  rename: (column: string) => string,
  renameTarget: (column: string) => string,
): ForeignKeySpec {
  const { schema, table, columns } = key.references
  return {
    name,
    columns: key.columns.map(rename),
    references: { table: refOf({ schema, name: table }), columns: columns.map(renameTarget) },
    match: key.match,
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
    onDeleteColumns: key.onDeleteColumns.map(rename),
    deferrable: key.deferrable,
    initiallyDeferred: key.initiallyDeferred,
    notValid: true,
    enforced: key.enforced,
    period: key.period,
  }
}

/** The check as an op takes it. */
export function checkSpec({ name, expression, noInherit, notValid, enforced }: CheckConstraint): CheckSpec {
  return { name, expression, noInherit, notValid, enforced }
}

/** The key as an op takes it. */
export function keySpec(key: KeyConstraint): KeySpec {
  return {
    name: key.name,
    columns: [...key.columns],
    include: [...key.include],
    nullsNotDistinct: key.nullsNotDistinct,
    withoutOverlaps: key.withoutOverlaps,
    deferrable: key.deferrable,
    initiallyDeferred: key.initiallyDeferred,
  }
}

/** The index that a key can take over, its columns renamed. */
export function uniqueIndexSpec(
  key: KeyConstraint,
  name: string,
  rename: (column: string) => string,
): IndexSpec {
  return {
    name,
    unique: true,
    method: 'btree',
    keys: key.columns.map((column) => ({
      column: rename(column),
      expression: null,
      collation: null,
      opclass: null,
      order: 'asc',
    })),
    include: key.include.map(rename),
    where: null,
    nullsNotDistinct: key.nullsNotDistinct,
    with: {},
    tablespace: null,
    only: false,
  }
}

/** The enum as an op takes it. */
export function enumSpec({ schema, name, values, comment }: EnumType): EnumSpec {
  return { schema, name, values: [...values], comment }
}
