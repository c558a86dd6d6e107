import { diagramEdges, foldPartitions, type PartitionFolds, type Placement, schemaColors } from '@/lib/layout'
import type { EntityId, Schema } from '@/lib/schema'
import { patchScene, type SceneSource } from './patch-scene'
import { nodeEntities, type Scene, type SceneEdge, type SceneNode } from './scene'
import { joinNodes, keepNode } from './scene-parts'

/** Where nodes stand, by id. */
export type Placements = Readonly<Record<string, Placement>>

/**
 * The scene of a schema. Nodes without a placement are left out. What did not change since `last` is the
 * same object as there, down from the scene itself, so that only what changed is drawn again. Linear.
 */
export function buildScene(
  last: Scene,
  schema: Schema,
  placements: Placements,
  hiddenSchemas: ReadonlySet<string>,
): Scene {
  const { tables, views, enums } = schema
  const source: SceneSource = { schema: { tables, views, enums }, placements, hiddenSchemas }
  const before = sources.get(last)
  const scene = (before && patchScene(last, before, source)) ?? buildAnew(last, schema, source)
  sources.set(scene, source)
  return scene
}

const sources = new WeakMap<Scene, SceneSource>()

function buildAnew(last: Scene, schema: Schema, { placements, hiddenSchemas }: SceneSource): Scene {
  const colors = new Map([...schemaColors(schema)].map(([name, n]) => [name, `schema-${n}`]))
  const found = new Map<EntityId, SceneNode>()
  const hidden: EntityId[] = []
  const { counts, homes } = foldPartitions(schema, placements)
  for (const entity of nodeEntities(schema)) {
    if (homes.has(entity.id)) continue
    const placement = placements[entity.id]
    if (!placement) continue
    if (placement.hidden) hidden.push(entity.id)
    if (placement.hidden || hiddenSchemas.has(entity.schema)) continue
    const color = placement.color || (colors.get(entity.schema) ?? 'schema-1')
    found.set(
      entity.id,
      keepNode(last.nodes.get(entity.id), entity, placement, color, counts.get(entity.id) ?? 0),
    )
  }
  const nodes = keepMap(last.nodes, found)
  const edges = keepMap(last.edges, findEdges(last, schema, nodes, homes))
  return keepScene(last, {
    nodes,
    edges,
    touching: edges === last.edges ? last.touching : touchingOf(edges),
    hidden: sameItems(last.hidden, hidden) ? last.hidden : hidden,
    homes: keepMap(last.homes, homes),
    schemaColors: keepMap(last.schemaColors, colors),
  })
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

function findEdges(
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

/** The old scene where every part of the new one is the old one's. */
function keepScene(last: Scene, next: Scene): Scene {
  const parts = Object.keys(next) as (keyof Scene)[]
  return parts.every((part) => next[part] === last[part]) ? last : next
}

/** The old map where the new one has the same values under the same keys in the same order. */
function keepMap<K, V>(old: ReadonlyMap<K, V>, next: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  if (old.size !== next.size) return next
  const others = old.entries()
  for (const [key, value] of next) {
    const other = others.next().value
    if (other?.[0] !== key || other[1] !== value) return next
  }
  return old
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}
