import { edgeEnds, foldAnchor, foldOf, type NodeEntity, type Placement } from '@/lib/layout'
import type { SceneEdge, SceneNode } from './scene'

/** The node of an entity in its place; the last one where it says the same. */
export function keepNode(
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

/** The line between two nodes, from where its columns stand. */
export function joinNodes(
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
