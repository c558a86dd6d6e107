import { useMemo } from 'react'
import type { Placement, Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { useActions, useWorkbenchState } from '../../state/use-workbench'
import { useCanvasStore } from '../canvas-store'
import { nodesInside } from '../model/annotations'
import { type CanvasFlowNode, selectedNodes } from './command-context'

/**
 * Dragging: the node under the pointer tells how far, all that is selected goes with it (mounted or
 * not), and an area takes the tables that lie in it along. One step of the history a drag.
 */
export function useNodeDrag() {
  const store = useCanvasStore()
  const state = useWorkbenchState()
  const actions = useActions()
  return useMemo(() => {
    let starts: ReadonlyMap<string, Point> = new Map()
    const startsOf = (node: CanvasFlowNode): ReadonlyMap<string, Point> => {
      const { scene } = store.getState()
      const { layout } = state()
      const area = layout.annotations.find(({ id, kind }) => id === node.id && kind === 'area')
      const selected = selectedNodes({ state, store })
      const ids: readonly string[] = area
        ? [node.id, ...nodesInside(scene, area)]
        : selected.includes(node.id as EntityId)
          ? selected
          : [node.id]
      return new Map(
        ids.flatMap((id) => {
          const spot = scene.nodes.get(id as EntityId) ?? layout.annotations.find((one) => one.id === id)
          return spot ? [[id, { x: spot.x, y: spot.y }] as const] : []
        }),
      )
    }
    const moved = (node: CanvasFlowNode): ReadonlyMap<string, Point> => {
      const from = starts.get(node.id)
      if (!from) return new Map()
      const dx = Math.round(node.position.x - from.x)
      const dy = Math.round(node.position.y - from.y)
      return new Map([...starts].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]))
    }
    return {
      onNodeDragStart(_event: unknown, node: CanvasFlowNode): void {
        starts = startsOf(node)
        store.setState({ hovered: null })
      },
      onNodeDrag(_event: unknown, node: CanvasFlowNode): void {
        store.setState({ moves: moved(node) })
      },
      onNodeDragStop(_event: unknown, node: CanvasFlowNode): void {
        const moves = moved(node)
        starts = new Map()
        commit(moves)
        store.setState({ moves: new Map() })
      },
    }
    function commit(moves: ReadonlyMap<string, Point>): void {
      const { layout } = state()
      const placements: Record<string, Placement> = {}
      for (const [id, spot] of moves) {
        const old = layout.placements[id]
        if (old) placements[id] = { ...old, ...spot }
      }
      const isNote = layout.annotations.some(({ id }) => moves.has(id))
      if (isNote) {
        const annotations = layout.annotations.map((one) => ({ ...one, ...moves.get(one.id) }))
        actions.setLayout({ placements: { ...layout.placements, ...placements }, annotations })
      } else if (Object.keys(placements).length > 0) actions.place(placements)
    }
  }, [store, state, actions])
}
