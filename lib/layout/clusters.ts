import type { ArrangeEdge } from './arrange.ts'
import type { NodeSize } from './diagram.ts'

/** Groups of a large diagram that are larger than this are split; a small diagram is not. */
const mostInGroup = 40
const smallDiagram = 70

/**
 * Groups of nodes that hang together, each at most `mostInGroup` large unless it holds no place to
 * cut, related groups beside each other; and the nodes that nothing joins. Deterministic, n log n.
 */
export function clusters(
  nodes: readonly NodeSize[],
  edges: readonly ArrangeEdge[],
): { readonly groups: readonly (readonly NodeSize[])[]; readonly single: readonly NodeSize[] } {
  const known = new Map<string, number>(nodes.map((node, at) => [node.id, at]))
  const pairs = pairsOf(edges, known)
  const most = nodes.length <= smallDiagram ? smallDiagram : mostInGroup
  const degree = new Array<number>(nodes.length).fill(0)
  for (const [a, b] of pairs) {
    degree[a] = (degree[a] ?? 0) + 1
    degree[b] = (degree[b] ?? 0) + 1
  }
  const cost = ([a, b, weight]: Pair) =>
    ((degree[a] ?? 1) * (degree[b] ?? 1)) /
    (weight ** 3 * (1 + 4 * sharedWords(nodes[a]?.id ?? '', nodes[b]?.id ?? '')))
  const ordered = pairs.map((pair) => ({ pair, cost: cost(pair) })).sort((a, b) => a.cost - b.cost)
  const forest = new Forest(nodes.length)
  // The loosest joins come last and find their groups full: that is where a large component is cut.
  for (const { pair } of ordered) forest.join(pair[0], pair[1], most)
  for (const { pair } of ordered) {
    if (forest.sizeOf(pair[0]) < 3 || forest.sizeOf(pair[1]) < 3) forest.join(pair[0], pair[1], most * 1.5)
  }
  const members = new Map<number, NodeSize[]>()
  for (const [at, node] of nodes.entries()) {
    const root = forest.rootOf(at)
    const list = members.get(root)
    if (list) list.push(node)
    else members.set(root, [node])
  }
  const single: NodeSize[] = []
  const groups = new Map<number, readonly NodeSize[]>()
  for (const [root, group] of members) {
    if (group.length === 1) single.push(...group)
    else groups.set(root, group)
  }
  return { groups: besideEachOther(groups, pairs, forest), single }
}

/** Two nodes that edges join, and the weight of the heaviest. */
type Pair = readonly [number, number, number]

function pairsOf(edges: readonly ArrangeEdge[], known: ReadonlyMap<string, number>): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { from, to, weight } of edges) {
    const a = known.get(from)
    const b = known.get(to)
    if (a === undefined || b === undefined || a === b) continue
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const heaviest = Math.max(weight, pairs.get(key)?.[2] ?? 0)
    pairs.set(key, a < b ? [a, b, heaviest] : [b, a, heaviest])
  }
  return [...pairs.values()]
}

/** Largest first, each followed by those most joined to what stands already. */
function besideEachOther(
  groups: ReadonlyMap<number, readonly NodeSize[]>,
  pairs: readonly Pair[],
  forest: Forest,
): readonly (readonly NodeSize[])[] {
  const joins = new Map<number, Map<number, number>>()
  const count = (from: number, to: number): void => {
    const row = joins.get(from) ?? new Map<number, number>()
    row.set(to, (row.get(to) ?? 0) + 1)
    joins.set(from, row)
  }
  for (const [a, b] of pairs) {
    const from = forest.rootOf(a)
    const to = forest.rootOf(b)
    if (from === to) continue
    count(from, to)
    count(to, from)
  }
  const waiting = new Set([...groups.keys()].sort((a, b) => sizeAt(groups, b) - sizeAt(groups, a)))
  const pull = new Map<number, number>()
  const ordered: (readonly NodeSize[])[] = []
  while (waiting.size > 0) {
    let next = -1
    for (const root of waiting) if (next < 0 || (pull.get(root) ?? 0) > (pull.get(next) ?? 0)) next = root
    waiting.delete(next)
    ordered.push(groups.get(next) ?? [])
    // What stands further away pulls less.
    for (const [root, weight] of pull) pull.set(root, weight * 0.7)
    for (const [root, weight] of joins.get(next) ?? []) pull.set(root, (pull.get(root) ?? 0) + weight)
  }
  return ordered
}

function sizeAt(groups: ReadonlyMap<number, readonly NodeSize[]>, root: number): number {
  return groups.get(root)?.length ?? 0
}

/** How many words two names begin with alike: `ci_builds` and `ci_build_needs` share one. */
function sharedWords(a: string, b: string): number {
  const left = a.split(wordEnds)
  const right = b.split(wordEnds)
  let shared = 0
  while (shared < left.length && left[shared] === right[shared]) shared++
  // The kind and the schema are no part of the name.
  return Math.max(0, shared - 2)
}

const wordEnds = /[_.:]/

/** Disjoint sets of the numbers below a size. */
class Forest {
  private readonly parents: number[]
  private readonly sizes: number[]

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, at) => at)
    this.sizes = new Array<number>(size).fill(1)
  }

  rootOf(at: number): number {
    let root = at
    while (this.parents[root] !== root) {
      const above = this.parents[root] ?? root
      this.parents[root] = this.parents[above] ?? above
      root = above
    }
    return root
  }

  sizeOf(at: number): number {
    return this.sizes[this.rootOf(at)] ?? 1
  }

  /** Joins two sets unless that made one larger than `most`. */
  join(a: number, b: number, most: number): void {
    const left = this.rootOf(a)
    const right = this.rootOf(b)
    const size = this.sizeOf(a) + this.sizeOf(b)
    if (left === right || size > most) return
    this.parents[right] = left
    this.sizes[left] = size
  }
}
