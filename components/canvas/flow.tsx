import { type NodeMouseHandler, ReactFlow, useReactFlow } from '@xyflow/react'
import { type MouseEvent, useMemo } from 'react'
import type { EntityId } from '@/lib/schema'
import { useWorkbenchState } from '../state/use-workbench'
import { useCanvas, useCanvasStore } from './canvas-store'
import { EdgeLayer } from './edges/edge-layer'
import type { CanvasFlowNode } from './input/command-context'
import { useCommands } from './input/use-commands'
import { useNodeDrag } from './input/use-node-drag'
import { zoomRange } from './input/view-commands'
import { nodeAt, type Scene } from './model/scene'
import { AnnotationNode } from './nodes/annotation-node'
import { EntityNode } from './nodes/entity-node'
import { Overlay } from './overlay'
import { useFlowNodes } from './use-flow-nodes'
import { useWindow } from './use-window'

const nodeTypes = { entity: EntityNode, annotation: AnnotationNode }
const panButtons = [1, 2]
const noEdges: [] = []
const grid: [number, number] = [16, 16]

/** React Flow: the viewport, the mounted nodes and dragging. Lines, marquee and far view are our own. */
export function Flow({ scene }: { readonly scene: Scene }) {
  const window = useWindow()
  const nodes = useFlowNodes(scene, window)
  const detail = useCanvas((state) => state.detail)
  const snap = useCanvas((state) => state.snap)
  const wheel = useCanvas((state) => state.wheel)
  const drag = useNodeDrag()
  const click = useNodeClicks()
  return (
    <ReactFlow<CanvasFlowNode>
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      minZoom={zoomRange.least}
      maxZoom={zoomRange.most}
      panOnDrag={panButtons}
      panOnScroll={wheel === 'pans'}
      zoomOnScroll={wheel === 'zooms'}
      zoomOnDoubleClick={false}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      elevateNodesOnSelect={false}
      nodeDragThreshold={3}
      autoPanOnNodeDrag
      snapToGrid={snap === 'on'}
      snapGrid={grid}
      {...drag}
      {...click}
    >
      {detail === 'rows' && <EdgeLayer window={window} />}
      <Overlay />
    </ReactFlow>
  )
}

/** What a click, a double click and the right button do on nodes, lines and the bare canvas. */
function useNodeClicks() {
  const store = useCanvasStore()
  const state = useWorkbenchState()
  const { view, edit, context } = useCommands()
  const flow = useReactFlow()
  return useMemo(() => {
    const onNodeClick: NodeMouseHandler<CanvasFlowNode> = (event, node) => {
      if (node.type === 'annotation') {
        view.select([])
        return store.setState({ annotation: node.id })
      }
      const id = node.id as EntityId
      store.setState({ annotation: null })
      const action = (event.target as Element).closest('[data-action]')?.getAttribute('data-action')
      if (action === 'open') edit.fold([id], false)
      if (action === 'partitions') edit.unfold(id, !state().layout.placements[id]?.unfolded)
      if (action) return
      if (event.ctrlKey || event.metaKey || event.shiftKey) return view.toggle(id)
      const column = columnAt(event, state().schema.tables.get(id))
      view.select(column ? [id, column] : [id])
    }
    const onNodeDoubleClick: NodeMouseHandler<CanvasFlowNode> = (event, node) => {
      if (node.type === 'annotation') return store.setState({ annotation: `edit ${node.id}` })
      const target = event.target as Element
      if (target.closest('[data-action]')) return
      const row = target.closest('[data-column]')?.getAttribute('data-column') ?? null
      view.edit(node.id as EntityId, row, row !== null && target.closest('.row-type') ? 'type' : 'name')
    }
    const onNodeContextMenu: NodeMouseHandler<CanvasFlowNode> = (event, node) => {
      event.preventDefault()
      const { clientX: x, clientY: y } = event
      if (node.type === 'annotation') {
        store.setState({ annotation: node.id, menu: { x, y, on: { kind: 'annotation', id: node.id } } })
        return
      }
      const id = node.id as EntityId
      if (!state().selection.includes(id)) view.select([id])
      const column = (event.target as Element).closest('[data-column]')?.getAttribute('data-column') ?? null
      store.setState({ menu: { x, y, on: { kind: 'node', id, column } } })
    }
    return {
      onNodeClick,
      onNodeDoubleClick,
      onNodeContextMenu,
      onPaneContextMenu(event: globalThis.MouseEvent | MouseEvent): void {
        event.preventDefault()
        const { clientX: x, clientY: y } = event
        // From afar a node is painted, and mounted only once the pointer has come to rest on it.
        const node = nodeAt(store.getState().scene, flow.screenToFlowPosition({ x, y }))
        if (node && !state().selection.includes(node.id)) view.select([node.id])
        const edge = node ? null : context.edgeAt(event)
        const on = node
          ? ({ kind: 'node', id: node.id, column: null } as const)
          : edge
            ? ({ kind: 'edge', id: edge.id } as const)
            : ({ kind: 'canvas' } as const)
        store.setState({ menu: { x, y, on } })
      },
    }
  }, [store, state, view, edit, context, flow])
}

function columnAt(
  event: MouseEvent,
  table: { readonly columns: readonly { readonly name: string; readonly id: EntityId }[] } | undefined,
): EntityId | null {
  const name = (event.target as Element).closest('[data-column]')?.getAttribute('data-column')
  return table?.columns.find((column) => column.name === name)?.id ?? null
}
