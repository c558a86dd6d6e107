import {
  arrowHead,
  type Blocks,
  type Box,
  blocksOf,
  cardinalitySign,
  distanceTo,
  type EdgeEnd,
  type Point,
  type Route,
  routeBox,
  routePath,
  routePoints,
  routesOf,
} from '@/lib/layout'
import { overlaps, type Scene, type SceneEdge, type SceneNode } from '../model/scene'

/** A line as it is drawn, in diagram units; all of it SVG path data but for its place. */
export interface Line {
  readonly path: string
  /** Signs at both ends: what is stroked, never dashed. */
  readonly strokes: string
  /** Hollow circles, filled with the ground so that the line does not show through. */
  readonly circles: string
  readonly points: readonly Point[]
  readonly box: Box
}

/** The line of an edge in a scene; worked out once, together with the other lines between its nodes. */
export function lineOf(scene: Scene, edge: SceneEdge): Line {
  const drawing = drawingOf(scene)
  const known = drawing.lines.get(edge.id)
  if (known) return known.line
  const pair = [edge.source.id, edge.target.id] as const
  const beside = (scene.touching.get(edge.source.id) ?? []).flatMap(({ id }) => {
    const one = scene.edges.get(id)
    return one && pair.includes(one.source.id) && pair.includes(one.target.id) ? [one] : []
  })
  // A self-reference shares its node with the lines of every pair, but is no line between two.
  const group = beside.filter((one) => (one.source === one.target) === (edge.source === edge.target))
  const key = group.map(({ id }) => id).join('\n')
  const together = group.includes(edge) ? group : [edge]
  const old = drawing.before?.get(edge.id)
  if (old?.key === key && together.every((one) => isKept(drawing, one))) {
    drawing.lines.set(edge.id, { ...old, edge })
    return old.line
  }
  const { blocks, seen } = watched(drawing.blocks)
  const routes = routesOf(together, pair, blocks)
  for (const one of together) {
    const route = routes.get(one.id)
    if (route) drawing.lines.set(one.id, { edge: one, key, seen: seen(), line: draw(one, route) })
  }
  const made = drawing.lines.get(edge.id)
  if (!made) throw new Error(`canvas: no line for ${edge.id}`)
  return made.line
}

/** The edges drawn for a part of the diagram. A line that only passes through says nothing there. */
export function edgesIn(scene: Scene, box: Box): readonly SceneEdge[] {
  return [...scene.edges.values()].filter((edge) => overlaps(edge.source, box) || overlaps(edge.target, box))
}

/** The edge whose line is nearest to a point, no further than `reach`; of those drawn for `box`. */
export function edgeAt(scene: Scene, box: Box, point: Point, reach: number): SceneEdge | null {
  let found: SceneEdge | null = null
  let least = reach
  for (const edge of scene.edges.values()) {
    if (!overlaps(edge.source, box) && !overlaps(edge.target, box)) continue
    const { box: around, points } = lineOf(scene, edge)
    if (
      point.x < around.x - reach ||
      point.x > around.x + around.width + reach ||
      point.y < around.y - reach ||
      point.y > around.y + around.height + reach
    )
      continue
    const distance = distanceTo(points, point)
    if (distance > least) continue
    least = distance
    found = edge
  }
  return found
}

/** The middle of a line, where its name goes. */
export function lineMiddle({ points }: Line): Point {
  return points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
}

interface Drawn {
  readonly edge: SceneEdge
  /** The edges that it was drawn beside. */
  readonly key: string
  /** Holds all points at which its way depends on the cards there; null when it was asked for none. */
  readonly seen: Box | null
  readonly line: Line
}

interface Drawing {
  readonly blocks: Blocks
  readonly lines: Map<string, Drawn>
  /** Lines of the scene before, when it has the same cards. */
  readonly before: ReadonlyMap<string, Drawn> | null
  /** Where cards stood or stand that moved since then. */
  readonly moved: readonly SceneNode[]
}

const drawings = new WeakMap<Scene, Drawing>()
let latest: Scene | null = null

/** Beyond so many cards moved at once all lines are drawn anew. */
const fewMoved = 8

