import type { Segment, SyntaxTree } from './syntax.ts'

/**
 * Makes a function that gives the indexes, ascending, of a tree's segments of which something holds.
 * Where most segments are those of the tree asked of last, it looks only at the others.
 */
export function makeSegmentsWhere(
  holds: (segment: Segment) => boolean,
): (tree: SyntaxTree) => readonly number[] {
  let last: WeakRef<SyntaxTree> | null = null
  let found: readonly number[] = []
  return (tree) => {
    const before = last?.deref()
    if (before === tree) return found
    const { from, oldTo, newTo } = differingPart(before?.segments ?? [], tree.segments)
    const next = found.filter((at) => at < from)
    for (let at = from; at < newTo; at++) if (holds(tree.segments[at] as Segment)) next.push(at)
    for (const at of found) if (at >= oldTo) next.push(at + newTo - oldTo)
    last = new WeakRef(tree)
    found = next
    return next
  }
}

/** The part outside of which two lists hold the same objects: it ends before `oldTo` in one, before `newTo` in the other. */
export function differingPart<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly from: number; readonly oldTo: number; readonly newTo: number } {
  const limit = Math.min(before.length, after.length)
  let from = 0
  while (from < limit && before[from] === after[from]) from++
  let oldTo = before.length
  let newTo = after.length
  while (oldTo > from && newTo > from && before[oldTo - 1] === after[newTo - 1]) {
    oldTo--
    newTo--
  }
  return { from, oldTo, newTo }
}
