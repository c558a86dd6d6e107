import type { Point } from './metrics.ts'

/** A node's box in diagram units. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where an edge leaves a box, and to which side: -1 left, 1 right. */
export interface EdgeEnd extends Point {
  readonly side: -1 | 1
}

/** Room beside a box for the signs of cardinality. */
export const edgeStub = 22

/**
 * The ends of an edge between two boxes at the given heights (relative to each box): facing sides
 * where there is room between them, else the same side of both.
 */
export function edgeEnds(
  from: Box,
  fromY: number,
  to: Box,
  toY: number,
): { readonly from: EdgeEnd; readonly to: EdgeEnd } {
  const room = edgeStub * 2
  const end = (box: Box, y: number, side: -1 | 1): EdgeEnd => ({
    x: side === 1 ? box.x + box.width : box.x,
    y: box.y + y,
    side,
  })
  if (from.x + from.width + room <= to.x) return { from: end(from, fromY, 1), to: end(to, toY, -1) }
  if (to.x + to.width + room <= from.x) return { from: end(from, fromY, -1), to: end(to, toY, 1) }
  const right = Math.abs(from.x + from.width - to.x - to.width) <= Math.abs(from.x - to.x)
  const side = right ? 1 : -1
  return { from: end(from, fromY, side), to: end(to, toY, side) }
}

/** One cubic curve; it starts where the one before it ends. */
export interface Curve {
  readonly c1: Point
  readonly c2: Point
  readonly end: Point
}

/** The way of a line: a straight stub at both ends, curves between them. */
export interface Route {
  readonly from: EdgeEnd
  readonly to: EdgeEnd
  /** From the end of the first stub to the start of the last. */
  readonly curves: readonly Curve[]
}

/** The plain way between two ends: one curve. */
export function directRoute(from: EdgeEnd, to: EdgeEnd): Route {
  const a = stubOf(from)
  const b = stubOf(to)
  const reach =
    from.side === to.side
      ? Math.min(120, 24 + Math.abs(a.y - b.y) / 4 + Math.abs(a.x - b.x) / 2)
      : Math.max(24, Math.abs(a.x - b.x) / 2)
  return bentRoute(from, to, reach)
}

/** One curve that leaves both stubs straight for so far. */
export function bentRoute(from: EdgeEnd, to: EdgeEnd, reach: number): Route {
  const a = stubOf(from)
  const b = stubOf(to)
  const c1 = { x: a.x + from.side * reach, y: a.y }
  const c2 = { x: b.x + to.side * reach, y: b.y }
  return { from, to, curves: [{ c1, c2, end: b }] }
}

/** The way along a level stretch between two heights of the diagram, for ends that face each other. */
export function levelRoute(from: EdgeEnd, to: EdgeEnd, y: number, left: number, right: number): Route {
  const [first, second] = from.side === 1 ? [left, right] : [right, left]
  const a = stubOf(from)
  const b = stubOf(to)
  const enter = { x: first, y }
  const leave = { x: second, y }
  return { from, to, curves: [swing(a, enter), swing(enter, leave), swing(leave, b)] }
}

/** Where an end's stub ends. */
export function stubOf({ x, y, side }: EdgeEnd): Point {
  return { x: x + side * edgeStub, y }
}

/** SVG path data of a route. */
export function routePath({ from, to, curves }: Route): string {
  const parts = curves.map(({ c1, c2, end }) => `C${at(c1)} ${at(c2)} ${at(end)}`)
  return `M${at(from)}L${at(stubOf(from))}${parts.join('')}L${at(to)}`
}

/** Points along a route, close enough together to stand for it. */
export function routePoints({ from, to, curves }: Route): readonly Point[] {
  let start = stubOf(from)
  const points: Point[] = [from, start]
  for (const { c1, c2, end } of curves) {
    for (let step = 1; step <= samples; step++) {
      const t = step / samples
      const u = 1 - t
      const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
      points.push({
        x: p * start.x + q * c1.x + r * c2.x + s * end.x,
        y: p * start.y + q * c1.y + r * c2.y + s * end.y,
      })
    }
    start = end
  }
  points.push(to)
  return points
}

const samples = 16

/** A box that a route does not leave. */
export function routeBox({ from, to, curves }: Route): Box {
  const points: readonly Point[] = [
    from,
    to,
    stubOf(from),
    ...curves.flatMap(({ c1, c2, end }) => [c1, c2, end]),
  ]
  const left = Math.min(...points.map((point) => point.x))
  const top = Math.min(...points.map((point) => point.y))
  const right = Math.max(...points.map((point) => point.x))
  const bottom = Math.max(...points.map((point) => point.y))
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** How far a point is from a line through points. */
export function distanceTo(points: readonly Point[], { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY
  for (let at = 1; at < points.length; at++) {
    const a = points[at - 1]
    const b = points[at]
    if (!a || !b) break
    const dx = b.x - a.x
    const dy = b.y - a.y
    const length = dx * dx + dy * dy
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length))
    least = Math.min(least, Math.hypot(x - a.x - t * dx, y - a.y - t * dy))
  }
  return least
}

/** A sign of cardinality: bars and crow's foot to stroke, and the circle to fill with the ground first. */
export interface Sign {
  readonly strokes: string
  readonly circle: string | null
}

/** SVG path data of the sign at an end; what says how many stands at the box, the least of it beyond. */
export function cardinalitySign(
  end: EdgeEnd,
  cardinality: { readonly min: 0 | 1; readonly max: 1 | 'many' },
): Sign {
  const { x, y, side } = end
  const isMany = cardinality.max === 'many'
  const most = isMany
    ? `M${at({ x, y: y - 6 })}L${at({ x: x + side * 11, y })}L${at({ x, y: y + 6 })}`
    : bar(x + side * 6, y)
  if (cardinality.min === 1) return { strokes: most + bar(x + side * (isMany ? 15 : 11), y), circle: null }
  const left = round(x + side * (isMany ? 15.5 : 13) - 4)
  return { strokes: most, circle: `M${left} ${round(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z` }
}

/** SVG path data of the arrow head of a line that is no foreign key. */
export function arrowHead({ x, y, side }: EdgeEnd): string {
  const wing = x + side * 9
  return `M${at({ x: wing, y: y - 5 })}L${at({ x, y })}L${at({ x: wing, y: y + 5 })}`
}

/** A curve that is level at both points. */
function swing(start: Point, end: Point): Curve {
  const middle = (start.x + end.x) / 2
  return { c1: { x: middle, y: start.y }, c2: { x: middle, y: end.y }, end }
}

function bar(x: number, y: number): string {
  return `M${at({ x, y: y - 6 })}L${at({ x, y: y + 6 })}`
}

function at(point: Point): string {
  return `${round(point.x)} ${round(point.y)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
