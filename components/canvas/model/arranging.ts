import { type ArrangeEdge, type ArrangeInput, foldAnchor, nodeMetrics } from '@/lib/layout'
import { type EntityId, entityId } from '@/lib/schema'
import type { Scene, SceneEdge, SceneNode } from './scene'

/** What an automatic layout of some nodes is asked: them, all that joins them, and where it will be looked at. */
export function arrangeInput(
  scene: Scene,
  ids: readonly EntityId[],
  canvas: { readonly width: number; readonly height: number },
): ArrangeInput {
  const nodes = ids.flatMap((id) => scene.nodes.get(id) ?? [])
  const edges = [...scene.edges.values()]
  return {
    nodes: nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: [...edges.map(pullOf), ...nodes.flatMap((node) => enumPulls(scene, node))],
    satellites: edges
      .filter((edge) => edge.kind === 'partition')
      .map(({ source, target }) => [source.id, target.id]),
    aspect: aspectOf(canvas),
  }
}

/** Neither a tower nor a ribbon, whatever the panels leave of the window. */
function aspectOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return height > 0 ? Math.min(2.2, Math.max(0.8, width / height)) : 1.6
}

function pullOf({ source, target, from, to, relationship }: SceneEdge): ArrangeEdge {
  const isSame = source.entity.schema === target.entity.schema
  return {
    from: source.id,
    to: target.id,
    fromY: from.y - source.y,
    toY: to.y - target.y,
    weight: (relationship ? 1 : 0.5) * (isSame ? 1 : 0.5),
  }
}

/** No line is drawn from a column to the enum it has, but it is good to have that near. */
function enumPulls(scene: Scene, { id, entity, fold }: SceneNode): readonly ArrangeEdge[] {
  if (entity.entity !== 'table') return []
  return entity.columns.flatMap(({ name, type }) => {
    if (type.schema === null) return []
    const to = entityId('enum', type.schema, type.name)
    if (!scene.nodes.has(to)) return []
    const fromY = foldAnchor(entity, fold, name)
    return [{ from: id, to, fromY, toY: nodeMetrics.headerHeight / 2, weight: 0.4 }]
  })
}
