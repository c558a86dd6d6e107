import type { CheckConstraint, Table } from '../schema/index.ts'
import { diffList, dropConstraint, validate } from './constraint-list.ts'
import type { DiffContext } from './op-list.ts'
import { sameCheck } from './same-parts.ts'
import { checkSpecOf, refOf } from './specs.ts'

/** Check constraints; one that only was not validated is validated. */
export function diffChecks(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  diffList<CheckConstraint>(context, before, after, {
    old: before.checks,
    next: after.checks,
    same: (a, b) => sameCheck(a, b, context.sql) && a.notValid === b.notValid,
    add: (check) => context.add('create constraints', { op: 'check.add', table, check: checkSpecOf(check) }),
    alter: (old, check) => {
      if (sameCheck(old, check, context.sql) && old.notValid) validate(context, after, check.name)
      else {
        const spec = checkSpecOf(check)
        context.add('create constraints', { op: 'check.alter', table, name: old.name, check: spec })
      }
    },
    drop: (old) => dropConstraint(context, after, old.name, 'drop constraints'),
  })
}
