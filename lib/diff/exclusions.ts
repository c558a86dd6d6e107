import type { ExclusionConstraint, Table } from '../schema/index.ts'
import { diffList, dropConstraint } from './constraint-list.ts'
import type { DiffContext } from './op-list.ts'
import { sameExclusion } from './same-parts.ts'
import { exclusionSpecOf, refOf } from './specs.ts'

/** Exclusion constraints; one that says something else is made anew. */
export function diffExclusions(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  const add = (item: ExclusionConstraint) =>
    context.add('create constraints', { op: 'exclusion.add', table, exclusion: exclusionSpecOf(item) })
  const drop = (old: ExclusionConstraint) => dropConstraint(context, after, old.name, 'drop constraints')
  diffList<ExclusionConstraint>(context, before, after, {
    old: before.exclusions,
    next: after.exclusions,
    same: (a, b) => sameExclusion(a, b, context.sql),
    add,
    alter: (old, exclusion) => {
      drop(old)
      add(exclusion)
    },
    drop,
  })
}
