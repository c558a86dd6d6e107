import { clusters } from './clusters.ts'
import type { LayoutEdge, NodeSize } from './diagram.ts'
import type { Point } from './metrics.ts'
import { type Block, packBlocks } from './pack.ts'

/** Places the nodes of one connected group; an engine such as ELK stands behind it. Units: diagram units. */
export type GroupLayout = (
  nodes: readonly NodeSize[],
  edges: readonly LayoutEdge[],
) => Promise<Readonly<Record<string, Point>>>

/**
 * Places nodes from scratch, from the origin to the right and down: groups of related nodes laid out
 * by `layoutGroup` and packed beside each other, nodes without relations in a grid at the end. Large
 * groups are split where they hang together least, so that the time stays near linear. `onProgress`
 * hears the share done, 0 to 1.
 */
export async function arrange(
  nodes: readonly NodeSize[],
  edges: readonly LayoutEdge[],
  layoutGroup: GroupLayout,
  onProgress: (share: number) => void,
): Promise<Readonly<Record<string, Point>>> {
  const { groups, single } = clusters(nodes, edges)
  const blocks: Block[] = []
  let done = 0
  for (const group of groups) {
    const inside = new Set<string>(group.map((node) => node.id))
    const own = edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to))
    blocks.push(blockOf(group, await layoutGroup(group, own)))
    done += group.length
    onProgress(done / nodes.length)
  }
  if (single.length > 0) blocks.push(grid(single))
  return packBlocks(blocks, groupGap)
}

const groupGap = 120
const gridGap = 48

/** A laid out group moved to its own origin. */
function blockOf(group: readonly NodeSize[], spots: Readonly<Record<string, Point>>): Block {
  const placed = group.map((node) => ({ ...node, ...(spots[node.id] ?? { x: 0, y: 0 }) }))
  const left = placed.reduce((least, node) => Math.min(least, node.x), Number.POSITIVE_INFINITY)
  const top = placed.reduce((least, node) => Math.min(least, node.y), Number.POSITIVE_INFINITY)
  return {
    width: placed.reduce((most, node) => Math.max(most, node.x + node.width), left) - left,
    height: placed.reduce((most, node) => Math.max(most, node.y + node.height), top) - top,
    spots: placed.map(({ id, x, y }) => ({ id, x: x - left, y: y - top })),
  }
}

/** Columns of equal width, each node under the shortest column so far. */
function grid(nodes: readonly NodeSize[]): Block {
  const width = nodes.reduce((most, node) => Math.max(most, node.width), 0) + gridGap
  const area = nodes.reduce((sum, node) => sum + width * (node.height + gridGap), 0)
  const count = Math.max(1, Math.min(nodes.length, Math.round(Math.sqrt(area * 1.6) / width)))
  const heights = new Array<number>(count).fill(0)
  const spots = nodes.map(({ id, height }) => {
    const column = heights.indexOf(Math.min(...heights))
    const y = heights[column] ?? 0
    heights[column] = y + height + gridGap
    return { id, x: column * width, y }
  })
  return { width: count * width - gridGap, height: Math.max(...heights) - gridGap, spots }
}
