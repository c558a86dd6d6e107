import { useReactFlow } from '@xyflow/react'
import type { PointerEvent as ReactPointerEvent } from 'react'
import type { EntityId } from '@/lib/schema'
import { useWorkbenchState } from '../../state/use-workbench'
import { type LinkDraft, useCanvasStore } from '../canvas-store'
import { nodeAt } from '../model/scene'
import { useCommands } from './use-commands'

/** Starts to draw a foreign key from a grip; it is made where the pointer is let go. */
export function useLinkDrag() {
  const store = useCanvasStore()
  const flow = useReactFlow()
  const state = useWorkbenchState()
  const { edit } = useCommands()

  return (event: ReactPointerEvent, table: EntityId, column: string | null): void => {
    if (event.button !== 0 || state().comparison) return
    event.preventDefault()
    event.stopPropagation()
    const start = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    const stop = new AbortController()
    const { signal } = stop
    const draftAt = (x: number, y: number): LinkDraft => {
      const end = flow.screenToFlowPosition({ x, y })
      return { table, column, start, end, over: targetAt(x, y) }
    }
    const targetAt = (x: number, y: number): LinkDraft['over'] => {
      const node = nodeAt(store.getState().scene, flow.screenToFlowPosition({ x, y }))
      if (node?.entity.entity !== 'table') return null
      const row = document.elementFromPoint(x, y)?.closest('[data-column]')
      return { table: node.id, column: row?.getAttribute('data-column') ?? null }
    }
    const end = (): void => {
      stop.abort()
      store.setState({ link: null })
    }
    window.addEventListener(
      'pointermove',
      (move) => store.setState({ link: draftAt(move.clientX, move.clientY) }),
      { signal },
    )
    window.addEventListener(
      'pointerup',
      (up) => {
        end()
        const over = targetAt(up.clientX, up.clientY)
        const { tables } = state().schema
        const from = tables.get(table)
        const to = over ? tables.get(over.table) : undefined
        if (from && to && !(from === to && over?.column === column)) {
          void edit.link({ table: from, column }, { table: to, column: over?.column ?? null })
        }
      },
      { signal },
    )
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal })
    window.addEventListener('pointercancel', end, { signal })
  }
}
