import {
  type EntityId,
  entityId,
  findColumn,
  findEnum,
  findTable,
  findView,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../../schema/index.ts'
import type { Edits, Task } from './plan.ts'
import { columnParts, declarationAmong, idsOf } from './statements.ts'

/** The ids of what an op is about, with all parts of a table. */
export function subjectIds(task: Task, op: SchemaOp): readonly EntityId[] {
  if ('table' in op && typeof op.table === 'string') {
    const table = findTable(task.before, op.table)
    if (table) return idsOf(table)
    const view = findView(task.before, op.table)
    return view ? [view.id, ...view.indexes.map((index) => index.id)] : []
  }
  if ('view' in op && typeof op.view === 'string') {
    const view = findView(task.before, op.view)
    return view ? [view.id] : []
  }
  if ('enum' in op && typeof op.enum === 'string') {
    const type = findEnum(task.before, op.enum)
    return type ? [type.id] : []
  }
  if ('object' in op) return [entityId(op.kind, ...splitQualified(op.object))]
  return []
}

/** Runs a writer on each table that the op changes; null when one of them has no way. */
export function onTables(task: Task, write: (table: Table, next: Table) => Edits): Edits {
  const edits = []
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    const own = write(table, next)
    if (!own) return null
    edits.push(...own)
  }
  return edits
}

/** Runs a writer on each table that declares the column itself and has it changed. */
export function onColumns(
  task: Task,
  name: string,
  write: (task: Task, table: Table, column: Table['columns'][number]) => Edits,
): Edits {
  return onTables(task, (table, next) => {
    const before = findColumn(table, name)
    const column = findColumn(next, name)
    if (!column || before === column) return []
    // What a parent declares is written there, unless the text declares it here as well.
    if (column.inherited && !declarationAmong(columnParts(task.state, table, name))) return []
    return write(task, table, column)
  })
}
