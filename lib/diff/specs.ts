import {
  type CheckConstraint,
  type CheckSpec,
  type Column,
  type ColumnSpec,
  type DataType,
  type EnumSpec,
  type EnumType,
  type ExclusionConstraint,
  type ExclusionSpec,
  type ForeignKey,
  type ForeignKeySpec,
  type Index,
  type IndexKey,
  type IndexSpec,
  joinQualified,
  type KeyConstraint,
  type KeySpec,
  type Policy,
  type PolicySpec,
  type QualifiedName,
  type Table,
  type TableSpec,
  type View,
  type ViewSpec,
} from '../schema/index.ts'

/** How identifiers inside a type are written; the dialect's `quote`. */
export type Quote = (identifier: string) => string

/** An object's name as ops address it. */
export function refOf(entity: QualifiedName): string {
  return entity.schema === '' ? joinQualified(entity.name) : joinQualified(entity.schema, entity.name)
}

/** A type in SQL, a user's own one with its schema so that no search path matters. */
export function typeText(type: DataType, quote: Quote): string {
  if (type.schema === null) return type.display
  const args = type.args.length > 0 ? `(${type.args.join(', ')})` : ''
  return `${quote(type.schema)}.${quote(type.name)}${args}${type.dimensions > 0 ? '[]' : ''}`
}

export function columnSpecOf(column: Column, quote: Quote): ColumnSpec {
  return {
    name: column.name,
    type: column.serial ?? typeText(column.type, quote),
    nullable: column.nullable,
    default: column.serial === null ? column.default : null,
    identity: column.identity,
    generated: column.generated,
    collation: column.collation,
    storage: column.storage,
    compression: column.compression,
    comment: column.comment,
  }
}

/** The name is always given: what was unnamed keeps the name the engine gave it. */
export function keySpecOf(key: KeyConstraint): KeySpec {
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

export function foreignKeySpecOf(key: ForeignKey): ForeignKeySpec {
  const { schema, table, columns } = key.references
  return {
    name: key.name,
    columns: [...key.columns],
    references: { table: refOf({ schema, name: table }), columns: [...columns] },
    match: key.match,
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
    onDeleteColumns: [...key.onDeleteColumns],
    deferrable: key.deferrable,
    initiallyDeferred: key.initiallyDeferred,
    notValid: key.notValid,
    enforced: key.enforced,
    period: key.period,
  }
}

export function checkSpecOf(check: CheckConstraint): CheckSpec {
  const { name, expression, noInherit, notValid, enforced } = check
  return { name, expression, noInherit, notValid, enforced }
}

export function exclusionSpecOf(exclusion: ExclusionConstraint): ExclusionSpec {
  return {
    name: exclusion.name,
    method: exclusion.method,
    elements: exclusion.elements.map((element) => ({ ...keyOf(element), operator: element.operator })),
    include: [...exclusion.include],
    where: exclusion.where,
    deferrable: exclusion.deferrable,
    initiallyDeferred: exclusion.initiallyDeferred,
  }
}

export function indexSpecOf(index: Index): IndexSpec {
  return {
    name: index.name,
    unique: index.unique,
    method: index.method,
    keys: index.keys.map(keyOf),
    include: [...index.include],
    where: index.where,
    nullsNotDistinct: index.nullsNotDistinct,
    with: { ...index.with },
    tablespace: index.tablespace,
    only: index.only,
  }
}

/** A table with its columns, keys and checks; its foreign keys come when every table is there. */
export function tableSpecOf(table: Table, quote: Quote): TableSpec {
  const { partitionBy, partitionOf } = table
  return {
    schema: table.schema,
    name: table.name,
    persistence: table.persistence,
    columns: table.columns.filter((column) => !column.inherited).map((column) => columnSpecOf(column, quote)),
    primaryKey: table.primaryKey ? keySpecOf(table.primaryKey) : null,
    uniques: table.uniques.map(keySpecOf),
    foreignKeys: [],
    checks: table.checks.map(checkSpecOf),
    exclusions: table.exclusions.map(exclusionSpecOf),
    partitionBy: partitionBy ? { strategy: partitionBy.strategy, keys: partitionBy.keys.map(keyOf) } : null,
    partitionOf: partitionOf ? { parent: refOf(partitionOf.parent), bound: partitionOf.bound } : null,
    inherits: table.inherits.map(refOf),
    options: { ...table.options },
    accessMethod: table.accessMethod,
    tablespace: table.tablespace,
    server: table.server,
    comment: table.comment,
  }
}

export function viewSpecOf(view: View): ViewSpec {
  const { schema, name, kind, query, columns, options, checkOption, withData, comment } = view
  return {
    schema,
    name,
    kind,
    query,
    columns: [...columns],
    options: { ...options },
    checkOption,
    withData,
    comment,
  }
}

export function enumSpecOf(type: EnumType): EnumSpec {
  const { schema, name, values, comment } = type
  return { schema, name, values: [...values], comment }
}

export function policySpecOf(policy: Policy): PolicySpec {
  const { name, permissive, command, using, check } = policy
  return { name, permissive, command, roles: [...policy.roles], using, check }
}

function keyOf(key: IndexKey): IndexSpec['keys'][number] {
  const { column, expression, collation, opclass, order, nulls } = key
  return { column, expression, collation, opclass, order, nulls }
}
