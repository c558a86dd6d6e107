import type { SchemaOp } from '../../../schema/index.ts'
import type { PlanStyle } from '../../dialect.ts'

/**
 * Building and dropping an index, and detaching a partition, concurrently may not stand in a transaction; a new value of an enum may not
 * be used in the one that adds it.
 */
export function standsAlone(op: SchemaOp, { blocking, version }: PlanStyle): boolean {
  switch (op.op) {
    case 'table.setPartition':
      return blocking === 'avoided' && op.partitionOf === null && Number(version) >= 14
    case 'enum.addValue':
      return true
    case 'index.add':
    case 'index.alter':
    case 'index.drop':
      return blocking === 'avoided'
    case 'unique.add':
    case 'unique.alter':
    case 'primaryKey.set':
      return blocking === 'avoided' && !overIndex(op)
    default:
      return false
  }
}

function overIndex(
  op: Extract<SchemaOp, { readonly op: 'unique.add' | 'unique.alter' | 'primaryKey.set' }>,
): boolean {
  const key = op.op === 'primaryKey.set' ? op.primaryKey : op.unique
  return key === null || Boolean(key.usingIndex)
}
