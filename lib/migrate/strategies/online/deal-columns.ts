import { type ColumnSpec, findColumn, type Schema, type Table } from '../../../schema/index.ts'
import { columnThen, type Ends, isFresh, type Op, tableIn } from './ends.ts'
import { fillRows } from './fired.ts'
import { forbidNull } from './prepare.ts'
import type { Work } from './work.ts'

/** A column that must have a value gets it in steps: empty, then filled, then checked, then required. */
export function addColumn(op: Op<'column.add'>, ends: Ends, work: Work): void {
  const { column } = op
  const made = columnThen(op.table, op.column.name, ends)
  const own = column.identity !== null || column.generated !== null
  if (isFresh(op.table, ends) || own || !made) {
    work.ops.expand.push(op)
    return
  }
  const constant = column.default !== null && !ends.dialect.online?.differsByRow(column.default)
  // Where no row may be updated the engine has to write the values as the column comes.
  const filled = column.default === null || isFillable(op.table, ends)
  if (constant || !filled || (column.nullable && column.default === null)) {
    work.ops.expand.push(op)
    return
  }
  const empty: ColumnSpec = { ...column, nullable: true, default: null }
  work.ops.expand.push({ ...op, column: empty })
  if (column.default !== null) {
    work.ops.expand.push({
      op: 'column.setDefault',
      table: op.table,
      column: column.name,
      default: column.default,
    })
  }
  const table = tableIn(ends.after, op.table)
  if (table && column.default !== null) {
    const fill = ends.dialect.online?.fill(table, made, column.default, null)
    const written = { table: tableIn(ends.before, op.table), by: 'update', columns: [column.name] } as const
    if (fill) fillRows(fill, written, work)
  }
  if (!column.nullable) requireColumn(op.table, column.name, ends, work)
}

function isFillable(ref: string, { before, after, dialect, version }: Ends): boolean {
  const [old, next] = [tableIn(before, ref), tableIn(after, ref)]
  const { online } = dialect
  if (!online) return false
  const updatable = (table: Table | null, schema: Schema) =>
    table === null || online.isUpdatable(table, schema, version)
  return updatable(old, before) && updatable(next, after)
}

/** A proof by a checked constraint spares the reading of all rows under the strongest lock. */
export function requireColumn(ref: string, name: string, ends: Ends, work: Work): void {
  const { after, dialect } = ends
  const table = tableIn(after, ref)
  const column = table ? findColumn(table, name) : null
  if (!dialect.online || !table || !column) return
  if (isFresh(ref, ends)) return
  forbidNull(ref, table, name, ends, work)
  const old = tableIn(ends.before, ref)
  const was = old && findColumn(old, name)
  // Of another type it cannot hold its new default yet.
  const holds = was?.type.display === column.type.display
  if (column.default !== null && holds && isFillable(ref, ends)) {
    const fill = dialect.online.fill(table, column, column.default, null)
    fillRows(fill, { table: old, by: 'update', columns: [name] }, work)
  }
  work.gates.backfill.add(`Every application gives ${table.name}.${name} a value whenever it writes a row.`)
  work.checks.validate.push(dialect.online.noneMissing(table, name))
}

/** The new application may leave the column out as soon as it is deployed. */
export function relaxBeforeDrop(op: Op<'column.drop'>, { before, after }: Ends, work: Work): void {
  const table = tableIn(before, op.table) ?? tableIn(after, op.table)
  const column = table ? findColumn(table, op.column) : null
  if (!table || !column || !tableIn(after, op.table)) return
  work.gates.contract.add(`No application reads or writes ${table.name}.${op.column}.`)
  const required = !column.nullable && column.default === null && !column.identity && !column.generated
  if (!required || table.primaryKey?.columns.includes(op.column)) return
  work.ops.expand.push({ op: 'column.setNullable', table: op.table, column: op.column, nullable: true })
}

/** A column of a key may lack a value only once the key has changed. */
export function allowNull(op: Op<'column.setNullable'>, { before }: Ends, work: Work): void {
  if (tableIn(before, op.table)?.primaryKey?.columns.includes(op.column)) return
  work.ops.expand.push(op)
}

/** Two rows must not share the values of the columns: a gate, and a check of those that are there. */
export function askUnique(
  ref: string,
  columns: readonly string[],
  { after, dialect }: Ends,
  work: Work,
): void {
  const table = tableIn(after, ref)
  if (!table || !dialect.online) return
  work.gates.validate.add(
    `No application writes two rows of ${table.name} with the same ${columns.join(', ')}.`,
  )
  work.checks.validate.push(dialect.online.noDuplicates(table, columns))
}
