import { type EntityId, findTable, type SchemaOp, type Table } from '../../schema/index.ts'
import type { AnyConstraint } from '../../sql/index.ts'
import { writeConstraintAdd, writeConstraintAlter, writeConstraintBehind } from './constraints.ts'
import { withNotNulls } from './drop-attempts.ts'
import { writeRemovals } from './drops.ts'
import { placesOfEntity } from './entity-removal.ts'
import type { Edits, Task } from './plan.ts'
import { removeAll } from './removals.ts'
import { onTables } from './subjects.ts'

/** Sets, changes or takes away the primary key, with the foreign keys that need the old one. */
export function writePrimaryKey(task: Task, ref: string): Edits {
  const table = findTable(task.before, ref)
  const next = table && task.after.tables.get(table.id)
  if (!table || !next) return null
  const old = table.primaryKey
  if (!next.primaryKey || !old) {
    if (!next.primaryKey) return withNotNulls(task, writeRemovals(task))
    return writeConstraintAdd(task, table, { kind: 'primaryKey', constraint: next.primaryKey })
  }
  const edits = writeConstraintAlter(
    task,
    table,
    { kind: 'primaryKey', constraint: old },
    { kind: 'primaryKey', constraint: next.primaryKey },
  )
  if (!edits)
    return replaceConstraint(task, table, old.id, { kind: 'primaryKey', constraint: next.primaryKey })
  return [...edits, ...(writeRemovals(task, new Set([old.id])) ?? [])]
}

/** Takes the old constraint away where it stands and adds the new one where such ones go. */
function replaceConstraint(task: Task, table: Table, old: EntityId, next: AnyConstraint): Edits {
  const own = removeAll(task.state, placesOfEntity(task.state, old))
  const others = writeRemovals(task, new Set([old])) ?? []
  const added = writeConstraintAdd(task, table, next)
  return added && [...own, ...others, ...added]
}

/** Changes a constraint where it stands, or puts the new one where such ones go. */
export function writeConstraintChange(task: Task, ref: string, name: string): Edits {
  const table = findTable(task.before, ref)
  const next = table && task.after.tables.get(table.id)
  const pair = table && next && changedConstraint(table, next, name)
  if (!table || !pair) return null
  const edits = writeConstraintAlter(task, table, pair[0], pair[1])
  if (!edits) return replaceConstraint(task, table, pair[0].constraint.id, pair[1])
  return [...edits, ...(writeRemovals(task, new Set([pair[0].constraint.id])) ?? [])]
}

/** A constraint that cannot stand in the table's list, behind the table instead. */
export function writeConstraintStatement(task: Task, op: SchemaOp): Edits {
  if (op.op === 'primaryKey.set' && op.primaryKey) {
    return onTables(task, (table, next) =>
      next.primaryKey && !table.primaryKey
        ? writeConstraintBehind(task, table, { kind: 'primaryKey', constraint: next.primaryKey })
        : null,
    )
  }
  if (
    op.op !== 'unique.add' &&
    op.op !== 'foreignKey.add' &&
    op.op !== 'check.add' &&
    op.op !== 'exclusion.add'
  ) {
    return null
  }
  return onNewConstraint(task, op.table, writeConstraintBehind)
}

/** Runs a writer on each constraint that the table has only after the op. */
export function onNewConstraint(
  task: Task,
  ref: string,
  write: (task: Task, table: Table, constraint: AnyConstraint) => Edits,
): Edits {
  const table = findTable(task.before, ref)
  const next = table && task.after.tables.get(table.id)
  if (!table || !next) return null
  const known = new Set(withKinds(table).map((each) => each.constraint.name))
  const added = withKinds(next).filter((each) => !known.has(each.constraint.name))
  const edits = added.map((each) => write(task, table, each))
  return edits.every((each) => each !== null) ? edits.flatMap((each) => each ?? []) : null
}

function changedConstraint(
  table: Table,
  next: Table,
  name: string,
): readonly [AnyConstraint, AnyConstraint] | null {
  const old = withKinds(table)
  const now = withKinds(next)
  const at = old.findIndex((each) => each.constraint.name === name)
  const before = old[at]
  const after = now.find(
    (each) => each.kind === before?.kind && !old.some((other) => other.constraint === each.constraint),
  )
  return before && after ? [before, after] : null
}

/** All constraints of a table, each with its kind. */
export function withKinds(table: Table): readonly AnyConstraint[] {
  return [
    ...(table.primaryKey ? [{ kind: 'primaryKey' as const, constraint: table.primaryKey }] : []),
    ...table.uniques.map((constraint) => ({ kind: 'unique' as const, constraint })),
    ...table.foreignKeys.map((constraint) => ({ kind: 'foreignKey' as const, constraint })),
    ...table.checks.map((constraint) => ({ kind: 'check' as const, constraint })),
    ...table.exclusions.map((constraint) => ({ kind: 'exclusion' as const, constraint })),
  ]
}
