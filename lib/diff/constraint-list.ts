import type { Table } from '../schema/index.ts'
import type { DiffContext, Phase } from './op-list.ts'
import { refOf } from './specs.ts'

/** How the constraints of one kind are compared and changed. */
export interface ListDiff<T> {
  readonly old: readonly T[]
  readonly next: readonly T[]
  same(a: T, b: T): boolean
  add(item: T): void
  alter(old: T, next: T): void
  drop(old: T): void
}

/** By name first; then, among those left over, the same under another name is a rename. */
export function diffList<T extends { readonly name: string; readonly comment: string | null }>(
  context: DiffContext,
  before: Table,
  after: Table,
  lists: ListDiff<T>,
): void {
  const table = refOf(after)
  const byName = new Map(lists.next.map((item) => [item.name, item]))
  const oldNames = new Set(lists.old.map((item) => item.name))
  const comment = (name: string, from: string | null, to: string | null) => {
    if (from !== to) context.add('comments', { op: 'constraint.setComment', table, name, comment: to })
  }
  const fresh = lists.next.filter((item) => !oldNames.has(item.name))
  for (const old of lists.old) {
    const next = byName.get(old.name)
    if (next) {
      if (!lists.same(old, next)) lists.alter(old, next)
      comment(next.name, old.comment, next.comment)
      continue
    }
    const at = fresh.findIndex((item) => lists.same(old, item) && isFree(before, item.name))
    const renamed = fresh[at]
    if (!renamed) {
      lists.drop(old)
      continue
    }
    fresh.splice(at, 1)
    context.add('drop constraints', { op: 'constraint.rename', table, name: old.name, to: renamed.name })
    comment(renamed.name, old.comment, renamed.comment)
  }
  for (const item of fresh) {
    lists.add(item)
    comment(item.name, null, item.comment)
  }
}

/** A partition's own key is there before its parent's, so that it becomes a part of that. */
export function phaseOf(table: Table): Phase {
  return table.partitionOf ? 'create partition parts' : 'create constraints'
}

function isFree(table: Table, name: string): boolean {
  const all = [...table.uniques, ...table.checks, ...table.exclusions, ...table.foreignKeys]
  return table.primaryKey?.name !== name && all.every((constraint) => constraint.name !== name)
}

export function dropConstraint(
  context: DiffContext,
  table: Table,
  name: string,
  phase: 'drop constraints' | 'drop foreign keys',
): void {
  context.add(phase, { op: 'constraint.drop', table: refOf(table), name })
}

export function validate(context: DiffContext, table: Table, name: string): void {
  context.add('create foreign keys', { op: 'constraint.validate', table: refOf(table), name })
}

/** Comments of a new table's constraints. */
export function setComment(
  context: DiffContext,
  table: Table,
  constraint: { readonly name: string; readonly comment: string | null },
): void {
  if (constraint.comment === null) return
  const { name, comment } = constraint
  context.add('comments', { op: 'constraint.setComment', table: refOf(table), name, comment })
}
