import type { Point } from '@/lib/layout'
import type { Viewport } from '../use-window'

/** How much of the screen's size the picture goes beyond it on each side. */
const share = 0.2

/** Pixels that the picture goes beyond the screen on each side. */
export function paddingOf({ width, height }: Viewport): Point {
  return { x: Math.round(width * share), y: Math.round(height * share) }
}

/** The viewport of the picture that surrounds the screen. */
export function paddedViewport(viewport: Viewport): Viewport {
  const { x, y } = paddingOf(viewport)
  return {
    zoom: viewport.zoom,
    x: viewport.x + x,
    y: viewport.y + y,
    width: viewport.width + 2 * x,
    height: viewport.height + 2 * y,
  }
}

/** How a picture painted for one viewport is moved and scaled (from its top left corner) to show another. */
export function coverOf(painted: Viewport, now: Viewport): Point & { readonly scale: number } {
  const padding = paddingOf(painted)
  const scale = now.zoom / painted.zoom
  return {
    scale,
    x: padding.x * (1 - scale) - painted.x * scale + now.x,
    y: padding.y * (1 - scale) - painted.y * scale + now.y,
  }
}

/** Whether the picture painted for one viewport fills the screen of another without much stretching. */
export function isCovered(painted: Viewport, now: Viewport): boolean {
  if (painted.width !== now.width || painted.height !== now.height) return false
  const { x, y, scale } = coverOf(painted, now)
  const padding = paddingOf(painted)
  const whole = paddedViewport(painted)
  return (
    scale < 2 &&
    x - padding.x <= 0 &&
    y - padding.y <= 0 &&
    x - padding.x + whole.width * scale >= now.width &&
    y - padding.y + whole.height * scale >= now.height
  )
}
