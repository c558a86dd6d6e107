import {
  arrowHead,
  type Blocks,
  type Box,
  blocksOf,
  cardinalitySign,
  distanceTo,
  type Point,
  type Route,
  routeBox,
  routePath,
  routePoints,
  routesOf,
} from '@/lib/layout'
import { overlaps, type Scene, type SceneEdge } from '../model/scene'

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
  // Where all cards stand as before, so do the lines of the same edges.
  const old = drawing.before?.get(edge.id)
  if (
    old &&
    old.edge === edge &&
    old.key === key &&
    group.every((one) => drawing.before?.get(one.id)?.edge === one)
  ) {
    drawing.lines.set(edge.id, old)
    return old.line
  }
  const routes = routesOf(group.includes(edge) ? group : [edge], pair, drawing.blocks)
  for (const one of group) {
    const route = routes.get(one.id)
    if (route) drawing.lines.set(one.id, { edge: one, key, line: draw(one, route) })
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
  readonly line: Line
}

interface Drawing {
  readonly blocks: Blocks
  readonly lines: Map<string, Drawn>
  /** Lines of the scene before, when all its cards stand where they stood. */
  readonly before: ReadonlyMap<string, Drawn> | null
}

const drawings = new WeakMap<Scene, Drawing>()
let latest: Scene | null = null

function drawingOf(scene: Scene): Drawing {
  const known = drawings.get(scene)
  if (known) return known
  const last = latest && standsAs(latest, scene) ? drawings.get(latest) : undefined
  const drawing: Drawing = {
    blocks: last?.blocks ?? blocksOf(scene.nodes.values()),
    lines: new Map(),
    before: last ? new Map([...(last.before ?? []), ...last.lines]) : null,
  }
  drawings.set(scene, drawing)
  latest = scene
  return drawing
}

function standsAs(old: Scene, scene: Scene): boolean {
  if (old.nodes.size !== scene.nodes.size) return false
  for (const node of scene.nodes.values()) {
    const other = old.nodes.get(node.id)
    if (other === node) continue
    if (!other || other.x !== node.x || other.y !== node.y) return false
    if (other.width !== node.width || other.height !== node.height) return false
  }
  return true
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
