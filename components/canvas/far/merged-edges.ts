import type { Box, Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { Scene, SceneEdge, SceneNode } from '../model/scene'

/** All lines between two nodes as one straight line from middle to middle, cut at the first box. */
export interface MergedEdge {
  readonly source: EntityId
  readonly target: EntityId
  readonly from: Point
  readonly to: Point
  readonly box: Box
}

/** Merged edges by the pair of nodes that they join. */
export type MergedEdges = ReadonlyMap<string, MergedEdge>

/**
 * One line for each pair of nodes that anything joins; self-references are left out. Of `last` those
 * stay whose ends lie so near to the middles now that the boxes hide the difference.
 */
export function mergedEdges(scene: Scene, last: MergedEdges = new Map()): MergedEdges {
  const merged = new Map<string, MergedEdge>()
  let same = true
  for (const edge of scene.edges.values()) {
    const { source, target } = edge
    if (source.id === target.id) continue
    const key = pairOf(edge)
    if (merged.has(key)) continue
    const old = last.get(key)
    const made = old && old.source === source.id ? keptEdge(old, edge) : mergedEdge(edge)
    same &&= made === old
    merged.set(key, made)
  }
  return same && merged.size === last.size ? last : merged
}

/** How far a line's end may lie from the middle of its box; half of the least width is 84 units. */
const aside: Point = { x: 40, y: 8 }

function keptEdge(old: MergedEdge, edge: SceneEdge): MergedEdge {
  const near = (a: Point, b: Point) => Math.abs(a.x - b.x) <= aside.x && Math.abs(a.y - b.y) <= aside.y
  return near(old.from, middle(edge.source)) && near(old.to, middle(edge.target)) ? old : mergedEdge(edge)
}

function mergedEdge({ source, target }: SceneEdge): MergedEdge {
  const from = middle(source)
  const to = middle(target)
  const x = Math.min(from.x, to.x)
  const y = Math.min(from.y, to.y)
  const box = { x, y, width: Math.abs(from.x - to.x) + 1, height: Math.abs(from.y - to.y) + 1 }
  return { source: source.id, target: target.id, from, to, box }
}

const pairs = new WeakMap<SceneEdge, string>()

function pairOf(edge: SceneEdge): string {
  const known = pairs.get(edge)
  if (known !== undefined) return known
  const { source, target } = edge
  const key = source.id < target.id ? `${source.id}|${target.id}` : `${target.id}|${source.id}`
  pairs.set(edge, key)
  return key
}

function middle({ x, y, width, height }: SceneNode): Point {
  return { x: x + width / 2, y: y + Math.min(height / 2, 60) }
}
