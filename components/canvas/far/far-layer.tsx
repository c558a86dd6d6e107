import { useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'
import { useTheme } from '../use-theme'
import { type Viewport, viewportOf } from '../use-window'
import { coverOf, isCovered, paddedViewport, paddingOf } from './cover'
import { drawFar, type FarPicture } from './draw'
import { mergedEdges } from './merged-edges'
import { readPalette } from './palette'

/** How long a picture is stretched while zooming before it is painted anew, in milliseconds. */
const stretchTime = 140

/**
 * The diagram seen from afar, painted on one canvas below React Flow; nothing is mounted per table.
 * The picture is larger than the screen: a pan only moves it, and it is painted again when its edge
 * shows or when a zoom has stretched it.
 */
export function FarLayer() {
  const flow = useStoreApi()
  const ref = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const scene = useCanvas((state) => state.scene)
  const detail = useCanvas((state) => state.detail)
  const hovered = useCanvas((state) => state.hovered)
  const selection = useWorkbench((state) => state.selection)
  const edges = useMemo(() => mergedEdges(scene), [scene])

  useEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return
    void theme
    const palette = readPalette(canvas)
    const names = detail === 'names' ? 'shown' : 'hidden'
    const picture: FarPicture = { scene, edges, selected: new Set(selection), hovered, names }
    let painted: Viewport | null = null
    let paintedAt = 0
    let timer = 0
    const paint = (viewport: Viewport): void => {
      clearTimeout(timer)
      fitCanvas(canvas, context, viewport)
      drawFar(context, picture, paddedViewport(viewport), palette)
      painted = viewport
      paintedAt = performance.now()
      canvas.style.transform = ''
    }
    const follow = (): void => {
      const viewport = viewportOf(flow.getState())
      const isStretched = painted?.zoom !== viewport.zoom
      const isDue = isStretched && performance.now() - paintedAt > stretchTime
      if (!painted || isDue || !isCovered(painted, viewport)) {
        paint(viewport)
        return
      }
      if (isStretched) {
        clearTimeout(timer)
        timer = window.setTimeout(() => paint(viewportOf(flow.getState())), stretchTime)
      }
      const { x, y, scale } = coverOf(painted, viewport)
      canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
    }
    follow()
    let frame = 0
    let last = flow.getState().transform
    const stop = flow.subscribe((state) => {
      if (state.transform === last && painted?.width === state.width && painted.height === state.height)
        return
      last = state.transform
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(follow)
    })
    return () => {
      stop()
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    }
  }, [flow, scene, edges, detail, hovered, selection, theme])

  return (
    <canvas
      ref={ref}
      role="img"
      aria-label="The diagram from afar"
      className="pointer-events-none absolute origin-top-left"
      style={{ willChange: 'transform' }}
    />
  )
}

function fitCanvas(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, viewport: Viewport): void {
  const ratio = Math.min(window.devicePixelRatio || 1, 2)
  const padding = paddingOf(viewport)
  const { width, height } = paddedViewport(viewport)
  const pixelWidth = Math.round(width * ratio)
  const pixelHeight = Math.round(height * ratio)
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth
    canvas.height = pixelHeight
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    canvas.style.left = `${-padding.x}px`
    canvas.style.top = `${-padding.y}px`
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
}