function drawingOf(scene: Scene): Drawing {
  const known = drawings.get(scene)
  if (known) return known
  const moved = latest && movedNodes(latest, scene)
  const last = latest && moved ? drawings.get(latest) : undefined
  const drawing: Drawing = {
    blocks: last && moved?.length === 0 ? last.blocks : blocksOf(scene.nodes.values()),
    lines: new Map(),
    before: last ? linesBefore(last) : null,
    moved: moved ?? [],
  }
  drawings.set(scene, drawing)
  latest = scene
  return drawing
}

/** The lines of a drawing, with those it could have taken over but never was asked for. */
function linesBefore(drawing: Drawing): ReadonlyMap<string, Drawn> {
  const lines = new Map(drawing.lines)
  for (const [id, drawn] of drawing.before ?? []) {
    if (!lines.has(id) && isClear(drawn, drawing.moved)) lines.set(id, drawn)
  }
  return lines
}

/** The cards that do not stand as before, as they did and as they do; null when they are other cards or many. */
function movedNodes(old: Scene, scene: Scene): readonly SceneNode[] | null {
  if (old.nodes.size !== scene.nodes.size) return null
  const moved: SceneNode[] = []
  for (const node of scene.nodes.values()) {
    const other = old.nodes.get(node.id)
    if (other === node) continue
    if (!other) return null
    const stands = other.x === node.x && other.y === node.y
    if (!stands || other.width !== node.width || other.height !== node.height) moved.push(other, node)
    if (moved.length > 2 * fewMoved) return null
  }
  return moved
}

/** Whether the way of an edge would be found as it was before: of the same ends, past the same cards. */
function isKept({ before, moved }: Drawing, edge: SceneEdge): boolean {
  const old = before?.get(edge.id)
  return old !== undefined && drawsAlike(old.edge, edge) && isClear(old, moved)
}

function isClear({ edge, seen }: Drawn, moved: readonly SceneNode[]): boolean {
  if (seen === null) return true
  // Its own two cards are nothing that a line goes around.
  return !moved.some((box) => box.id !== edge.source.id && box.id !== edge.target.id && overlaps(seen, box))
}

function drawsAlike(a: SceneEdge, b: SceneEdge): boolean {
  if (a === b) return true
  return (
    a.kind === b.kind &&
    sameEnd(a.from, b.from) &&
    sameEnd(a.to, b.to) &&
    a.relationship?.identifying === b.relationship?.identifying &&
    sameCardinality(a.relationship, b.relationship)
  )
}

function sameEnd(a: EdgeEnd, b: EdgeEnd): boolean {
  return a.x === b.x && a.y === b.y && a.side === b.side
}

function sameCardinality(a: SceneEdge['relationship'], b: SceneEdge['relationship']): boolean {
  if (!a || !b) return a === b
  const [one, other] = [a.cardinality, b.cardinality]
  return (
    one.from.min === other.from.min &&
    one.from.max === other.from.max &&
    one.to.min === other.to.min &&
    one.to.max === other.to.max
  )
}

/** Blocks that remember where they were asked about. */
function watched(blocks: Blocks): { readonly blocks: Blocks; readonly seen: () => Box | null } {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  return {
    blocks: {
      crossed(points, but) {
        for (const { x, y } of points) {
          left = Math.min(left, x)
          top = Math.min(top, y)
          right = Math.max(right, x)
          bottom = Math.max(bottom, y)
        }
        return blocks.crossed(points, but)
      },
    },
    // One unit more on each side: a box that a point lies in overlaps it, whatever its own extent.
    seen: () =>
      left > right ? null : { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 },
  }
}

function draw(edge: SceneEdge, route: Route): Line {
  const { relationship } = edge
  const from = relationship && cardinalitySign(route.from, relationship.cardinality.from)
  const to = relationship && cardinalitySign(route.to, relationship.cardinality.to)
  return {
    path: routePath(route),
    strokes: from && to ? from.strokes + to.strokes : arrowHead(route.to),
    circles: `${from?.circle ?? ''}${to?.circle ?? ''}`,
    points: routePoints(route),
    box: routeBox(route),
  }
}
