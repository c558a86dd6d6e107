import type { Box, Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { Scene, SceneNode } from '../model/scene'

/** All lines between two nodes as one straight line from middle to middle, cut at the first box. */
export interface MergedEdge {
  readonly source: EntityId
  readonly target: EntityId
  readonly from: Point
  readonly to: Point
  readonly box: Box
}

/** One line for each pair of nodes that anything joins; self-references are left out. */
export function mergedEdges(scene: Scene): readonly MergedEdge[] {
  const merged = new Map<string, MergedEdge>()
  for (const { source, target } of scene.edges.values()) {
    if (source.id === target.id) continue
    const key = source.id < target.id ? `${source.id}|${target.id}` : `${target.id}|${source.id}`
    if (merged.has(key)) continue
    const from = middle(source)
    const to = middle(target)
    const x = Math.min(from.x, to.x)
    const y = Math.min(from.y, to.y)
    const box = { x, y, width: Math.abs(from.x - to.x) + 1, height: Math.abs(from.y - to.y) + 1 }
    merged.set(key, { source: source.id, target: target.id, from, to, box })
  }
  return [...merged.values()]
}

function middle({ x, y, width, height }: SceneNode): Point {
  return { x: x + width / 2, y: y + Math.min(height / 2, 60) }
}
