import { useReactFlow } from '@xyflow/react'
import type { PointerEvent as ReactPointerEvent } from 'react'
import { nodeMetrics } from '@/lib/layout'
import { useWorkbenchState } from '../../state/use-workbench'
import { useCanvasStore } from '../canvas-store'
import type { SceneNode } from '../model/scene'
import { useCommands } from './use-commands'

/** Starts to move a column to another row of its card; it goes where the pointer is let go. */
export function useRowDrag() {
  const store = useCanvasStore()
  const flow = useReactFlow()
  const state = useWorkbenchState()
  const { edit } = useCommands()

  return (event: ReactPointerEvent, node: SceneNode, column: string): void => {
    const { entity, fold } = node
    if (event.button !== 0 || entity.entity !== 'table' || state().comparison) return
    const from = entity.columns.findIndex(({ name }) => name === column)
    const stop = new AbortController()
    const { signal } = stop
    /** The gap between rows that is nearest to the pointer, counted from the top. */
    const gapAt = (move: PointerEvent): number => {
      const { y } = flow.screenToFlowPosition({ x: move.clientX, y: move.clientY })
      const gap = Math.round((y - node.y - nodeMetrics.headerHeight) / nodeMetrics.rowHeight)
      return Math.max(0, Math.min(gap, fold.rows))
    }
    const end = (): void => {
      stop.abort()
      store.setState({ reorder: null })
    }
    window.addEventListener(
      'pointermove',
      (move) => store.setState({ reorder: { node: node.id, column, gap: gapAt(move) } }),
      { signal },
    )
    window.addEventListener(
      'pointerup',
      (up) => {
        const wasMoved = store.getState().reorder !== null
        end()
        const gap = gapAt(up)
        // Without the column in its old row, the gaps below it are one less.
        if (wasMoved) void edit.moveColumn(node.id, column, gap > from ? gap - 1 : gap)
      },
      { signal },
    )
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal })
    window.addEventListener('pointercancel', end, { signal })
  }
}
