import type { ArrangeEdge } from './arrange.ts'
import type { NodeSize } from './diagram.ts'
import type { Point } from './metrics.ts'
import type { Block } from './pack.ts'

/** Several nodes that are placed as one. Its id is that of the node that stands for it. */
export interface Bundle extends NodeSize, Block {}

/** Bundles and the edges between them. */
export interface Bundled {
  readonly bundles: readonly Bundle[]
  readonly edges: readonly ArrangeEdge[]
}

/** Every node by itself, save satellites (partitions, by the node they belong to), which stand below it. */
export function bundleSatellites(
  nodes: readonly NodeSize[],
  edges: readonly ArrangeEdge[],
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
  edges: readonly ArrangeEdge[],
  standsFor: ReadonlyMap<string, NodeSize>,
): readonly ArrangeEdge[] {
  return edges.map((edge) => ({
    ...edge,
    from: standsFor.get(edge.from)?.id ?? edge.from,
    to: standsFor.get(edge.to)?.id ?? edge.to,
  }))
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
