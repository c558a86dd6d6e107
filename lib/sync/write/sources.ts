import { type Column, findColumn, findTable, type SchemaOp, type Table } from '../../schema/index.ts'
import { writeColumnSource } from './columns.ts'
import type { Edits, Task } from './plan.ts'
import { hasRowsWithout, writeCopyLists, writeRowsGenerating, writeRowsOverriding } from './rows.ts'
import { styleOf } from './style.ts'

/** Changes what makes a column's values, and the rows that bring values of their own for it. */
export function writeColumnSourceWithRows(task: Task, table: Table, column: Column): Edits {
  const edits = writeColumnSource(task, table, column)
  const rows = writeRowsFor(task, table, column)
  if (rows) return edits && [...edits, ...rows]
  task.obstacles.push(`rows that are not written out bring values for ${column.name}`)
  return null
}

/** Whether rows count on the default or sequence that the op takes away: it may go only behind them. */
export function leavesRowsUnfilled(task: Task, op: SchemaOp): boolean {
  if (op.op !== 'column.setDefault' && op.op !== 'column.setIdentity') return false
  const table = findTable(task.before, op.table)
  const column = table && findColumn(table, op.column)
  const next = table && findColumn(task.after.tables.get(table.id) ?? table, op.column)
  if (!table || !column || !next || next.nullable) return false
  const isFilled = (each: Column) => each.default !== null || each.identity !== null || each.serial !== null
  return isFilled(column) && !isFilled(next) && hasRowsWithout(task.state, table, column.name)
}

function writeRowsFor(task: Task, table: Table, column: Column): Edits {
  const { state, quote } = task
  const was = findColumn(table, column.name)
  const kw = styleOf(state, null).keyword
  if (column.generated && !was?.generated)
    return writeRowsGenerating(state, table, column.name, kw('DEFAULT'))
  // COPY without a list takes no value for a column as long as it is generated.
  if (was?.generated && !column.generated) return writeCopyLists(state, table, quote)
  if (column.identity?.mode === 'always' && was?.identity?.mode !== 'always')
    return writeRowsOverriding(state, table, column.name, kw('OVERRIDING SYSTEM VALUE'))
  return []
}
