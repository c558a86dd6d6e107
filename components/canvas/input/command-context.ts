import type { ReactFlowInstance } from '@xyflow/react'
import type { Box, Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { WorkbenchActions, WorkbenchState } from '../../state/contract'
import type { CanvasStore } from '../canvas-store'
import { nodeOf } from '../model/badges'
import type { SceneEdge } from '../model/scene'
import type { AnnotationFlowNode } from '../nodes/annotation-node'
import type { EntityFlowNode } from '../nodes/entity-node'

export type CanvasFlowNode = EntityFlowNode | AnnotationFlowNode

/** What every command of the canvas works on. */
export interface CommandContext {
  readonly store: CanvasStore
  readonly actions: WorkbenchActions
  readonly state: () => WorkbenchState
  readonly flow: ReactFlowInstance<CanvasFlowNode>
  /** The part of the diagram on the screen, in diagram units. */
  readonly visible: () => Box
  /** Where the pointer was last over the diagram, in diagram units; the middle of the screen before that. */
  readonly pointer: () => Point
  /** The edge whose line lies under a place on the screen, in client pixels. */
  readonly edgeAt: (place: { readonly clientX: number; readonly clientY: number }) => SceneEdge | null
}

/** The nodes that the selection is about, in order, without repetition. */
export function selectedNodes({
  state,
  store,
}: Pick<CommandContext, 'state' | 'store'>): readonly EntityId[] {
  const { nodes } = store.getState().scene
  const found = new Set<EntityId>()
  for (const id of state().selection) {
    const node = nodeOf(id)
    if (node !== null && nodes.has(node)) found.add(node)
  }
  return [...found]
}
