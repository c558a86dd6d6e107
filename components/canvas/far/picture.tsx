import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useTheme } from '../use-theme'
import { type Viewport, viewportOf } from '../use-window'
import { coverOf, isCovered, paddedViewport, paddingOf } from './cover'
import { type FarPalette, readPalette } from './palette'

/** Paints what a viewport shows, in CSS pixels of the context. */
export type Paint = (context: CanvasRenderingContext2D, viewport: Viewport, palette: FarPalette) => void

/** How long a picture is stretched while zooming before it is painted anew, in milliseconds. */
const stretchTime = 140

/**
 * A painted layer below React Flow. It is larger than the screen: a pan only moves it, and it is
 * painted again when its edge shows, when a zoom has stretched it, or when there is other paint.
 */
export function Picture({ paint }: { readonly paint: Paint }) {
  const flow = useStoreApi()
  const ref = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()

  useEffect(() => {
    const canvas = ref.current
    // Opaque: the browser need not blend it with what is below.
    const context = canvas?.getContext('2d', { alpha: false })
    if (!canvas || !context) return
    void theme
    const palette = readPalette(canvas)
    let painted: Viewport | null = null
    let paintedAt = 0
    let timer = 0
    const repaint = (viewport: Viewport): void => {
      clearTimeout(timer)
      fitCanvas(canvas, context, viewport)
      paint(context, paddedViewport(viewport), palette)
      painted = viewport
      paintedAt = performance.now()
      canvas.style.transform = ''
    }
    const follow = (): void => {
      const viewport = viewportOf(flow.getState())
      const isStretched = painted?.zoom !== viewport.zoom
      const isDue = isStretched && performance.now() - paintedAt > stretchTime
      if (!painted || isDue || !isCovered(painted, viewport)) {
        repaint(viewport)
        return
      }
      if (isStretched) {
        clearTimeout(timer)
        timer = window.setTimeout(() => repaint(viewportOf(flow.getState())), stretchTime)
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
  }, [flow, paint, theme])

  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      <canvas ref={ref} className="absolute origin-top-left" style={{ willChange: 'transform' }} />
    </div>
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
