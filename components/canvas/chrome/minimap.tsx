import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import type { Box } from '@/lib/layout'
import { useCanvas } from '../canvas-store'
import { readPalette } from '../far/palette'
import { boundsOf } from '../model/scene'
import { useTheme } from '../use-theme'
import { viewportOf, visibleBox } from '../use-window'

const width = 176
const height = 116

/**
 * The whole diagram in small: painted when it changes, never while panning; the frame that shows the
 * screen is an element of its own that only moves.
 */
export function Minimap() {
  const flow = useStoreApi()
  const { setCenter, getZoom } = useReactFlow()
  const scene = useCanvas((state) => state.scene)
  const theme = useTheme()
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const frameRef = useRef<HTMLDivElement>(null)
  const map = useMemo(() => mapOf(boundsOf(scene.nodes.values())), [scene])

  useEffect(() => {
    const canvas = canvasRef.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context || !map) return
    void theme
    const frame = requestAnimationFrame(() => {
      const ratio = window.devicePixelRatio || 1
      canvas.width = width * ratio
      canvas.height = height * ratio
      const palette = readPalette(canvas)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      for (const node of scene.nodes.values()) {
        context.fillStyle = palette.schema(node.color)
        context.globalAlpha = 0.55
        context.fillRect(
          (node.x - map.x) * map.scale,
          (node.y - map.y) * map.scale,
          Math.max(1, node.width * map.scale),
          Math.max(1, node.height * map.scale),
        )
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [scene, map, theme])

  useEffect(() => {
    const frame = frameRef.current
    if (!frame || !map) return
    let last: unknown = null
    let lastSize = ''
    const follow = (): void => {
      const state = flow.getState()
      if (state.transform === last) return
      last = state.transform
      const box = visibleBox(viewportOf(state))
      const x = (box.x - map.x) * map.scale
      const y = (box.y - map.y) * map.scale
      frame.style.transform = `translate(${x}px, ${y}px)`
      // A pan keeps the size, and so costs no layout.
      const size = `${box.width * map.scale} ${box.height * map.scale}`
      if (size === lastSize) return
      lastSize = size
      frame.style.width = `${Math.max(4, box.width * map.scale)}px`
      frame.style.height = `${Math.max(4, box.height * map.scale)}px`
    }
    follow()
    return flow.subscribe(follow)
  }, [flow, map])

  if (!map) return null
  const goTo = (event: PointerEvent): void => {
    // A node that is dragged across the map is none of its business.
    if (event.buttons !== 1 || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const area = event.currentTarget.getBoundingClientRect()
    const x = (event.clientX - area.left) / map.scale + map.x
    const y = (event.clientY - area.top) / map.scale + map.y
    void setCenter(x, y, { zoom: getZoom() })
  }
  const goBy = (event: KeyboardEvent): void => {
    const step = steps.get(event.key)
    if (!step) return
    event.preventDefault()
    const box = visibleBox(viewportOf(flow.getState()))
    const x = box.x + box.width * (0.5 + step[0] / 4)
    const y = box.y + box.height * (0.5 + step[1] / 4)
    void setCenter(x, y, { zoom: getZoom() })
  }
  return (
    <button
      type="button"
      aria-label="Overview map: arrow keys move the view"
      className="absolute right-3 bottom-5 z-10 cursor-pointer overflow-hidden rounded-lg border border-line bg-surface-raised shadow-raised"
      style={{ width, height, willChange: 'transform' }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={goTo}
      onKeyDown={goBy}
    >
      <canvas ref={canvasRef} style={{ width, height }} />
      <div
        ref={frameRef}
        aria-hidden="true"
        className="absolute top-0 left-0 rounded-sm border-2 border-accent bg-accent/10"
        style={{ willChange: 'transform' }}
      />
    </button>
  )
}

const steps: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
])

/** Where the map's origin lies in the diagram, and pixels for a diagram unit. */
function mapOf(
  bounds: Box | null,
): { readonly x: number; readonly y: number; readonly scale: number } | null {
  if (!bounds) return null
  const margin = 8
  const scale = Math.min((width - margin * 2) / bounds.width, (height - margin * 2) / bounds.height)
  return {
    scale,
    x: bounds.x - (width / scale - bounds.width) / 2,
    y: bounds.y - (height / scale - bounds.height) / 2,
  }
}
