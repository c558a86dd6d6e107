import {
  defaultName,
  joinQualified,
  type QualifiedName,
  type SchemaOp,
  type Table,
} from '../../../schema/index.ts'
import { indexSpec, refOf } from '../../specs.ts'
import { type Ends, type Op, tableIn } from './ends.ts'
import type { Work } from './work.ts'

/**
 * A table becomes a partition: a check that says the same as its bound is proven first, so that no row is read
 * while others wait. One that leaves does so in the last phase.
 */
export function changePartition(op: Op<'table.setPartition'>, ends: Ends, work: Work): void {
  const { before, after, dialect, namer } = ends
  const [old, next] = [tableIn(before, op.table), tableIn(after, op.table)]
  if (op.partitionOf === null) {
    const from = old?.partitionOf?.parent
    if (!from || next?.partitionOf !== null) return
    work.gates.contract.add(`No application looks for the rows of ${old.name} in ${from.name}.`)
    return
  }
  const parent = tableIn(after, op.partitionOf.parent)
  if (!old || old.partitionOf !== null || old.kind !== 'table' || !parent || !dialect.online) return
  const expression = dialect.online.boundCondition(parent, op.partitionOf.bound)
  if (expression === null) return
  const name = namer(`${old.name}_fits`)
  const check = { name, expression, noInherit: false, notValid: true, enforced: true }
  work.ops.backfill.push({ op: 'check.add', table: op.table, check })
  work.ops.validate.push({ op: 'constraint.validate', table: op.table, name })
  work.checks.validate.push(dialect.online.allPass(old, expression))
  const rest = defaultOf(op.partitionOf.parent, ends)
  if (rest) work.checks.switch.push(dialect.online.allPass(rest, `(${expression}) IS NOT TRUE`))
  work.gates.backfill.add(
    `No application writes a row into ${old.name} that does not fit ${parent.name} as its part.`,
  )
  work.ops.validate.push(...sharedIndexes(old, op.partitionOf.parent, ends))
  work.switch.push(op, { op: 'constraint.drop', table: op.table, name })
}

/** The partition that takes what no other takes: it must not hold what the new one is to have. */
function defaultOf(ref: string, { before }: Ends): Table | null {
  const parent = tableIn(before, ref)
  const isDefault = ({ partitionOf: of }: Table) =>
    of?.parent.schema === parent?.schema &&
    of?.parent.name === parent?.name &&
    of?.bound.toLowerCase() === 'default'
  return parent ? ([...before.tables.values()].find(isDefault) ?? null) : null
}

/**
 * A partition of a table that still has indexes which are to go gets its share of them, as the engine gives it
 * one; they go together.
 */
export function withIndexesAbove(op: Op<'table.add'>, ends: Ends): readonly SchemaOp[] {
  const { partitionOf, schema, name } = op.table
  return partitionOf && schema !== null ? sharedIndexes({ schema, name }, partitionOf.parent, ends) : []
}

function sharedIndexes(
  { schema, name }: QualifiedName,
  parent: string,
  { before, after }: Ends,
): readonly SchemaOp[] {
  const [was, is] = [tableIn(before, parent), tableIn(after, parent)]
  if (!was || !is) return []
  const going = was.indexes.filter((index) => !is.indexes.some((each) => each.name === index.name))
  const taken = new Set<string>()
  return going.map((index): SchemaOp => {
    const columns = index.keys.map(({ column }) => column ?? 'expr')
    const stem = defaultName(name, columns, 'idx')
    const free = freeOf(stem, taken, tableIn(after, joinQualified(schema, name)))
    return {
      op: 'index.add',
      table: refOf({ schema, name }),
      index: { ...indexSpec(index, free, (column) => column), only: false },
    }
  })
}

/** The name with the first number that makes it one of its own. */
function freeOf(stem: string, taken: Set<string>, table: Table | null): string {
  const used = (name: string) =>
    taken.has(name) || (table?.indexes.some((index) => index.name === name) ?? false)
  let free = stem
  for (let number = 1; used(free); number++) free = `${stem}${number}`
  taken.add(free)
  return free
}
