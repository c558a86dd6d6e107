import { makeSegmentsWhere, type Segment, type StatementNode, type SyntaxTree } from '../../core/index.ts'
import { readTokens } from './tokens.ts'

/** What a rolled-back segment is read as; the same object each time, so that it counts as unchanged. */
const emptied = new WeakMap<Segment, Segment>()

/** The tree with nothing in place of the statements that a ROLLBACK undoes; the same tree when none does. */
export function withoutUndone(tree: SyntaxTree): SyntaxTree {
  if (rollbacks(tree).length === 0) return tree
  const undone = undoneSegments(tree.segments)
  if (undone.size === 0) return tree
  return {
    ...tree,
    segments: tree.segments.map((segment) => (undone.has(segment) ? empty(segment) : segment)),
  }
}

const rollbacks = makeSegmentsWhere(({ node }) => isRollback(node))

function undoneSegments(segments: readonly Segment[]): ReadonlySet<Segment> {
  const undone = new Set<Segment>()
  let inside: { readonly since: Segment[]; readonly savepoints: { name: string; at: number }[] } | null = null
  for (const segment of segments) {
    const { node } = segment
    if (node?.kind !== 'other') {
      if (node) inside?.since.push(segment)
      continue
    }
    switch (node.words) {
      case 'begin':
      case 'start':
        inside ??= { since: [], savepoints: [] }
        break
      case 'commit':
      case 'end':
        inside = null
        break
      case 'rollback':
      case 'abort':
        for (const each of inside?.since ?? []) undone.add(each)
        inside = null
        break
      case 'savepoint':
        inside?.savepoints.push({ name: lastName(segment), at: inside.since.length })
        break
      case 'rollback to': {
        const name = lastName(segment)
        const point = inside?.savepoints.findLast((each) => each.name === name)
        for (const each of point ? (inside?.since.splice(point.at) ?? []) : []) undone.add(each)
        break
      }
    }
  }
  return undone
}

/** Whether a statement takes back what stood before it. */
export function isRollback(node: StatementNode | null): boolean {
  return node?.kind === 'other' && (node.words.startsWith('rollback') || node.words === 'abort')
}

/** The name that ends SAVEPOINT and ROLLBACK TO. */
function lastName({ text, span }: Segment): string {
  return readTokens(text.slice(span.from, span.to)).at(-1)?.value ?? ''
}

function empty(segment: Segment): Segment {
  const known = emptied.get(segment)
  if (known) return known
  const copy = { ...segment, node: null }
  emptied.set(segment, copy)
  return copy
}
