import { findView, scanSql, type Table } from '../../../schema/index.ts'
import { refOf } from '../../specs.ts'
import { type Ends, type Op, tableIn } from './ends.ts'
import type { Work } from './work.ts'

/** Whether a view reads a column under the name that it gets on the way, or another view that does. */
export function awaitsName(ref: string, ends: Ends, work: Work): boolean {
  const { before, after, shadows } = ends
  const view = findView(after, ref)
  if (!view || findView(before, ref)) return false
  const words = new Set(scanSql(view.query).map(({ value }) => value))
  const reads = (table: Table | null, column: string) =>
    table !== null && words.has(table.name) && words.has(column)
  const besides = shadows.some(
    ({ target, wanted, old }) => wanted.name !== old.name && reads(target, wanted.name),
  )
  const renamed = work.switch.some(
    (op) => op.op === 'column.rename' && reads(tableIn(after, op.table), op.to),
  )
  return besides || renamed || view.dependsOn.some((source) => awaitsName(refOf(source), ends, work))
}

/** Whether a column is named by the name that it gets in the switch. */
export function awaitsColumn(ref: string, sql: string, work: Work): boolean {
  const renamed = work.switch.flatMap((op) => (op.op === 'column.rename' && op.table === ref ? [op.to] : []))
  return renamed.length > 0 && scanSql(sql).some(({ value }) => renamed.includes(value))
}

/** Whether what it refers to gets the key that it rests on only when rows are checked. */
export function awaitsKey(op: Op<'foreignKey.add'>, { after }: Ends, work: Work): boolean {
  const target = tableIn(after, op.foreignKey.references.table)
  return work.ops.validate.some(
    (each) =>
      (each.op === 'primaryKey.set' || each.op === 'unique.add' || each.op === 'index.add') &&
      tableIn(after, each.table) === target,
  )
}

/** Whether the table that it refers to, if it was there before, has the key that it rests on. */
export function hasKey(
  { foreignKey: { references } }: Op<'foreignKey.add'>,
  { before, after }: Ends,
): boolean {
  const [old, target] = [tableIn(before, references.table), tableIn(after, references.table)]
  if (!old || !target) return true
  const named = references.columns ?? []
  const wanted = [...(named.length > 0 ? named : (target.primaryKey?.columns ?? []))].sort().join()
  const unique = old.indexes.filter((index) => index.unique).map(({ keys }) => keys.map((key) => key.column))
  const keys = [old.primaryKey, ...old.uniques].map((key) => key?.columns ?? [])
  return [...keys, ...unique].some((columns) => [...columns].sort().join() === wanted)
}

/** Whether one of its tables is not permanent yet, without which the engine refuses it. */
export function becomesPermanent(op: Op<'foreignKey.add'>, { before, after }: Ends): boolean {
  return [op.table, op.foreignKey.references.table].some((ref) => {
    const [old, next] = [tableIn(before, ref), tableIn(after, ref)]
    return old?.persistence === 'unlogged' && next?.persistence === 'permanent'
  })
}
