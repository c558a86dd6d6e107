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

/** SVG path data of an edge: straight stubs at both ends, one curve between them. */
export function edgePath(from: EdgeEnd, to: EdgeEnd): string {
  const { a, b, c1, c2 } = controlPoints(from, to)
  return `M${at(from)}L${at(a)}C${at(c1)} ${at(c2)} ${at(b)}L${at(to)}`
}

/** A box that an edge's path does not leave. */
export function edgeReach(from: EdgeEnd, to: EdgeEnd): Box {
  const { a, b, c1, c2 } = controlPoints(from, to)
  const points = [from, to, a, b, c1, c2]
  const left = Math.min(...points.map((point) => point.x))
  const top = Math.min(...points.map((point) => point.y))
  const right = Math.max(...points.map((point) => point.x))
  const bottom = Math.max(...points.map((point) => point.y))
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function controlPoints(from: EdgeEnd, to: EdgeEnd) {
  const a = { x: from.x + from.side * edgeStub, y: from.y }
  const b = { x: to.x + to.side * edgeStub, y: to.y }
  const reach =
    from.side === to.side
      ? Math.min(120, 24 + Math.abs(a.y - b.y) / 4 + Math.abs(a.x - b.x) / 2)
      : Math.max(24, Math.abs(a.x - b.x) / 2)
  return { a, b, c1: { x: a.x + from.side * reach, y: a.y }, c2: { x: b.x + to.side * reach, y: b.y } }
}

/** SVG path data of the sign of cardinality at an end: bars and crow's foot; a circle is two arcs. */
export function cardinalityPath(
  end: EdgeEnd,
  cardinality: { readonly min: 0 | 1; readonly max: 1 | 'many' },
): string {
  const { x, y, side } = end
  const parts: string[] = []
  if (cardinality.max === 'many') {
    parts.push(`M${x} ${y - 6}L${x + side * 11} ${y}L${x} ${y + 6}`)
  } else parts.push(bar(x + side * 7, y))
  if (cardinality.min === 1) parts.push(bar(x + side * 12, y))
  else {
    const centre = x + side * 16
    parts.push(`M${centre - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`)
  }
  return parts.join('')
}

function bar(x: number, y: number): string {
  return `M${x} ${y - 6}L${x} ${y + 6}`
}

function at(point: Point): string {
  return `${round(point.x)} ${round(point.y)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
