import type { KeyConstraint, Table } from '../schema/index.ts'
import { diffList, dropConstraint, phaseOf } from './constraint-list.ts'
import type { DiffContext } from './op-list.ts'
import { sameKey, sameList } from './same-parts.ts'
import { keySpecOf, refOf } from './specs.ts'

/** Primary key and unique constraints. */
export function diffKeys(context: DiffContext, before: Table, after: Table): void {
  diffPrimaryKey(context, before, after)
  const table = refOf(after)
  diffList<KeyConstraint>(context, before, after, {
    old: before.uniques,
    next: after.uniques,
    same: sameKey,
    add: (unique) => context.add(phaseOf(after), { op: 'unique.add', table, unique: keySpecOf(unique) }),
    alter: (old, unique) =>
      context.add(phaseOf(after), { op: 'unique.alter', table, name: old.name, unique: keySpecOf(unique) }),
    drop: (old) => dropConstraint(context, after, old.name, 'drop constraints'),
  })
}

function diffPrimaryKey(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  const old = before.primaryKey
  const next = after.primaryKey
  if (!old && !next) return
  if (!next) {
    context.add('drop constraints', { op: 'primaryKey.set', table, primaryKey: null })
  } else if (!old || !sameKey(old, next)) {
    // Columns that leave the key may be null only once it is gone, and its name may go to another table.
    if (old && (!sameList(old.columns, next.columns) || old.name !== next.name)) {
      context.add('drop constraints', { op: 'primaryKey.set', table, primaryKey: null })
    }
    context.add(phaseOf(after), { op: 'primaryKey.set', table, primaryKey: keySpecOf(next) })
  } else if (old.name !== next.name) {
    context.add('create constraints', { op: 'constraint.rename', table, name: old.name, to: next.name })
  }
  if (next && (old?.comment ?? null) !== next.comment) {
    const { name, comment } = next
    context.add('comments', { op: 'constraint.setComment', table, name, comment })
  }
}
