import {
  type Box,
  diagramEdges,
  type EdgeEnd,
  edgeEnds,
  type Fold,
  foldAnchor,
  foldOf,
  foldPartitions,
  type NodeEntity,
  type PartitionFolds,
  type Placement,
  type Relationship,
  schemaColors,
} from '@/lib/layout'
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

type Placements = Readonly<Record<string, Placement>>

/**
 * The scene of a schema. Nodes without a placement are left out. What did not change since `last` is
 * the same object as there, so that only what changed is drawn again. Linear.
 */
export function buildScene(
  last: Scene,
  schema: Schema,
  placements: Placements,
  hiddenSchemas: ReadonlySet<string>,
): Scene {
  const colors = new Map([...schemaColors(schema)].map(([name, n]) => [name, `schema-${n}`]))
  const nodes = new Map<EntityId, SceneNode>()
  const hidden: EntityId[] = []
  const { counts, homes } = foldPartitions(schema, placements)
  for (const entity of nodeEntities(schema)) {
    if (homes.has(entity.id)) continue
    const placement = placements[entity.id]
    if (!placement) continue
    if (placement.hidden) hidden.push(entity.id)
    if (placement.hidden || hiddenSchemas.has(entity.schema)) continue
    const color = placement.color || (colors.get(entity.schema) ?? 'schema-1')
    nodes.set(
      entity.id,
      keepNode(last.nodes.get(entity.id), entity, placement, color, counts.get(entity.id) ?? 0),
    )
  }
  const edges = buildEdges(last, schema, nodes, homes)
  return { nodes, edges, touching: touchingOf(edges), hidden, homes, schemaColors: colors }
}

/** The scene with some nodes elsewhere, as while they are dragged. */
export function moveNodes(
  scene: Scene,
  moves: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): Scene {
  if (moves.size === 0) return scene
  const nodes = new Map(scene.nodes)
  for (const [id, { x, y }] of moves) {
    const node = scene.nodes.get(id as EntityId)
    if (node) nodes.set(node.id, { ...node, x, y })
  }
  const edges = new Map(scene.edges)
  for (const id of moves.keys()) {
    for (const edge of scene.touching.get(id as EntityId) ?? []) {
      const source = nodes.get(edge.source.id)
      const target = nodes.get(edge.target.id)
      if (source && target) edges.set(edge.id, joinNodes(edge, source, target))
    }
  }
  return { ...scene, nodes, edges }
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

function keepNode(
  last: SceneNode | undefined,
  entity: NodeEntity,
  placement: Placement,
  color: string,
  partitions: number,
): SceneNode {
  const fold = foldOf(entity, placement, partitions)
  const same =
    last &&
    last.entity === entity &&
    last.x === placement.x &&
    last.y === placement.y &&
    last.color === color &&
    last.height === fold.height &&
    last.fold.more === fold.more &&
    last.fold.partitions === fold.partitions
  if (same) return last
  const { x, y } = placement
  return { id: entity.id, entity, fold, color, x, y, width: fold.width, height: fold.height }
}

function buildEdges(
  last: Scene,
  schema: Schema,
  nodes: ReadonlyMap<EntityId, SceneNode>,
  homes: PartitionFolds['homes'],
): ReadonlyMap<string, SceneEdge> {
  const edges = new Map<string, SceneEdge>()
  for (const { id, kind, from, to, relationship } of diagramEdges(schema, homes)) {
    const source = nodes.get(from)
    const target = nodes.get(to)
    if (!source || !target) continue
    const old = last.edges.get(id)
    const same = old && old.source === source && old.target === target && old.relationship === relationship
    edges.set(id, same ? old : joinNodes({ id, kind, relationship }, source, target))
  }
  return edges
}

function joinNodes(
  edge: Pick<SceneEdge, 'id' | 'kind' | 'relationship'>,
  source: SceneNode,
  target: SceneNode,
): SceneEdge {
  const { id, kind, relationship } = edge
  const fromY = foldAnchor(source.entity, source.fold, relationship?.fromColumns[0] ?? null)
  const toY = foldAnchor(target.entity, target.fold, relationship?.toColumns[0] ?? null)
  const ends = edgeEnds(source, fromY, target, toY)
  return { id, kind, relationship, source, target, ...ends }
}

function touchingOf(edges: ReadonlyMap<string, SceneEdge>): ReadonlyMap<EntityId, readonly SceneEdge[]> {
  const touching = new Map<EntityId, SceneEdge[]>()
  const add = (id: EntityId, edge: SceneEdge): void => {
    const list = touching.get(id)
    if (list) list.push(edge)
    else touching.set(id, [edge])
  }
  for (const edge of edges.values()) {
    add(edge.source.id, edge)
    if (edge.target.id !== edge.source.id) add(edge.target.id, edge)
  }
  return touching
}
