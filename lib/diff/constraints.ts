import type {
  CheckConstraint,
  ExclusionConstraint,
  ForeignKey,
  KeyConstraint,
  Table,
} from '../schema/index.ts'
import type { DiffContext, Phase } from './op-list.ts'
import { sameCheck, sameExclusion, sameForeignKey, sameKey, sameList } from './same-parts.ts'
import { checkSpecOf, exclusionSpecOf, foreignKeySpecOf, keySpecOf, refOf } from './specs.ts'

/** The ops that make one table's constraints another's. One that only has another name is renamed. */
export function diffConstraints(context: DiffContext, before: Table, after: Table): void {
  diffPrimaryKey(context, before, after)
  diffList<KeyConstraint>(context, before, after, {
    old: before.uniques,
    next: after.uniques,
    same: sameKey,
    add: (unique) =>
      context.add(phaseOf(after), { op: 'unique.add', table: refOf(after), unique: keySpecOf(unique) }),
    alter: (old, unique) =>
      context.add(phaseOf(after), {
        op: 'unique.alter',
        table: refOf(after),
        name: old.name,
        unique: keySpecOf(unique),
      }),
    drop: (old) => dropConstraint(context, after, old.name, 'drop constraints'),
  })
  diffList<CheckConstraint>(context, before, after, {
    old: before.checks,
    next: after.checks,
    same: (a, b) => sameCheck(a, b, context.sql) && a.notValid === b.notValid,
    add: (check) =>
      context.add('create constraints', { op: 'check.add', table: refOf(after), check: checkSpecOf(check) }),
    alter: (old, check) => {
      if (sameCheck(old, check, context.sql) && old.notValid) validate(context, after, check.name)
      else {
        const spec = checkSpecOf(check)
        context.add('create constraints', {
          op: 'check.alter',
          table: refOf(after),
          name: old.name,
          check: spec,
        })
      }
    },
    drop: (old) => dropConstraint(context, after, old.name, 'drop constraints'),
  })
  diffList<ExclusionConstraint>(context, before, after, {
    old: before.exclusions,
    next: after.exclusions,
    same: (a, b) => sameExclusion(a, b, context.sql),
    add: (exclusion) => addExclusion(context, after, exclusion),
    alter: (old, exclusion) => {
      dropConstraint(context, after, old.name, 'drop constraints')
      addExclusion(context, after, exclusion)
    },
    drop: (old) => dropConstraint(context, after, old.name, 'drop constraints'),
  })
  diffList<ForeignKey>(context, before, after, {
    old: before.foreignKeys,
    next: after.foreignKeys,
    same: (a, b) => sameForeignKey(a, b) && a.notValid === b.notValid,
    add: (key) => addForeignKey(context, after, key),
    alter: (old, key) => {
      if (sameForeignKey(old, key) && old.notValid) validate(context, after, key.name)
      else {
        const spec = foreignKeySpecOf(key)
        const table = refOf(after)
        context.add('create foreign keys', {
          op: 'foreignKey.alter',
          table,
          name: old.name,
          foreignKey: spec,
        })
      }
    },
    drop: (old) => dropConstraint(context, after, old.name, 'drop foreign keys'),
  })
}

/** Adds the foreign keys of a table that is new. */
export function addForeignKey(context: DiffContext, table: Table, key: ForeignKey): void {
  const foreignKey = foreignKeySpecOf(key)
  context.add('create foreign keys', { op: 'foreignKey.add', table: refOf(table), foreignKey })
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

function diffPrimaryKey(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  const old = before.primaryKey
  const next = after.primaryKey
  if (!old && !next) return
  if (!next) {
    context.add('drop constraints', { op: 'primaryKey.set', table, primaryKey: null })
  } else if (!old || !sameKey(old, next)) {
    // Columns that leave the key may be null only once the key is gone.
    if (old && !sameList(old.columns, next.columns)) {
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

interface ListDiff<T> {
  readonly old: readonly T[]
  readonly next: readonly T[]
  same(a: T, b: T): boolean
  add(item: T): void
  alter(old: T, next: T): void
  drop(old: T): void
}

/** By name first; then, among those left over, the same under another name is a rename. */
function diffList<T extends { readonly name: string; readonly comment: string | null }>(
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
function phaseOf(table: Table): Phase {
  return table.partitionOf ? 'create partition parts' : 'create constraints'
}

function isFree(table: Table, name: string): boolean {
  const all = [...table.uniques, ...table.checks, ...table.exclusions, ...table.foreignKeys]
  return table.primaryKey?.name !== name && all.every((constraint) => constraint.name !== name)
}

function addExclusion(context: DiffContext, table: Table, item: ExclusionConstraint): void {
  const exclusion = exclusionSpecOf(item)
  context.add('create constraints', { op: 'exclusion.add', table: refOf(table), exclusion })
}

function dropConstraint(
  context: DiffContext,
  table: Table,
  name: string,
  phase: 'drop constraints' | 'drop foreign keys',
): void {
  context.add(phase, { op: 'constraint.drop', table: refOf(table), name })
}

function validate(context: DiffContext, table: Table, name: string): void {
  context.add('create foreign keys', { op: 'constraint.validate', table: refOf(table), name })
}
