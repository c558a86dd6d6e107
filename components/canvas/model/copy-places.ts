import { type Box, nodeGap, type Placement } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { boundsOf, overlaps, type Scene, type SceneNode } from './scene'

/**
 * Places for copies of nodes that stand on the diagram: the whole group as near to its originals as it
 * is free of other nodes, right of them first. What has no original here is left out.
 */
export function placesBeside(
  scene: Scene,
  placements: Readonly<Record<string, Placement>>,
  copies: readonly (readonly [original: EntityId, copy: EntityId])[],
): Readonly<Record<string, Placement>> {
  const group = copies.flatMap(([from, to]) => {
    const node = from === to ? undefined : scene.nodes.get(from)
    return node ? [{ node, to }] : []
  })
  const bounds = boundsOf(group.map(({ node }) => node))
  if (!bounds) return {}
  const [dx, dy] = freeShift(
    [...scene.nodes.values()],
    group.map(({ node }) => node),
    bounds,
  )
  return Object.fromEntries(
    group.map(({ node, to }) => [to, { ...placements[node.id], x: node.x + dx, y: node.y + dy }]),
  )
}

function freeShift(
  others: readonly SceneNode[],
  group: readonly Box[],
  { width, height }: Box,
): readonly [number, number] {
  const stepX = Math.ceil((width + nodeGap) / 8) * 8
  const stepY = Math.ceil((height + nodeGap) / 8) * 8
  const isFree = (dx: number, dy: number): boolean =>
    group.every(({ x, y, ...size }) => {
      const moved = { ...size, x: x + dx, y: y + dy }
      return !others.some((other) => overlaps(other, moved))
    })
  for (let ring = 1; ring <= rings; ring++) {
    for (const [x, y] of sides)
      if (isFree(x * ring * stepX, y * ring * stepY)) return [x * ring * stepX, y * ring * stepY]
  }
  return [nudge, nudge]
}

/** How far it is looked for a free place, in sizes of the group. */
const rings = 6

/** Where copies go on a diagram that is full all around. */
const nudge = 40

/** Right, below, left, above, then the corners. */
const sides = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const
