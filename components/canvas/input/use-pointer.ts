import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo } from 'react'
import type { Box } from '@/lib/layout'
import { useWorkbenchState } from '../../state/use-workbench'
import { useCanvasStore } from '../canvas-store'
import { nodeOf } from '../model/badges'
import { nodeAt, overlaps } from '../model/scene'
import { useCommands } from './use-commands'

/** How long the pointer rests on a node before its neighbours light up, in milliseconds. */
const restTime = 110

/** What is under the pointer, and the marquee that a drag on the bare canvas draws. */
export function usePointer() {
  const store = useCanvasStore()
  const flow = useReactFlow()
  const { view, context } = useCommands()
  const state = useWorkbenchState()
  const handlers = useMemo(() => {
    let timer = 0
    const point = (event: { clientX: number; clientY: number }) =>
      flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    const leave = (): void => {
      clearTimeout(timer)
      store.setState({ pointer: null, hot: null, hovered: null, hoveredEdge: null })
    }
    return {
      stop: () => clearTimeout(timer),
      onPointerMove(event: PointerEvent): void {
        const { scene, hot, moves, marquee, link } = store.getState()
        if (moves.size > 0 || marquee || link || event.buttons !== 0) return
        if (!(event.target as Element).closest('.react-flow__pane')) {
          leave()
          return
        }
        const pointer = point(event)
        const next = nodeAt(scene, pointer)?.id ?? null
        const hoveredEdge = next === null ? (context.edgeAt(event)?.id ?? null) : null
        if (next === hot) {
          store.setState({ pointer, hoveredEdge })
          return
        }
        clearTimeout(timer)
        store.setState({ pointer, hot: next, hovered: null, hoveredEdge })
        if (next !== null) timer = window.setTimeout(() => store.setState({ hovered: next }), restTime)
      },
      onPointerLeave: leave,
      onPointerDown(event: PointerEvent): void {
        const target = event.target as Element
        const isLine = target.closest('.edge') !== null
        const isPane = isLine || target.classList.contains('react-flow__pane')
        // React Flow marks the pane as draggable while Space is held.
        const pans = target.classList.contains('draggable')
        if (!isPane || pans || event.button !== 0 || event.pointerType !== 'mouse') return
        clearTimeout(timer)
        const line = context.edgeAt(event)
        if (line?.relationship) {
          view.select([line.relationship.id])
          return
        }
        const start = point(event)
        const keep = event.shiftKey || event.ctrlKey || event.metaKey ? state().selection : []
        const stop = new AbortController()
        const { signal } = stop
        const box = (at: { clientX: number; clientY: number }): Box => {
          const { x, y } = point(at)
          return {
            x: Math.min(x, start.x),
            y: Math.min(y, start.y),
            width: Math.abs(x - start.x),
            height: Math.abs(y - start.y),
          }
        }
        window.addEventListener('pointermove', (move) => store.setState({ marquee: box(move) }), { signal })
        window.addEventListener(
          'pointerup',
          (up) => {
            stop.abort()
            const { marquee, scene } = store.getState()
            store.setState({ marquee: null, annotation: null })
            const drawn = marquee && box(up)
            const inside = drawn ? [...scene.nodes.values()].filter((node) => overlaps(node, drawn)) : []
            const ids = inside.map((node) => node.id)
            const next = [...keep.filter((id) => !ids.includes(nodeOf(id) ?? id)), ...ids]
            if (next.length > 0 || state().selection.length > 0) view.select(next)
          },
          { signal },
        )
      },
    }
  }, [store, flow, view, context, state])
  useEffect(() => handlers.stop, [handlers])
  return handlers
}
