import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useTheme } from '../use-theme'
import { type Viewport, viewportOf } from '../use-window'
import { coverOf, isCovered, paddedViewport, paddingOf } from './cover'
import { type Painting, paintParts } from './painter'
import { readPalette } from './palette'

/** How long a picture is stretched while zooming before it is painted anew, in milliseconds. */
const stretchTime = 140

/**
 * A painted layer below React Flow. It is larger than the screen: a pan only moves it, and it is painted
 * again when its edge shows or when a zoom has stretched it. Of another picture only what looks
 * different is painted. `painting` must stay the same object.
 */
export function Picture<T>({ painting, picture }: { readonly painting: Painting<T>; readonly picture: T }) {
  const flow = useStoreApi()
  const ref = useRef<HTMLCanvasElement>(null)
  const latest = useRef(picture)
  const show = useRef<((next: T) => void) | null>(null)
  const theme = useTheme()

  useEffect(() => {
    const canvas = ref.current
    // Opaque: the browser need not blend it with what is below.
    const context = canvas?.getContext('2d', { alpha: false })
    if (!canvas || !context) return
    void theme
    const palette = readPalette(canvas)
    let painted: { readonly viewport: Viewport; readonly picture: T } | null = null
    let paintedAt = 0
    let timer = 0
    const repaint = (viewport: Viewport): void => {
      clearTimeout(timer)
      fitCanvas(canvas, context, viewport)
      painting.draw(context, latest.current, paddedViewport(viewport), palette, null)
      painted = { viewport, picture: latest.current }
      paintedAt = performance.now()
      canvas.style.transform = ''
    }
    const follow = (): void => {
      const viewport = viewportOf(flow.getState())
      const isStretched = painted?.viewport.zoom !== viewport.zoom
      const isDue = isStretched && performance.now() - paintedAt > stretchTime
      if (!painted || isDue || !isCovered(painted.viewport, viewport)) {
        repaint(viewport)
        return
      }
      if (isStretched) {
        clearTimeout(timer)
        timer = window.setTimeout(() => repaint(viewportOf(flow.getState())), stretchTime)
      }
      const { x, y, scale } = coverOf(painted.viewport, viewport)
      canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
    }
    show.current = (next) => {
      if (!painted || next === painted.picture) return
      const { viewport } = painted
      const changes = painting.changes(painted.picture, next, paddedViewport(viewport))
      // What does not show is not painted, and so adds up until it does.
      if (changes?.length === 0) return
      const isPainted = changes !== null && paintParts(context, painting, next, viewport, palette, changes)
      if (isPainted) painted = { viewport, picture: next }
      else repaint(viewportOf(flow.getState()))
    }
    follow()
    let frame = 0
    let last = flow.getState().transform
    const stop = flow.subscribe((state) => {
      const before = painted?.viewport
      if (state.transform === last && before?.width === state.width && before.height === state.height) return
      last = state.transform
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(follow)
    })
    return () => {
      show.current = null
      stop()
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    }
  }, [flow, painting, theme])

  useEffect(() => {
    latest.current = picture
    show.current?.(picture)
  }, [picture])

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
