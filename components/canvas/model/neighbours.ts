import type { EntityId } from '@/lib/schema'
import type { Scene, SceneNode } from './scene'

/** The node after (or before) another in reading order, rows of the diagram from the top; null at the end. */
export function nextInReadingOrder(
  scene: Scene,
  from: EntityId | null,
  direction: 'next' | 'previous',
): SceneNode | null {
  const ordered = [...scene.nodes.values()].sort(byPlace)
  if (direction === 'previous') ordered.reverse()
  if (from === null) return ordered[0] ?? null
  const at = ordered.findIndex((node) => node.id === from)
  return ordered[at + 1] ?? null
}

/** The nearest node in a direction, looking mostly straight ahead; null when there is none. */
export function nodeTowards(scene: Scene, from: SceneNode, dx: number, dy: number): SceneNode | null {
  let best: SceneNode | null = null
  let least = Number.POSITIVE_INFINITY
  for (const node of scene.nodes.values()) {
    const x = node.x + node.width / 2 - from.x - from.width / 2
    const y = node.y - from.y
    const ahead = x * dx + y * dy
    if (node.id === from.id || ahead <= 0) continue
    const aside = Math.abs(x * dy) + Math.abs(y * dx)
    const cost = ahead + aside * 2
    if (cost >= least) continue
    least = cost
    best = node
  }
  return best
}

const rowPitch = 120

function byPlace(a: SceneNode, b: SceneNode): number {
  return Math.round(a.y / rowPitch) - Math.round(b.y / rowPitch) || a.x - b.x || a.y - b.y
}
