import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { useCanvas } from '../canvas-store'
import { readPalette } from '../far/palette'
import { boundsOf, type Scene } from '../model/scene'
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
  const map = useMap(scene)
  const painted = useRef<{ readonly scene: Scene; readonly map: MapView; readonly theme: string } | null>(
    null,
  )

  useEffect(() => {
    const canvas = canvasRef.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context || !map) return
    const last = painted.current
    if (last?.map === map && last.theme === theme && looksAlike(last.scene, scene, map.scale)) return
    const frame = requestAnimationFrame(() => {
      painted.current = { scene, map, theme }
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

interface MapView {
  /** Where the map's origin lies in the diagram. */
  readonly x: number
  readonly y: number
  /** Pixels for a diagram unit. */
  readonly scale: number
}

/** The map of a scene; the same object as long as the diagram is as large as it was. */
function useMap(scene: Scene): MapView | null {
  const [x, y, w, h] = useMemo(() => {
    const box = boundsOf(scene.nodes.values())
    return box ? [box.x, box.y, box.width, box.height] : []
  }, [scene])
  return useMemo(() => {
    if (x === undefined || y === undefined || w === undefined || h === undefined) return null
    const margin = 8
    const scale = Math.min((width - margin * 2) / w, (height - margin * 2) / h)
    return { scale, x: x - (width / scale - w) / 2, y: y - (height / scale - h) / 2 }
  }, [x, y, w, h])
}

/** Whether two scenes look the same on the map, where a node is a few pixels. */
function looksAlike(a: Scene, b: Scene, scale: number): boolean {
  if (a.nodes === b.nodes) return true
  if (a.nodes.size !== b.nodes.size) return false
  const near = (one: number, two: number) => Math.abs(one - two) * scale < 0.5
  const others = a.nodes.values()
  for (const node of b.nodes.values()) {
    const other = others.next().value
    if (other === node) continue
    const same =
      other?.id === node.id &&
      other.color === node.color &&
      near(other.x, node.x) &&
      near(other.y, node.y) &&
      near(other.width, node.width) &&
      near(other.height, node.height)
    if (!same) return false
  }
  return true
}
