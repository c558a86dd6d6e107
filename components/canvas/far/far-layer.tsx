import { useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'
import { useTheme } from '../use-theme'
import { viewportOf } from '../use-window'
import { drawFar, type FarPicture } from './draw'
import { mergedEdges } from './merged-edges'
import { readPalette } from './palette'

/** The diagram seen from afar, painted on one canvas below React Flow; nothing is mounted per table. */
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
    let frame = 0
    let drawn: unknown = null
    const paint = (): void => {
      frame = 0
      const state = flow.getState()
      drawn = state.transform
      const viewport = viewportOf(state)
      fitCanvas(canvas, context, viewport.width, viewport.height)
      drawFar(context, picture, viewport, palette)
    }
    const ask = (): void => {
      if (frame === 0 && flow.getState().transform !== drawn) frame = requestAnimationFrame(paint)
    }
    paint()
    const stop = flow.subscribe(ask)
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [flow, scene, edges, detail, hovered, selection, theme])

  return (
    <canvas
      ref={ref}
      role="img"
      aria-label="The diagram from afar"
      className="pointer-events-none absolute inset-0 size-full"
    />
  )
}

function fitCanvas(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
): void {
  const ratio = Math.min(window.devicePixelRatio || 1, 2)
  const pixelWidth = Math.round(width * ratio)
  const pixelHeight = Math.round(height * ratio)
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth
    canvas.height = pixelHeight
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
}
