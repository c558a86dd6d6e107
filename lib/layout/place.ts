import type { LayoutEdge, NodeSize, Placement } from './diagram.ts'
import type { Point } from './metrics.ts'
import type { Box } from './route.ts'

/** A node that stands somewhere already. */
export interface PlacedNode extends NodeSize {
  readonly x: number
  readonly y: number
}

/** Least blank space between two nodes that this module places, in diagram units. */
export const nodeGap = 48

/**
 * Positions for nodes that have none, by id, never overlapping each other or what stands already
 * (which does not move). A node with placed neighbours goes near them; the others are packed in
 * rows below, related ones together. With a view, a few new nodes go where someone looks: beside those
 * neighbours that are in it, else about its middle. The same input gives the same positions.
 */
export function placeNew(
  existing: readonly PlacedNode[],
  newNodes: readonly NodeSize[],
  relationships: readonly LayoutEdge[],
  view: Box | null = null,
): Readonly<Record<string, Placement>> {
  const taken = new Occupied()
  const placed = new Map<string, PlacedNode>()
  for (const node of existing) {
    taken.add(node)
    placed.set(node.id, node)
  }
  const neighbours = neighboursOf(relationships)
  const result: Record<string, Placement> = {}
  const put = (node: NodeSize, x: number, y: number) => {
    const spot = { ...node, x, y }
    taken.add(spot)
    placed.set(node.id, spot)
    result[node.id] = { x, y }
  }

  const fresh = new Map<string, NodeSize>()
  for (const node of newNodes) if (!placed.has(node.id)) fresh.set(node.id, node)
  const look = fresh.size <= mostInView && placed.size > 0 ? view : null
  const queue = [...fresh.values()].filter((node) => neighbours.get(node.id)?.some((id) => placed.has(id)))
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]
    if (!node || !fresh.has(node.id)) continue
    const around = neighbours.get(node.id) ?? []
    const near = around.flatMap((id) => placed.get(id) ?? [])
    const spot = look ? spotInView(node, near, look, taken) : spotNear(node, near, taken)
    if (!spot) continue
    put(node, spot.x, spot.y)
    fresh.delete(node.id)
    for (const id of around) {
      const next = fresh.get(id)
      if (next) queue.push(next)
    }
  }
  for (const node of look ? fresh.values() : []) {
    const spot = look && spotInView(node, [], look, taken)
    if (!spot) continue
    put(node, spot.x, spot.y)
    fresh.delete(node.id)
  }
  const loose = [...fresh.values()]
  const bottom = [...placed.values()].reduce((y, node) => Math.max(y, node.y + node.height + nodeGap * 2), 0)
  const left = [...placed.values()].reduce((x, node) => Math.min(x, node.x), placed.size === 0 ? 0 : Infinity)
  packRows(related(loose, neighbours), snap(left), placed.size === 0 ? 0 : snap(bottom), put)
  return result
}

/** Shelves as wide as make the whole about as wide as a screen is to its height. */
function packRows(
  nodes: readonly NodeSize[],
  left: number,
  top: number,
  put: (node: NodeSize, x: number, y: number) => void,
): void {
  let area = 0
  for (const node of nodes) area += (node.width + nodeGap) * (node.height + nodeGap)
  const width = Math.max(Math.sqrt(area * 1.7), 1)
  let x = left
  let y = top
  let tallest = 0
  for (const node of nodes) {
    if (x > left && x + node.width > left + width) {
      x = left
      y += tallest + nodeGap
      tallest = 0
    }
    put(node, x, y)
    x += node.width + nodeGap
    tallest = Math.max(tallest, node.height)
  }
}

/** Breadth first from the most connected, so that related nodes share a shelf or its neighbour. */
function related(
  nodes: readonly NodeSize[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): readonly NodeSize[] {
  const byId = new Map<string, NodeSize>(nodes.map((node) => [node.id, node]))
  const degree = (node: NodeSize) => neighbours.get(node.id)?.length ?? 0
  const seeds = [...nodes].sort((a, b) => degree(b) - degree(a))
  const seen = new Set<string>()
  const ordered: NodeSize[] = []
  for (const seed of seeds) {
    if (seen.has(seed.id)) continue
    seen.add(seed.id)
    const queue = [seed]
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]
      if (!node) break
      ordered.push(node)
      for (const id of neighbours.get(node.id) ?? []) {
        const next = byId.get(id)
        if (!next || seen.has(id)) continue
        seen.add(id)
        queue.push(next)
      }
    }
  }
  return ordered
}

