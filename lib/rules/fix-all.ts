import type { Schema, SchemaOp } from '../schema/index.ts'
import { applyOps, joinQualified } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { readBy, retypedBy } from './column-uses.ts'
import type { Finding } from './rule.ts'

export interface MergedFix {
  readonly ops: readonly SchemaOp[]
  /** Findings whose fix is among the ops. */
  readonly fixed: readonly Finding[]
  /** Findings left for another round: no fix, or it fights with one that is in. */
  readonly left: readonly Finding[]
}

/**
 * One run of ops that carries the fixes of many findings. A fix is taken whole or not at all; of two
 * that set the same thing differently the first is taken; renames go last, so that the other ops
 * still find their objects. The ops are known to apply to `schema` in this order.
 */
export function fixAll(schema: Schema, findings: readonly Finding[]): MergedFix {
  const taken = new Map<string, string>()
  const retyped = new Set<string>()
  const read = new Set<string>()
  const viewed = tablesOfViews(schema)
  const fixed: Finding[] = []
  const left: Finding[] = []
  let ops: readonly SchemaOp[] = []
  for (const finding of findings) {
    const wanted = finding.fix?.ops ?? []
    const slots = wanted.map((op) => [slotOf(op), JSON.stringify(op)] as const)
    const fits = slots.every(([slot, text]) => (taken.get(slot) ?? text) === text)
    const retypes = wanted.flatMap(retypedBy)
    const reads = wanted.flatMap(readBy)
    const clashes = retypes.some((column) => read.has(column)) || reads.some((column) => retyped.has(column))
    const moves = wanted.some((op) => op.op === 'column.move' && viewed.has(op.table))
    if (wanted.length === 0 || !fits || clashes || moves || dropsWhatIsUsed(wanted, taken)) {
      left.push(finding)
      continue
    }
    for (const column of retypes) retyped.add(column)
    for (const column of reads) read.add(column)
    const fresh = wanted.filter((_, at) => !taken.has(slots[at]?.[0] ?? ''))
    for (const [slot, text] of slots) taken.set(slot, text)
    ops = [...ops, ...fresh]
    fixed.push(finding)
  }
  const ordered = renamesLast(ops)
  const port = dialectOf(schema.dialect)
  const result = applyOps(schema, ordered, port)
  if (result.ok) return { ops: ordered, fixed, left }
  return oneByOne(schema, fixed, left)
}

/** The slow road, when fixes that look independent are not: each is tried on what the others left. */
function oneByOne(
  schema: Schema,
  candidates: readonly Finding[],
  alreadyLeft: readonly Finding[],
): MergedFix {
  const port = dialectOf(schema.dialect)
  const fixed: Finding[] = []
  const left = [...alreadyLeft]
  let ops: readonly SchemaOp[] = []
  for (const finding of candidates) {
    const known = new Set(ops.map((op) => JSON.stringify(op)))
    const tried = renamesLast([
      ...ops,
      ...(finding.fix?.ops ?? []).filter((op) => !known.has(JSON.stringify(op))),
    ])
    if (applyOps(schema, tried, port).ok) {
      ops = tried
      fixed.push(finding)
    } else left.push(finding)
  }
  return { ops, fixed, left }
}

/** What an op sets, so that two ops with the same slot cannot both be meant. */
function slotOf(op: SchemaOp): string {
  const subject = 'table' in op ? (typeof op.table === 'string' ? op.table : op.table.name) : ''
  switch (op.op) {
    case 'column.setDefault':
    case 'column.setIdentity':
    case 'column.setGenerated':
      return `default ${subject} ${op.column}`
    case 'column.add':
      return `column ${subject} ${op.column.name}`
    case 'index.add':
      return `index ${subject} ${op.index.name ?? JSON.stringify(op.index.keys)}`
    case 'index.alter':
    case 'index.drop':
      return `index ${subject} ${op.name}`
    case 'unique.alter':
    case 'foreignKey.alter':
    case 'check.alter':
    case 'constraint.drop':
    case 'constraint.validate':
      return `constraint ${subject} ${op.name}`
    case 'unique.add':
    case 'foreignKey.add':
    case 'check.add':
    case 'exclusion.add':
      return JSON.stringify(op)
    case 'view.setQuery':
      return `query ${op.view}`
    case 'object.alter':
      return `object ${op.kind} ${op.object}`
    case 'policy.add':
      return `policy add ${subject} ${op.policy.name}`
    default:
      if (subject === '') return JSON.stringify(op)
      return 'column' in op && typeof op.column === 'string'
        ? `${op.op} ${subject} ${op.column}`
        : 'name' in op && typeof op.name === 'string'
          ? `${op.op} ${subject} ${op.name}`
          : `${op.op} ${subject}`
  }
}

/** Whether a column to be dropped or renamed is one that another fix has renamed. */
function dropsWhatIsUsed(ops: readonly SchemaOp[], taken: ReadonlyMap<string, string>): boolean {
  return ops.some((op) => op.op === 'column.drop' && taken.has(`column.rename ${op.table} ${op.column}`))
}

/** Tables that views read: in another order of columns, `SELECT *` of a replaced view says something else. */
function tablesOfViews(schema: Schema): ReadonlySet<string> {
  return new Set(
    [...schema.views.values()].flatMap((view) =>
      view.dependsOn.map((name) => joinQualified(name.schema, name.name)),
    ),
  )
}

function renamesLast(ops: readonly SchemaOp[]): readonly SchemaOp[] {
  return [...ops].sort((a, b) => lateness(a) - lateness(b))
}

function lateness(op: SchemaOp): number {
  switch (op.op) {
    case 'index.rename':
    case 'constraint.rename':
      return 1
    case 'column.rename':
      return 2
    case 'table.rename':
      return 3
    default:
      return 0
  }
}
