import { type Bundle, type Bundled, bundleLeaves, bundleSatellites, grid } from './bundles.ts'
import { clusters } from './clusters.ts'
import type { LayoutEdge, NodeSize } from './diagram.ts'
import type { Point } from './metrics.ts'
import { type Block, packBlocks } from './pack.ts'

/** Places the nodes of one connected group; an engine such as ELK stands behind it. Units: diagram units. */
export type GroupLayout = (
  nodes: readonly NodeSize[],
  edges: readonly LayoutEdge[],
) => Promise<Readonly<Record<string, Point>>>

/** What is to be placed. */
export interface ArrangeInput {
  readonly nodes: readonly NodeSize[]
  readonly edges: readonly LayoutEdge[]
  /** Nodes that stand below another and move with it, partitions, as pairs: node, owner. */
  readonly satellites: readonly (readonly [string, string])[]
}

/**
 * Places nodes from scratch, from the origin to the right and down: groups of related nodes laid out
 * by `layoutGroup` and packed beside each other, nodes without relations in a grid at the end. Large
 * groups are split where they hang together least, so that the time stays near linear. `onProgress`
 * hears the share done, 0 to 1.
 */
export async function arrange(
  { nodes, edges, satellites }: ArrangeInput,
  layoutGroup: GroupLayout,
  onProgress: (share: number) => void,
): Promise<Readonly<Record<string, Point>>> {
  const all = bundleSatellites(nodes, edges, new Map(satellites))
  const byId = new Map<string, Bundle>(all.bundles.map((bundle) => [bundle.id, bundle]))
  const { groups, single } = clusters(all.bundles, all.edges)
  const blocks: Block[] = []
  let done = 0
  for (const group of groups) {
    const bundles = group.flatMap((node) => byId.get(node.id) ?? [])
    const inside = new Set<string>(group.map((node) => node.id))
    const own = all.edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to))
    blocks.push(await layoutBundles(bundleLeaves({ bundles, edges: own }), layoutGroup))
    done += group.length
    onProgress(done / all.bundles.length)
  }
  const loose = single.flatMap((node) => byId.get(node.id) ?? [])
  blocks.push(...loose.filter((bundle) => bundle.spots.length > 1))
  const alone = loose.filter((bundle) => bundle.spots.length === 1)
  if (alone.length > 0) blocks.push(grid(alone, 1.6))
  return packBlocks(blocks, groupGap)
}

const groupGap = 120

/** A group laid out, moved to its own origin, every bundle opened into its nodes. */
async function layoutBundles({ bundles, edges }: Bundled, layoutGroup: GroupLayout): Promise<Block> {
  const spots = await layoutGroup(
    bundles.map(({ id, width, height }) => ({ id, width, height })),
    edges,
  )
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
