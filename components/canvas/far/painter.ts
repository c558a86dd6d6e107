import type { Box } from '@/lib/layout'
import type { Viewport } from '../use-window'
import { paddedViewport } from './cover'
import type { FarPalette } from './palette'

/** How one kind of picture is painted. */
export interface Painting<T> {
  /**
   * Paints what a viewport shows, in CSS pixels of the context; of `parts` only (boxes in diagram
   * units), where they are given: the context is clipped to them then.
   */
  readonly draw: (
    context: CanvasRenderingContext2D,
    picture: T,
    viewport: Viewport,
    palette: FarPalette,
    parts: readonly Box[] | null,
  ) => void
  /**
   * Boxes in diagram units that hold all of a viewport that looks different in `next`: none where
   * nothing does, null where it might be anything.
   */
  readonly changes: (before: T, next: T, viewport: Viewport) => readonly Box[] | null
}

/** Pixels around a changed box that are painted with it: lines have a width, and edges are smoothed. */
const margin = 6

/** Share of the picture from which on painting parts of it saves nothing. */
const most = 0.5

/**
 * Paints boxes of a picture anew, leaving the rest of what was painted for that viewport; false, with
 * nothing painted, where they are too much of it.
 */
export function paintParts<T>(
  context: CanvasRenderingContext2D,
  painting: Painting<T>,
  picture: T,
  viewport: Viewport,
  palette: FarPalette,
  boxes: readonly Box[],
): boolean {
  const whole = paddedViewport(viewport)
  const parts = boxes.flatMap((box) => partOf(box, whole))
  const area = parts.reduce((sum, part) => sum + part.width * part.height, 0)
  if (area > most * whole.width * whole.height) return false
  if (parts.length === 0) return true
  const { x, y, zoom } = whole
  context.save()
  context.beginPath()
  for (const part of parts) context.rect(part.x, part.y, part.width, part.height)
  context.clip()
  const inDiagram = parts.map((part) => ({
    x: (part.x - x) / zoom,
    y: (part.y - y) / zoom,
    width: part.width / zoom,
    height: part.height / zoom,
  }))
  painting.draw(context, picture, whole, palette, inDiagram)
  context.restore()
  return true
}

/** The pixels of a box in a viewport, whole ones; nothing where it lies outside. */
function partOf(box: Box, { x, y, zoom, width, height }: Viewport): readonly Box[] {
  const left = Math.max(0, Math.floor(box.x * zoom + x - margin))
  const top = Math.max(0, Math.floor(box.y * zoom + y - margin))
  const right = Math.min(width, Math.ceil((box.x + box.width) * zoom + x + margin))
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * zoom + y + margin))
  return left < right && top < bottom ? [{ x: left, y: top, width: right - left, height: bottom - top }] : []
}
