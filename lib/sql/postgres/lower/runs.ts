import { differingPart, type Segment, type SyntaxTree } from '../../core/index.ts'

/** A run of segments that gave way to another: `removed` from index `at` before, `added` from `to` after. */
export interface Run {
  readonly at: number
  readonly removed: readonly Segment[]
  readonly to: number
  readonly added: readonly Segment[]
}

/** The runs in which two trees differ, ascending; segments are compared by identity. */
export function runsBetween(before: SyntaxTree, after: SyntaxTree): readonly Run[] {
  const a = before.segments
  const b = after.segments
  const { from, oldTo: oldEnd, newTo: newEnd } = differingPart(a, b)
  const places = new Map<Segment, number>()
  for (let j = from; j < newEnd; j++) places.set(b[j] as Segment, j)
  const runs: Run[] = []
  let at = from
  let to = from
  const close = (i: number, j: number) => {
    if (i > at || j > to) runs.push({ at, removed: a.slice(at, i), to, added: b.slice(to, j) })
    at = i + 1
    to = j + 1
  }
  for (let i = from; i < oldEnd; i++) {
    const j = places.get(a[i] as Segment)
    if (j !== undefined && j >= to) close(i, j)
  }
  close(oldEnd, newEnd)
  return runs
}

/** A list that runs along a tree's segments, with `fill` in place of each added one. */
export function spliceRuns<T>(list: readonly T[], runs: readonly Run[], fill: T): T[] {
  const next = list.slice()
  for (const { at, removed, added } of runs.toReversed()) {
    if (removed.length === added.length) next.fill(fill, at, at + added.length)
    else next.splice(at, removed.length, ...added.map(() => fill))
  }
  return next
}
