import { type NodeEntity, relationshipsOfTable } from '@/lib/layout'
import type { EntityId, Schema } from '@/lib/schema'
import type { Placements } from './build-scene'
import type { Scene, SceneEdge, SceneNode } from './scene'
import { joinNodes, keepNode } from './scene-parts'

/** What a scene was built from. */
export interface SceneSource {
  readonly schema: Pick<Schema, 'tables' | 'views' | 'enums'>
  readonly placements: Placements
  readonly hiddenSchemas: ReadonlySet<string>
}

/** More changed entities than this are drawn faster with all the rest. */
const most = 16

/**
 * The scene after an edit of a few entities, with all others looked at by identity alone; null where the
 * edit may change more: which nodes there are, what they are part of, or which lines.
 */
export function patchScene(last: Scene, from: SceneSource, to: SceneSource): Scene | null {
  if (from.placements !== to.placements || from.hiddenSchemas !== to.hiddenSchemas) return null
  const changed = changedEntities(from.schema, to.schema)
  if (!changed) return null
  const nodes = new Map<EntityId, SceneNode>()
  const relationships = new Map<string, SceneEdge['relationship']>()
  for (const [old, entity] of changed) {
    if (!standsAlike(old, entity, last)) return null
    const node = last.nodes.get(entity.id)
    const placement = to.placements[entity.id]
    if (!node || !placement) continue
    const next = keepNode(node, entity, placement, node.color, node.fold.partitions)
    if (next !== node) nodes.set(entity.id, next)
    if (entity.entity !== 'table') continue
    for (const relationship of relationshipsOfTable(entity)) relationships.set(relationship.id, relationship)
  }
  if (nodes.size === 0) return last
  return { ...last, nodes: new Map([...last.nodes, ...nodes]), ...movedEdges(last, nodes, relationships) }
}

/** Pairs of what was and what is now, where all ids are the same in the same order; else null. */
function changedEntities(
  before: SceneSource['schema'],
  after: SceneSource['schema'],
): readonly (readonly [NodeEntity, NodeEntity])[] | null {
  const changed: (readonly [NodeEntity, NodeEntity])[] = []
  const compare = <T extends NodeEntity>(old: ReadonlyMap<EntityId, T>, next: ReadonlyMap<EntityId, T>) => {
    if (old === next) return true
    if (old.size !== next.size) return false
    const others = old.values()
    for (const entity of next.values()) {
      const other = others.next().value
      if (other === entity) continue
      if (other?.id !== entity.id || changed.length === most) return false
      changed.push([other, entity])
    }
    return true
  }
  const isSame =
    compare(before.tables, after.tables) &&
    compare(before.views, after.views) &&
    compare(before.enums, after.enums)
  return isSame ? changed : null
}

/** Whether an entity has the lines it had, and no part in partitions, whose lines are those of others. */
function standsAlike(old: NodeEntity, entity: NodeEntity, { homes, nodes }: Scene): boolean {
  if (entity.schema !== old.schema) return false
  if (entity.entity === 'view') return old.entity === 'view' && old.dependsOn === entity.dependsOn
  if (entity.entity === 'enum') return old.entity === 'enum'
  if (old.entity !== 'table') return false
  if (old.partitionOf || entity.partitionOf || homes.has(entity.id)) return false
  if ((nodes.get(entity.id)?.fold.partitions ?? 0) > 0) return false
  if (old.inherits !== entity.inherits && old.inherits.length + entity.inherits.length > 0) return false
  const before = relationshipsOfTable(old)
  const after = relationshipsOfTable(entity)
  const ids = new Set(after.map(({ id }) => id))
  return (
    before.length === after.length &&
    ids.size === after.length &&
    after.every(({ id, to }, at) => before[at]?.id === id && before[at]?.to === to && !homes.has(to))
  )
}

/** The lines of nodes that are others now, and with them what touches what. */
function movedEdges(
  last: Scene,
  nodes: ReadonlyMap<EntityId, SceneNode>,
  relationships: ReadonlyMap<string, SceneEdge['relationship']>,
): Pick<Scene, 'edges' | 'touching'> {
  const moved = new Map<SceneEdge, SceneEdge>()
  const ends = new Set<EntityId>()
  for (const id of nodes.keys()) {
    for (const edge of last.touching.get(id) ?? []) {
      if (moved.has(edge)) continue
      const source = nodes.get(edge.source.id) ?? edge.source
      const target = nodes.get(edge.target.id) ?? edge.target
      const relationship = relationships.get(edge.id) ?? edge.relationship
      moved.set(edge, joinNodes({ ...edge, relationship }, source, target))
      ends.add(source.id).add(target.id)
    }
  }
  if (moved.size === 0) return { edges: last.edges, touching: last.touching }
  const edges = new Map(last.edges)
  for (const edge of moved.values()) edges.set(edge.id, edge)
  const touching = new Map(last.touching)
  for (const id of ends) {
    const edgesOfNode = last.touching.get(id) ?? []
    touching.set(
      id,
      edgesOfNode.map((edge) => moved.get(edge) ?? edge),
    )
  }
  return { edges, touching }
}
