import type { LayoutEdge, NodeSize } from './diagram.ts'
import type { Point } from './metrics.ts'
import type { Block } from './pack.ts'

/** Several nodes that are placed as one. Its id is that of the node that stands for it. */
export interface Bundle extends NodeSize, Block {}

/** Bundles and the edges between them. */
export interface Bundled {
  readonly bundles: readonly Bundle[]
  readonly edges: readonly LayoutEdge[]
}

/** Every node by itself, save satellites (partitions, by the node they belong to), which stand below it. */
export function bundleSatellites(
  nodes: readonly NodeSize[],
  edges: readonly LayoutEdge[],
  owners: ReadonlyMap<string, string>,
): Bundled {
  const present = new Set<string>(nodes.map((node) => node.id))
  const isOwner = new Set(owners.values())
  const members = new Map<string, NodeSize[]>()
  for (const node of nodes) {
    const owner = owners.get(node.id)
    // One that has satellites itself leads its own bundle.
    if (owner !== undefined && present.has(owner) && !isOwner.has(node.id)) add(members, owner, node)
  }
  const standsFor = new Map<string, NodeSize>()
  const bundles: Bundle[] = []
  const taken = new Set([...members.values()].flat())
  for (const node of nodes) {
    if (taken.has(node)) continue
    const own = members.get(node.id) ?? []
    for (const satellite of own) standsFor.set(satellite.id, node)
    bundles.push(own.length === 0 ? single(node) : below(node, own))
  }
  return { bundles, edges: redirect(edges, standsFor) }
}

/** Leaves that hang on one and the same node, when there are several, as one grid beside it. */
export function bundleLeaves({ bundles, edges }: Bundled): Bundled {
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    if (from === to) continue
    neighboursOf(neighbours, from).add(to)
    neighboursOf(neighbours, to).add(from)
  }
  const leaves = new Map<string, Bundle[]>()
  for (const bundle of bundles) {
    const [hub, ...others] = neighbours.get(bundle.id) ?? []
    const isLeaf = hub !== undefined && others.length === 0 && (neighbours.get(hub)?.size ?? 0) > 1
    // One with satellites is too wide for a column.
    if (isLeaf && bundle.spots.length === 1) add(leaves, hub, bundle)
  }
  const standsFor = new Map<string, NodeSize>()
  const made: Bundle[] = []
  const taken = new Set<Bundle>()
  for (const group of leaves.values()) {
    const [first] = group
    if (!first || group.length < leastLeaves) continue
    for (const leaf of group) {
      taken.add(leaf)
      standsFor.set(leaf.id, first)
    }
    made.push({ id: first.id, ...grid(group, 1.1) })
  }
  const rest = bundles.filter((bundle) => !taken.has(bundle))
  return { bundles: [...rest, ...made], edges: redirect(edges, standsFor) }
}

/** Columns of equal width, each block under the shortest column so far, `aspect` times as wide as high. */
export function grid(blocks: readonly (NodeSize | Bundle)[], aspect: number, gap = gridGap): Block {
  const width = blocks.reduce((most, block) => Math.max(most, block.width), 0) + gap
  const area = blocks.reduce((sum, block) => sum + width * (block.height + gap), 0)
  const count = Math.max(1, Math.min(blocks.length, Math.round(Math.sqrt(area * aspect) / width)))
  const heights = new Array<number>(count).fill(0)
  const spots: (Point & { readonly id: string })[] = []
  for (const block of blocks) {
    const column = heights.indexOf(Math.min(...heights))
    const y = heights[column] ?? 0
    heights[column] = y + block.height + gap
    for (const spot of spotsOf(block)) spots.push({ id: spot.id, x: spot.x + column * width, y: spot.y + y })
  }
  return { width: count * width - gap, height: Math.max(...heights) - gap, spots }
}

const leastLeaves = 4
const gridGap = 40
const satelliteGap = 16

function below(node: NodeSize, satellites: readonly NodeSize[]): Bundle {
  const block = grid(satellites, 1.4, satelliteGap)
  const top = node.height + satelliteGap * 2
  const spots = block.spots.map((spot) => ({ ...spot, y: spot.y + top }))
  return {
    id: node.id,
    width: Math.max(node.width, block.width),
    height: top + block.height,
    spots: [{ id: node.id, x: 0, y: 0 }, ...spots],
  }
}

function single(node: NodeSize): Bundle {
  return { ...node, spots: [{ id: node.id, x: 0, y: 0 }] }
}

function spotsOf(block: NodeSize | Bundle): Block['spots'] {
  return 'spots' in block ? block.spots : [{ id: block.id, x: 0, y: 0 }]
}

function redirect(
  edges: readonly LayoutEdge[],
  standsFor: ReadonlyMap<string, NodeSize>,
): readonly LayoutEdge[] {
  return edges.map((edge) => ({
    from: standsFor.get(edge.from)?.id ?? edge.from,
    to: standsFor.get(edge.to)?.id ?? edge.to,
  }))
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function neighboursOf(map: Map<string, Set<string>>, id: string): Set<string> {
  const known = map.get(id)
  if (known) return known
  const made = new Set<string>()
  map.set(id, made)
  return made
}
