import type { DiagramLayout } from '@/lib/layout'
import type { Schema } from '@/lib/schema'
import type { Thumbnail } from '@/lib/store'
import { buildScene } from './model/build-scene'
import { missingPlacements, withMissing } from './model/placing'
import { boundsOf, emptyScene, type Scene } from './model/scene'

const mostNodes = 2000
const mostEdges = 2000

const noneHidden: ReadonlySet<string> = new Set()

/**
 * Makes thumbnails of one diagram as it changes: rectangles and lines, moved to the origin, the first
 * ones when there are too many. The same object as the last where the diagram is.
 */
export function createThumbnails(): (schema: Schema, layout: DiagramLayout) => Thumbnail {
  let scene = emptyScene
  let picture = pictureOf(scene)
  let last: readonly unknown[] = []
  return (schema, layout) => {
    const drawn = [schema.tables, schema.views, schema.enums, layout.placements]
    if (drawn.every((part, at) => part === last[at])) return picture
    last = drawn
    const placements = withMissing(layout.placements, missingPlacements(schema, layout))
    const next = buildScene(scene, schema, placements, noneHidden)
    if (next !== scene) picture = pictureOf(next)
    scene = next
    return picture
  }
}

function pictureOf(scene: Scene): Thumbnail {
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
