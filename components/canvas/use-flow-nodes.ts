import { useMemo } from 'react'
import { type Annotation, type Box, nodeMetrics } from '@/lib/layout'
import { useWorkbench } from '../state/use-workbench'
import { useCanvas } from './canvas-store'
import type { CanvasFlowNode } from './input/command-context'
import { nodeOf } from './model/badges'
import { overlaps, type Scene, type SceneNode } from './model/scene'
import { spokenNode } from './model/words'
import type { AnnotationFlowNode } from './nodes/annotation-node'
import type { EntityFlowNode } from './nodes/entity-node'

/**
 * The nodes that React Flow mounts: those in the window, or from afar (where a canvas paints them)
 * only the one under the pointer. The same objects as before where nothing changed.
 */
export function useFlowNodes(scene: Scene, window: Box): CanvasFlowNode[] {
  const detail = useCanvas((state) => state.detail)
  const hot = useCanvas((state) => state.hot)
  const moves = useCanvas((state) => state.moves)
  const chosen = useCanvas((state) => state.annotation)
  const selection = useWorkbench((state) => state.selection)
  const annotations = useWorkbench((state) => state.layout.annotations)
  const locked = useWorkbench((state) => state.comparison !== null)
  const selected = useMemo(() => {
    const nodes = selection.map(nodeOf)
    return new Set(nodes.map((id) => (id === null ? null : (scene.homes.get(id) ?? id))))
  }, [selection, scene.homes])

  return useMemo(() => {
    const nodes: CanvasFlowNode[] = []
    for (const annotation of annotations) {
      const spot = moves.get(annotation.id)
      const placed = spot ? { ...annotation, ...spot } : annotation
      const isChosen = chosen === annotation.id || chosen === `edit ${annotation.id}`
      if (overlaps(placed, window)) nodes.push(annotationNode(placed, isChosen))
    }
    for (const node of scene.nodes.values()) {
      const mounted = detail === 'rows' ? overlaps(node, window) : node.id === hot
      if (mounted) nodes.push(entityNode(node, scene, selected.has(node.id), locked))
    }
    return nodes
  }, [scene, window, detail, hot, moves, chosen, selected, annotations, locked])
}

const known = new WeakMap<SceneNode, EntityFlowNode>()

function entityNode(node: SceneNode, scene: Scene, selected: boolean, locked: boolean): EntityFlowNode {
  const old = known.get(node)
  const ariaLabel = spokenNode(node, scene)
  if (old && old.selected === selected && old.draggable !== locked && old.ariaLabel === ariaLabel) return old
  const made: EntityFlowNode = {
    id: node.id,
    type: 'entity',
    ...(node.width >= nodeMetrics.maxWidth && { className: 'wide' }),
    position: { x: node.x, y: node.y },
    width: node.width,
    height: node.height,
    data: { node },
    selected,
    draggable: !locked,
    ariaLabel,
    zIndex: selected ? 2 : 1,
  }
  known.set(node, made)
  return made
}

function annotationNode(annotation: Annotation, selected: boolean): AnnotationFlowNode {
  return {
    id: annotation.id,
    type: 'annotation',
    position: { x: annotation.x, y: annotation.y },
    width: annotation.width,
    height: annotation.height,
    data: { annotation },
    selected,
    ariaLabel: `${annotation.kind === 'note' ? 'Note' : 'Area'}: ${annotation.text}`,
    zIndex: annotation.kind === 'area' ? -2 : 3,
  }
}
