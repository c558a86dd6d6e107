import {
  type EntityId,
  entityId,
  findTable,
  findView,
  joinQualified,
  type Schema,
  type SchemaOp,
  splitQualified,
} from '../../../schema/index.ts'

/** What waiting depends on. */
export interface WaitInput {
  /** What the last phase does of its own. */
  readonly settle: readonly SchemaOp[]
  /** What the database holds before the op. */
  readonly now: Schema
  readonly after: Schema
}

/**
 * Whether an op is for the last phase: it takes something away that an old application may still use, or
 * needs a name that such a thing still has. What is dropped to be made anew goes and comes in one phase.
 */
export function waits(op: SchemaOp, { settle, now, after }: WaitInput): boolean {
  if ('table' in op && typeof op.table === 'string' && isShared(op) && leaves(op.table)) return true
  switch (op.op) {
    case 'view.drop':
      return findView(after, op.view) === null
    case 'object.drop':
      return !isThere(op, after) && !isImplied(op, now, after)
    case 'table.drop':
    case 'column.drop':
    case 'enum.drop':
    case 'schema.drop':
      return true
    case 'index.drop': {
      const owner = findTable(after, op.table) ?? findView(after, op.table)
      return !owner?.indexes.some(({ name }) => name === op.name)
    }
    case 'constraint.drop':
      return settled(op.table) || isKey(op, after)
    case 'table.setPartition':
      return op.partitionOf === null && findTable(after, op.table)?.partitionOf === null
    case 'column.move':
      return true
    case 'index.add':
    case 'index.alter':
    case 'unique.add':
    case 'unique.alter':
    case 'primaryKey.set':
    case 'foreignKey.add':
    case 'foreignKey.alter':
    case 'check.add':
    case 'check.alter':
    case 'constraint.validate':
      return settled(op.table)
    case 'constraint.rename':
    case 'index.rename':
      // What was built under a passing name takes its place when the old one has left it.
      return settle.some(
        (each) => each.op === op.op && each.table === op.table && each.name === op.name && each.to === op.to,
      )
    case 'column.setDefault':
      return settle.some(
        (each) => each.op === 'column.setDefault' && each.table === op.table && each.column === op.column,
      )
    default:
      return false
  }

  /** Whether a table is one that a partition leaves in the last phase, or any partition of such a table. */
  function leaves(ref: string): boolean {
    const table = findTable(now, ref)
    return [...now.tables.values()].some((part) => {
      const parent = part.partitionOf?.parent
      if (!parent || after.tables.get(part.id)?.partitionOf !== null) return false
      const whole = table?.partitionOf?.parent ?? table
      return parent.schema === whole?.schema && parent.name === whole.name
    })
  }

  function settled(table: string): boolean {
    return settle.some((each) => 'table' in each && each.table === table)
  }
}

/** Whether a key or index goes, which a partition shares with its table as long as it is one. */
function isShared(op: SchemaOp): boolean {
  switch (op.op) {
    case 'primaryKey.set':
      return op.primaryKey === null
    case 'unique.alter':
    case 'constraint.drop':
    case 'index.drop':
    case 'index.alter':
      return true
    default:
      return false
  }
}

/** Applications may rest on a key; no other rule is missed by those who kept it. */
function isKey(op: Extract<SchemaOp, { readonly op: 'constraint.drop' }>, after: Schema): boolean {
  const table = findTable(after, op.table)
  if (!table) return true
  const rules = [...table.checks, ...table.foreignKeys, ...table.exclusions, ...table.uniques]
  return !rules.some(({ name }) => name === op.name)
}

/** Whether it is the sequence of a column that is to count by an identity of its own. */
function isImplied(
  op: Extract<SchemaOp, { readonly op: 'object.drop' }>,
  now: Schema,
  after: Schema,
): boolean {
  if (op.kind !== 'sequence') return false
  const by = now.sequences.get(entityId('sequence', ...splitQualified(op.object)))?.ownedBy
  const table = by ? after.tables.get(entityId('table', by.schema, by.table)) : undefined
  return table?.columns.some(({ name, identity }) => name === by?.column && identity !== null) ?? false
}

/** Whether the target has the object that is dropped, which then is made anew. */
function isThere(op: Extract<SchemaOp, { readonly op: 'object.drop' }>, after: Schema): boolean {
  const id = `${op.kind}:${joinQualified(...splitQualified(op.object))}` as EntityId
  if (op.kind === 'trigger' || op.kind === 'rule') {
    return [...after.tables.values(), ...after.views.values()].some((owner) =>
      [...owner.triggers, ...owner.rules].some((each) => each.id === id),
    )
  }
  const maps = [
    after.routines,
    after.sequences,
    after.domains,
    after.composites,
    after.ranges,
    after.extensions,
    after.objects,
  ]
  return maps.some((map) => map.has(id))
}