/** More new nodes than this are a schema that came as a whole, which is no help in one view. */
const mostInView = 24

/** Beside the neighbours that are in the view; about its middle when none is. */
function spotInView(node: NodeSize, near: readonly PlacedNode[], view: Box, taken: Occupied): Point | null {
  const seen = near.filter(
    ({ x, y, width, height }) =>
      x < view.x + view.width && view.x < x + width && y < view.y + view.height && view.y < y + height,
  )
  if (seen.length > 0) return spotNear(node, seen, taken)
  const middle = {
    x: snap(view.x + (view.width - node.width) / 2),
    y: snap(view.y + (view.height - node.height) / 2),
  }
  return taken.isFree(middle.x, middle.y, node.width, node.height) ? middle : spotAround(node, middle, taken)
}

/** The free place nearest to the middle of the neighbours, searched ring by ring; null when crowded. */
function spotNear(node: NodeSize, near: readonly PlacedNode[], taken: Occupied): Point | null {
  if (near.length === 0) return null
  const centre = {
    x: snap(near.reduce((sum, other) => sum + other.x, 0) / near.length),
    y: snap(near.reduce((sum, other) => sum + other.y, 0) / near.length),
  }
  return spotAround(node, centre, taken)
}

function spotAround(node: NodeSize, centre: Point, taken: Occupied): Point | null {
  const stepX = node.width + nodeGap
  const stepY = Math.min(node.height + nodeGap, 160)
  for (let ring = 1; ring <= maxRings; ring++) {
    for (const [dx, dy] of ringOffsets(ring)) {
      const x = centre.x + dx * stepX
      const y = centre.y + dy * stepY
      if (taken.isFree(x, y, node.width, node.height)) return { x, y }
    }
  }
  return null
}

const maxRings = 8

/** Right first, then below, left, above and the corners: the reading order of a new thing. */
function ringOffsets(ring: number): readonly (readonly [number, number])[] {
  const offsets: [number, number][] = []
  for (let d = 0; d <= ring; d++) {
    for (const s of d === 0 ? [0] : [d, -d]) {
      offsets.push([ring, s], [s, ring], [-ring, s], [s, -ring])
    }
  }
  return offsets
}

function neighboursOf(edges: readonly LayoutEdge[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  const link = (from: string, to: string) => {
    const list = map.get(from)
    if (list) list.push(to)
    else map.set(from, [to])
  }
  for (const edge of edges) {
    if (edge.from === edge.to) continue
    link(edge.from, edge.to)
    link(edge.to, edge.from)
  }
  return map
}

/** Positions stay on the grid of eight that dragging snaps to. */
function snap(value: number): number {
  return Math.ceil(value / 8) * 8
}

const cellSize = 256

/** Boxes by the cells they touch, so that a test looks at few of them. */
class Occupied {
  private readonly cells = new Map<string, PlacedNode[]>()

  add(node: PlacedNode): void {
    for (const key of cellKeys(node.x, node.y, node.width, node.height)) {
      const cell = this.cells.get(key)
      if (cell) cell.push(node)
      else this.cells.set(key, [node])
    }
  }

  /** Whether a box with the gap around it touches nothing. */
  isFree(x: number, y: number, width: number, height: number): boolean {
    const right = x + width + nodeGap
    const bottom = y + height + nodeGap
    for (const key of cellKeys(x - nodeGap, y - nodeGap, width + 2 * nodeGap, height + 2 * nodeGap)) {
      for (const node of this.cells.get(key) ?? []) {
        const apart =
          node.x >= right ||
          node.x + node.width + nodeGap <= x ||
          node.y >= bottom ||
          node.y + node.height + nodeGap <= y
        if (!apart) return false
      }
    }
    return true
  }
}

function* cellKeys(x: number, y: number, width: number, height: number): Generator<string> {
  const right = Math.floor((x + width) / cellSize)
  const bottom = Math.floor((y + height) / cellSize)
  for (let cx = Math.floor(x / cellSize); cx <= right; cx++) {
    for (let cy = Math.floor(y / cellSize); cy <= bottom; cy++) yield `${cx}:${cy}`
  }
}
