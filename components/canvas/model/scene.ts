import type { Box, EdgeEnd, Fold, NodeEntity, Relationship } from '@/lib/layout'
import type { EntityId, Schema } from '@/lib/schema'

/** A table, view or enum in its place. The same object as long as nothing about it changes. */
export interface SceneNode extends Box {
  readonly id: EntityId
  readonly entity: NodeEntity
  readonly fold: Fold
  /** A colour token of the palette, e.g. `schema-3`. */
  readonly color: string
}

/** A line between two nodes. The same object as long as it and both nodes are. */
export interface SceneEdge {
  readonly id: string
  readonly kind: 'key' | 'reads' | 'partition' | 'inherits'
  readonly source: SceneNode
  readonly target: SceneNode
  readonly from: EdgeEnd
  readonly to: EdgeEnd
  /** Null for an edge that is no foreign key. */
  readonly relationship: Relationship | null
}

/** Everything drawn, in diagram units. */
export interface Scene {
  readonly nodes: ReadonlyMap<EntityId, SceneNode>
  readonly edges: ReadonlyMap<string, SceneEdge>
  /** Edges by the nodes they touch. */
  readonly touching: ReadonlyMap<EntityId, readonly SceneEdge[]>
  readonly hidden: readonly EntityId[]
  /** Partitions without a card of their own, by the table whose card they stand in. */
  readonly homes: ReadonlyMap<EntityId, EntityId>
  /** Schemas that hold nodes, with their colour tokens, in order of declaration. */
  readonly schemaColors: ReadonlyMap<string, string>
}

export const emptyScene: Scene = {
  nodes: new Map(),
  edges: new Map(),
  touching: new Map(),
  hidden: [],
  homes: new Map(),
  schemaColors: new Map(),
}

/** Every entity of a schema that stands on the diagram as a node. */
export function* nodeEntities(schema: Schema): Generator<NodeEntity> {
  yield* schema.tables.values()
  yield* schema.views.values()
  yield* schema.enums.values()
}

/** The smallest box around boxes; null when there are none. */
export function boundsOf(boxes: Iterable<Box>): Box | null {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

export function contains(box: Box, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= box.x && point.x < box.x + box.width && point.y >= box.y && point.y < box.y + box.height
}

/** The topmost node at a point; nodes drawn later lie above. */
export function nodeAt(scene: Scene, point: { readonly x: number; readonly y: number }): SceneNode | null {
  let found: SceneNode | null = null
  for (const node of scene.nodes.values()) if (contains(node, point)) found = node
  return found
}
