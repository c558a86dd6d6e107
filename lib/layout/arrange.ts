import { type Bundle, bundleSatellites, grid } from './bundles.ts'
import { clusters } from './clusters.ts'
import { inColumns } from './columns.ts'
import type { LayoutEdge, NodeSize } from './diagram.ts'
import type { Point } from './metrics.ts'
import { type Block, packBlocks } from './pack.ts'

/** Says who stands beside whom in one connected group; an engine such as ELK is behind it. */
export type GroupLayout = (
  nodes: readonly NodeSize[],
  edges: readonly LayoutEdge[],
) => Promise<Readonly<Record<string, Point>>>

/** A line that pulls two nodes together. */
export interface ArrangeEdge extends LayoutEdge {
  /** Where it leaves either node, below its top. */
  readonly fromY: number
  readonly toY: number
  /** How much it matters that it is short: 1 for a foreign key. */
  readonly weight: number
}

/** What is to be placed. */
export interface ArrangeInput {
  readonly nodes: readonly NodeSize[]
  readonly edges: readonly ArrangeEdge[]
  /** Nodes that stand below another and move with it, partitions, as pairs: node, owner. */
  readonly satellites: readonly (readonly [string, string])[]
  /** Width by height of where it will be looked at. */
  readonly aspect: number
}

/**
 * Places nodes from scratch, from the origin to the right and down: groups of related nodes set in
 * columns and packed beside each other, nodes without relations in a grid at the end. Each of `starts` says
 * who belongs beside whom in a group, and the better outcome is taken; of many groups only the first is
 * asked. Large groups are split where they hang together least, and less is tried in each, so that the
 * time stays near linear. `onProgress` hears the share done, 0 to 1.
 */
export async function arrange(
  { nodes, edges, satellites, aspect }: ArrangeInput,
  starts: readonly GroupLayout[],
  onProgress: (share: number) => void,
): Promise<Readonly<Record<string, Point>>> {
  const all = bundleSatellites(nodes, edges, new Map(satellites))
  const byId = new Map<string, Bundle>(all.bundles.map((bundle) => [bundle.id, bundle]))
  const { groups, single } = clusters(all.bundles, all.edges)
  const groupAspect =
    groups.length === 1 && single.length === 0 ? aspect : Math.max(0.8, Math.min(1.4, aspect))
  const tried = groups.length > fewGroups ? starts.slice(0, 1) : starts
  const effort = mostSteps / Math.max(1, groups.length)
  const gap = groups.length > fewGroups ? wideGap : groupGap
  const blocks: Block[] = []
  let done = 0
  for (const group of groups) {
    const bundles = group.flatMap((node) => byId.get(node.id) ?? [])
    const inside = new Set<string>(group.map((node) => node.id))
    const own = all.edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to))
    let best: ReturnType<typeof inColumns> | null = null
    for (const start of tried) {
      const near = await start(group, own)
      const input = { nodes: bundles, edges: own, aspect: groupAspect, effort: effort / tried.length }
      const found = inColumns(input, near)
      if (!best || found.cost < best.cost) best = found
    }
    if (best) blocks.push(blockOf(bundles, best.spots))
    done += group.length
    onProgress(done / all.bundles.length)
  }
  const loose = single.flatMap((node) => byId.get(node.id) ?? [])
  blocks.push(...loose.filter((bundle) => bundle.spots.length > 1))
  const alone = loose.filter((bundle) => bundle.spots.length === 1)
  if (alone.length === 0) return packBlocks(blocks, gap, aspect).spots
  const packed = gridAspects.map((one) => packBlocks([...blocks, grid(alone, one)], gap, aspect))
  return packed.reduce((best, one) => (one.size < best.size ? one : best)).spots
}

/** Between groups; wider where there are many, which are told apart from afar. */
const groupGap = 96
const wideGap = 240

/** Proportions of the grid of unrelated nodes that are tried, to go below the groups or beside them. */
const gridAspects = [1, 0.15, 0.3, 0.6, 2, 4, 8, 16]

const fewGroups = 8

/** Elementary steps of the search in all groups together: a second or two. */
const mostSteps = 150_000_000

/** A group laid out, moved to its own origin, every bundle opened into its nodes. */
function blockOf(bundles: readonly Bundle[], spots: Readonly<Record<string, Point>>): Block {
  const placed = bundles.map((bundle) => ({ bundle, ...(spots[bundle.id] ?? { x: 0, y: 0 }) }))
  const left = placed.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const top = placed.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY)
  return {
    width: placed.reduce((most, { x, bundle }) => Math.max(most, x + bundle.width), left) - left,
    height: placed.reduce((most, { y, bundle }) => Math.max(most, y + bundle.height), top) - top,
    spots: placed.flatMap(({ bundle, x, y }) =>
      bundle.spots.map((spot) => ({ id: spot.id, x: spot.x + x - left, y: spot.y + y - top })),
    ),
  }
}
