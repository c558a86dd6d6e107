import type { SchemaOp } from '../schema/index.ts'
import { namesIn } from './expression.ts'

/** The columns whose type an op changes, as `table column`. */
export function retypedBy(op: SchemaOp): readonly string[] {
  return op.op === 'column.setType' ? [`${op.table} ${op.column}`] : []
}

/**
 * The columns that the expressions of an op read, as `table column`: they were written for the type that
 * the column has, so that they and a change of that type do not go together in one round.
 */
export function readBy(op: SchemaOp): readonly string[] {
  if (!('table' in op) || typeof op.table !== 'string') return []
  return expressionsOf(op).flatMap((sql) => [...namesIn(sql)].map((name) => `${op.table} ${name}`))
}

function expressionsOf(op: SchemaOp): readonly string[] {
  switch (op.op) {
    case 'check.add':
    case 'check.alter':
      return [op.check.expression]
    case 'index.add':
    case 'index.alter':
      return [
        ...op.index.keys.flatMap((key) => ('expression' in key && key.expression ? [key.expression] : [])),
        ...(op.index.where ? [op.index.where] : []),
      ]
    case 'column.setDefault':
      return op.default === null ? [] : [`${op.default} ${op.column}`]
    case 'policy.add':
      return [op.policy.using ?? '', op.policy.check ?? '']
    default:
      return []
  }
}
