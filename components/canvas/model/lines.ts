import { cardinalityPath, type EdgeEnd, edgePath, edgeStub } from '@/lib/layout'
import type { SceneEdge } from './scene'

/** SVG path data of a whole edge: its line and the signs at both ends. */
export function linePath(edge: SceneEdge): string {
  const line = edgePath(edge.from, edge.to)
  if (!edge.relationship) return line + arrowHead(edge.to)
  const { cardinality } = edge.relationship
  return line + cardinalityPath(edge.from, cardinality.from) + cardinalityPath(edge.to, cardinality.to)
}

/** The middle of the edge's curve, where its label goes. */
export function lineMiddle({ from, to }: SceneEdge): { readonly x: number; readonly y: number } {
  const y = (from.y + to.y) / 2
  if (from.side !== to.side) return { x: (from.x + to.x) / 2, y }
  const outer = from.side === 1 ? Math.max(from.x, to.x) : Math.min(from.x, to.x)
  return { x: outer + from.side * (edgeStub + 40), y }
}

function arrowHead({ x, y, side }: EdgeEnd): string {
  return `M${x + side * 9} ${y - 5}L${x} ${y}L${x + side * 9} ${y + 5}`
}
