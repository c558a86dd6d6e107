import { entityId, type Index, type Schema, sqlFingerprint, type Table } from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { constraintsWithKind } from './table.ts'

/** What a table does not have to say because its parents say it. */
export interface Carried {
  constraint(each: AnyConstraint): boolean
  index(index: Index): boolean
}

/** A partition has its parent's keys, checks and indexes; an inheriting table only the checks. */
export function carriedByParents(table: Table, schema: Schema): Carried {
  const parents = (table.partitionOf ? [table.partitionOf.parent] : table.inherits).flatMap((parent) => {
    const found = schema.tables.get(entityId('table', parent.schema, parent.name))
    return found ? [found] : []
  })
  const isPartition = table.partitionOf !== null
  const constraints = new Set(
    parents
      .flatMap(constraintsWithKind)
      .filter((each) => isPartition || (each.kind === 'check' && !each.constraint.noInherit))
      .map(constraintKey),
  )
  const indexes = new Set(isPartition ? parents.flatMap((parent) => parent.indexes).map(indexKey) : [])
  return {
    constraint: (each) => constraints.has(constraintKey(each)),
    index: (index) => indexes.has(indexKey(index)),
  }
}

function constraintKey(each: AnyConstraint): string {
  switch (each.kind) {
    case 'primaryKey':
    case 'unique':
      return JSON.stringify([each.kind, each.constraint.columns])
    case 'foreignKey':
      return JSON.stringify([each.kind, each.constraint.columns, each.constraint.references])
    case 'check':
      return JSON.stringify([each.kind, sqlFingerprint(each.constraint.expression)])
    case 'exclusion':
      return JSON.stringify([each.kind, each.constraint.elements])
  }
}

function indexKey(index: Index): string {
  const keys = index.keys.map((key) => [key.column, key.expression, key.opclass, key.order, key.nulls])
  return JSON.stringify([index.unique, index.method, keys, index.where])
}
