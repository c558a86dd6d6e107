import { type ReactFlowState, useStoreApi } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Box } from '@/lib/layout'
import { type Detail, useCanvasStore } from './canvas-store'
import { overlaps } from './model/scene'

/** The part of the diagram that React Flow sees, in diagram units. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

/** How much a node shows at a zoom; a large diagram lets go of its rows sooner. */
export function detailAt(zoom: number, nodeCount: number): Detail {
  if (zoom < 0.13) return 'blocks'
  return zoom < (nodeCount > 150 ? 0.42 : 0.3) ? 'names' : 'rows'
}

/** What of React Flow's state the drawn layers need. */
export function viewportOf(state: ReactFlowState): Viewport {
  const [x, y, zoom] = state.transform
  return { x, y, zoom, width: state.width, height: state.height }
}

/** The part of the diagram on the screen. */
export function visibleBox({ x, y, zoom, width, height }: Viewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

/**
 * A box around what is on the screen, larger by a margin, that changes only when the screen leaves it:
 * nodes inside are mounted, and most frames of a pan render nothing. Sets the level of detail too.
 */
export function useWindow(): Box {
  const flow = useStoreApi()
  const canvas = useCanvasStore()
  const [store] = useState(() =>
    createStore<Box>(() => windowAround(visibleBox(viewportOf(flow.getState())))),
  )
  useEffect(() => {
    const follow = (): void => {
      const viewport = viewportOf(flow.getState())
      if (viewport.width === 0) return
      const { scene, detail } = canvas.getState()
      const next = detailAt(viewport.zoom, scene.nodes.size)
      if (next !== detail) canvas.setState({ detail: next })
      const visible = visibleBox(viewport)
      if (mustMove(store.getState(), visible)) store.setState(windowAround(visible), true)
    }
    follow()
    const stopFlow = flow.subscribe(follow)
    const stopCanvas = canvas.subscribe(follow)
    return () => {
      stopFlow()
      stopCanvas()
    }
  }, [flow, canvas, store])
  return useStore(store)
}

const margin = 0.3

function windowAround({ x, y, width, height }: Box): Box {
  return {
    x: x - width * margin,
    y: y - height * margin,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
  }
}

/** When the screen shows something outside, or much less than the window. */
function mustMove(window: Box, visible: Box): boolean {
  const inside =
    visible.x >= window.x &&
    visible.y >= window.y &&
    visible.x + visible.width <= window.x + window.width &&
    visible.y + visible.height <= window.y + window.height
  return !inside || window.width > visible.width * 4 || !overlaps(window, visible)
}
