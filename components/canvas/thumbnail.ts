import type { DiagramLayout } from '@/lib/layout'
import type { Schema } from '@/lib/schema'
import type { Thumbnail } from '@/lib/store'
import { missingPlacements } from './model/placing'
import { boundsOf, buildScene, emptyScene } from './model/scene'

const mostNodes = 2000
const mostEdges = 2000

/** The diagram as rectangles and lines, moved to the origin; the first ones when there are too many. */
export function thumbnailOf(schema: Schema, layout: DiagramLayout): Thumbnail {
  const placements = { ...layout.placements, ...missingPlacements(schema, layout) }
  const scene = buildScene(emptyScene, schema, placements, new Set())
  const bounds = boundsOf(scene.nodes.values())
  if (!bounds) return { width: 0, height: 0, nodes: [], edges: [] }
  const across = (x: number) => Math.round(x - bounds.x)
  const down = (y: number) => Math.round(y - bounds.y)
  const nodes: Thumbnail['nodes'] = []
  for (const { x, y, width, height, color } of scene.nodes.values()) {
    if (nodes.length === mostNodes) break
    nodes.push([across(x), down(y), Math.round(width), Math.round(height), color])
  }
  const edges: Thumbnail['edges'] = []
  for (const { from, to, source, target } of scene.edges.values()) {
    if (edges.length === mostEdges) break
    if (source !== target) edges.push([across(from.x), down(from.y), across(to.x), down(to.y)])
  }
  return { width: Math.round(bounds.width), height: Math.round(bounds.height), nodes, edges }
}
