import {
  findView,
  type Index,
  type KeySpec,
  type Schema,
  type Table,
  type View,
} from '../../../schema/index.ts'
import { indexSpec, keySpec, uniqueIndexSpec } from '../../specs.ts'
import { isCovered } from './counterparts.ts'
import { askUnique } from './deal-columns.ts'
import { type Ends, isFresh, type Op, tableIn } from './ends.ts'
import type { Work } from './work.ts'

const same = (column: string) => column

/**
 * Builds the index anew under a passing name while the old one serves, then lets the two exchange names; the
 * old one goes in the last phase. Says whether that is possible: an index of a partitioned table or of a
 * partition changes with those of the others.
 */
export function replaceIndex(op: Op<'index.alter'>, ends: Ends, work: Work): boolean {
  const [old, next] = [ownerIn(ends.before, op.table), ownerIn(ends.after, op.table)]
  const item = next?.indexes.find(({ name }) => name === op.name)
  if (!old || !next || !item || !standsAlone(old) || !standsAlone(next)) return false
  if (next.entity === 'table' && isCovered(ends.parts, next, op.name)) return false
  const [passing, retired] = [ends.namer(`${op.name}_next`), ends.namer(`${op.name}_old`)]
  work.ops.validate.push({ op: 'index.add', table: op.table, index: indexSpec(item, passing, same) })
  const before = old.indexes.find(({ name }) => name === op.name)
  if (item.unique && !before?.unique && item.where === null) {
    askUnique(
      op.table,
      item.keys.flatMap(({ column }) => (column === null ? [] : [column])),
      ends,
      work,
    )
  }
  work.switch.push(
    { op: 'index.rename', table: op.table, name: op.name, to: retired },
    { op: 'index.rename', table: op.table, name: passing, to: op.name },
  )
  return true
}

/**
 * The same for an index of a partitioned table, of which each partition gets its share first. Says whether that is
 * possible: a share that keeps its name cannot stand beside the old one.
 */
export function replaceSharedIndex(op: Op<'index.add'>, ends: Ends, work: Work): boolean {
  const [old, next] = [tableIn(ends.before, op.table), tableIn(ends.after, op.table)]
  const { name } = op.index
  const item = next?.indexes.find((each) => each.name === name)
  if (!old || !next || !item || old.kind !== 'partitioned' || old.partitionOf !== null) return false
  if (!old.indexes.some((each) => each.name === name)) return false
  const parts = partsOf(next, ends.after)
  const isTaken = parts.some((part) => {
    const was = ends.before.tables.get(part.id)?.indexes ?? []
    return part.indexes.some((index) => was.some((each) => each.name === index.name && isOther(each, index)))
  })
  if (isTaken || parts.some(({ kind }) => kind === 'partitioned')) return false
  const [passing, retired] = [ends.namer(`${item.name}_next`), ends.namer(`${item.name}_old`)]
  // In one phase with the shares, which go with it on the way back.
  const phase = item.unique ? 'validate' : 'expand'
  work.ops[phase].push({ op: 'index.add', table: op.table, index: indexSpec(item, passing, same) })
  work.switch.push(
    { op: 'index.rename', table: op.table, name: item.name, to: retired },
    { op: 'index.rename', table: op.table, name: passing, to: item.name },
  )
  return true
}

function partsOf({ schema, name }: Table, { tables }: Schema): readonly Table[] {
  return [...tables.values()].filter(
    ({ partitionOf: of }) => of?.parent.schema === schema && of.parent.name === name,
  )
}

function isOther(a: Index, b: Index): boolean {
  const shape = ({ keys, unique, where, include, method }: Index) => [keys, unique, where, include, method]
  return JSON.stringify(shape(a)) !== JSON.stringify(shape(b))
}

/** The same for a unique constraint, which takes the index over; what rests on the old one keeps it until it goes. */
export function replaceUnique(op: Op<'unique.alter'>, ends: Ends, work: Work): boolean {
  const [old, next] = [tableIn(ends.before, op.table), tableIn(ends.after, op.table)]
  const item = next?.uniques.find(({ name }) => name === (op.unique.name ?? op.name))
  const before = old?.uniques.find(({ name }) => name === op.name)
  if (!old || !next || !item || !before || !standsAlone(old) || !standsAlone(next)) return false
  if (isCovered(ends.parts, next, item.name)) return false
  const [passing, retired] = [ends.namer(`${item.name}_next`), ends.namer(`${op.name}_old`)]
  work.ops.validate.push({
    op: 'index.add',
    table: op.table,
    index: uniqueIndexSpec(item, passing, same),
  })
  askWhereStricter(before.columns, keySpec(item), op.table, ends, work)
  work.gates.contract.add(`No application relies on the old ${op.name} to keep rows of ${next.name} apart.`)
  work.switch.push(
    { op: 'constraint.rename', table: op.table, name: op.name, to: retired },
    { op: 'unique.add', table: op.table, unique: { ...keySpec(item), usingIndex: passing } },
  )
  return true
}

/** The same for a primary key. Until the last phase a unique index of its own keeps rows apart as the old key did. */
export function replacePrimaryKey(op: Op<'primaryKey.set'>, ends: Ends, work: Work): boolean {
  const [old, next] = [tableIn(ends.before, op.table), tableIn(ends.after, op.table)]
  const [before, item] = [old?.primaryKey, next?.primaryKey]
  if (!old || !next || !before || !item || !standsAlone(old) || !standsAlone(next)) return false
  if (isFresh(op.table, ends) || isCovered(ends.parts, next, item.name)) return false
  if (isReferenced(old, before.columns, ends.before)) return false
  const passing = ends.namer(`${item.name}_next`)
  const index = uniqueIndexSpec(item, passing, same)
  work.ops.validate.push({ op: 'index.add', table: op.table, index })
  if (before.columns.join() !== item.columns.join()) {
    const kept = uniqueIndexSpec(before, ends.namer(`${before.name}_old`), same)
    work.ops.validate.push({ op: 'index.add', table: op.table, index: kept })
    work.gates.contract.add(
      `No application relies on ${before.columns.join(', ')} to keep rows of ${next.name} apart.`,
    )
  }
  askWhereStricter(before.columns, keySpec(item), op.table, ends, work)
  work.switch.push(
    { op: 'primaryKey.set', table: op.table, primaryKey: null },
    { op: 'primaryKey.set', table: op.table, primaryKey: { ...keySpec(item), usingIndex: passing } },
  )
  return true
}

/** Rows that the old key keeps apart are apart by more columns too. */
function askWhereStricter(old: readonly string[], key: KeySpec, ref: string, ends: Ends, work: Work): void {
  if (old.every((column) => key.columns.includes(column))) return
  askUnique(ref, key.columns, ends, work)
}

function isReferenced(table: Table, columns: readonly string[], schema: Schema): boolean {
  return [...schema.tables.values()].some((each) =>
    each.foreignKeys.some(
      ({ references }) =>
        references.schema === table.schema &&
        references.table === table.name &&
        references.columns.every((column) => columns.includes(column)),
    ),
  )
}

function ownerIn(schema: Schema, ref: string): Table | View | null {
  return tableIn(schema, ref) ?? findView(schema, ref)
}

function standsAlone(owner: Table | View): boolean {
  return owner.entity === 'view' || (owner.kind === 'table' && owner.partitionOf === null)
}
