import { findColumn } from '../../schema/index.ts'
import type { Replacement } from '../../text/index.ts'
import { writeColumnDefault, writeColumnNullable, writeColumnSource } from './columns.ts'
import { writeRemovals } from './drops.ts'
import { writeGrantsWithout } from './grants.ts'
import type { Edits, Task } from './plan.ts'
import { writeRowsWithout } from './rows.ts'

/** Takes away what the op drops, and the values of dropped columns from the rows that the text brings. */
export function writeDrop(task: Task): Edits {
  const defaults = withoutDefaults(task)
  const removals = writeRemovals(task) ?? (defaults.length > 0 ? [] : null)
  const edits = withNotNulls(task, removals)
  if (!edits) return null
  const rows: Replacement[] = []
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    for (const { name } of table.columns) {
      if (findColumn(next, name)) continue
      const taken = writeRowsWithout(task.state, table, name)
      if (!taken) return null
      rows.push(...taken, ...writeGrantsWithout(task.state, table, name))
    }
  }
  return [...edits, ...rows, ...defaults]
}

/** Takes away the defaults that draw from a sequence, or call a routine, that goes. */
function withoutDefaults(task: Task): readonly Replacement[] {
  const { before, after } = task
  if (before.sequences.size === after.sequences.size && before.routines.size === after.routines.size)
    return []
  return [...task.before.tables].flatMap(([id, table]) => {
    const next = task.after.tables.get(id)
    if (!next || next === table) return []
    return next.columns.flatMap((column) => {
      const was = findColumn(table, column.name)
      if (!was || was.default === null || column.default !== null) return []
      return (was.serial ? writeColumnSource : writeColumnDefault)(task, table, column) ?? []
    })
  })
}

/** Columns of a primary key that goes stay NOT NULL, as in the engine: the text has to say so itself now. */
export function withNotNulls(task: Task, edits: Edits): Edits {
  if (!edits) return null
  const said = [...task.before.tables].flatMap(([id, table]) => {
    const next = task.after.tables.get(id)
    if (!next || next === table || !table.primaryKey || next.primaryKey) return []
    return table.primaryKey.columns.flatMap((name) => {
      const column = findColumn(next, name)
      if (!column || column.nullable || column.serial || column.identity) return []
      return writeColumnNullable(task, table, column) ?? []
    })
  })
  return [...edits, ...said]
}

/** A serial that is none any more has no sequence that could be spoken of. */
export function withoutSequences(task: Task, edits: Edits): Edits {
  if (!edits || task.before.sequences === task.after.sequences) return edits
  return [...edits, ...(writeRemovals(task) ?? [])]
}
