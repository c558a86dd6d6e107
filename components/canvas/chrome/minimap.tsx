import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import type { DifferenceMark } from '@/lib/worker'
import { useWorkbench } from '../../state/use-workbench'
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
  const marks = useWorkbench((state) => state.comparison?.marks ?? null)
  const theme = useTheme()
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const frameRef = useRef<HTMLDivElement>(null)
  const map = useMap(scene)
  const painted = useRef<PaintedMap | null>(null)

  useEffect(() => {
    const canvas = canvasRef.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context || !map) return
    const last = painted.current
    const isSame = last?.map === map && last.theme === theme && last.marks === marks
    if (isSame && looksAlike(last.scene, scene, map.scale)) return
    const frame = requestAnimationFrame(() => {
      painted.current = { scene, map, theme, marks }
      const ratio = window.devicePixelRatio || 1
      canvas.width = width * ratio
      canvas.height = height * ratio
      const palette = readPalette(canvas)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      for (const node of scene.nodes.values()) {
        const mark = marks?.[node.id]
        context.fillStyle = mark ? palette.mark(mark) : palette.schema(node.color)
        // Among what is compared, what is the same steps back.
        context.globalAlpha = mark ? 1 : marks ? 0.2 : 0.55
        context.fillRect(
          (node.x - map.x) * map.scale,
          (node.y - map.y) * map.scale,
          Math.max(1, node.width * map.scale),
          Math.max(1, node.height * map.scale),
        )
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [scene, map, theme, marks])

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
      // A map of what is all in sight would only cover a part of it.
      const isAll =
        x <= map.left &&
        y <= map.top &&
        x + box.width * map.scale >= width - map.left &&
        y + box.height * map.scale >= height - map.top
      frame.parentElement?.classList.toggle('needless', isAll)
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
      className="minimap absolute right-3 bottom-5 z-10 cursor-pointer overflow-hidden rounded-lg border border-line bg-surface-raised shadow-raised"
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

interface PaintedMap {
  readonly scene: Scene
  readonly map: MapView
  readonly theme: string
  readonly marks: Readonly<Record<string, DifferenceMark>> | null
}

interface MapView {
  /** Where the map's origin lies in the diagram. */
  readonly x: number
  readonly y: number
  /** Pixels for a diagram unit. */
  readonly scale: number
  /** Blank pixels beside and above what is drawn on the map. */
  readonly left: number
  readonly top: number
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
    const left = (width - w * scale) / 2
    const top = (height - h * scale) / 2
    return { scale, left, top, x: x - left / scale, y: y - top / scale }
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
