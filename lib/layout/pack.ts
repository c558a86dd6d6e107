import type { Point } from './metrics.ts'

/** Nodes in fixed places within a box of their own. */
export interface Block {
  readonly width: number
  readonly height: number
  readonly spots: readonly (Point & { readonly id: string })[]
}

/**
 * Positions of all nodes with the blocks set in their order against a skyline, each where it ends
 * highest, so that the whole is about `aspect` times as wide as high. No two blocks overlap.
 */
export function packBlocks(blocks: readonly Block[], gap: number, aspect: number): Packed {
  const area = blocks.reduce((sum, block) => sum + (block.width + gap) * (block.height + gap), 0)
  const widest = blocks.reduce((most, block) => Math.max(most, block.width + gap), 0)
  const wanted = Math.sqrt(area * aspect)
  let best: Packed = { size: Number.POSITIVE_INFINITY, spots: {} }
  for (const factor of widths) {
    const packed = packInto(blocks, gap, Math.max(widest, wanted * factor), aspect)
    if (packed.size < best.size) best = packed
  }
  return best
}

/** Widths that are tried, in parts of what would do if nothing was left blank. */
const widths = [1, 0.9, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4]

/** Where all nodes are, and how large that is. */
export interface Packed {
  /** The larger of height and width, the latter as a height in the proportions asked for. */
  readonly size: number
  readonly spots: Readonly<Record<string, Point>>
}

function packInto(blocks: readonly Block[], gap: number, limit: number, aspect: number): Packed {
  let skyline: readonly Step[] = [{ x: 0, width: limit, y: 0 }]
  let size = 0
  const spots: Record<string, Point> = {}
  for (const block of blocks) {
    const width = block.width + gap
    const spot = lowest(skyline, width, limit)
    for (const { id, x, y } of block.spots) spots[id] = { x: snap(spot.x + x), y: snap(spot.y + y) }
    skyline = raised(skyline, spot.x, width, spot.y + block.height + gap)
    size = Math.max(size, spot.y + block.height, (spot.x + block.width) / aspect)
  }
  return { size, spots }
}

/** A level stretch of the skyline: what is above `y` is taken. */
interface Step {
  readonly x: number
  readonly width: number
  readonly y: number
}

function lowest(skyline: readonly Step[], width: number, limit: number): Point {
  let best: Point = { x: 0, y: Number.POSITIVE_INFINITY }
  for (const { x } of skyline) {
    if (x > 0 && x + width > limit) continue
    let y = 0
    for (const step of skyline) if (step.x < x + width && step.x + step.width > x) y = Math.max(y, step.y)
    if (y < best.y) best = { x, y }
  }
  return best
}

function raised(skyline: readonly Step[], x: number, width: number, y: number): readonly Step[] {
  const steps: Step[] = []
  for (const step of skyline) {
    const end = step.x + step.width
    if (step.x < x) steps.push({ ...step, width: Math.min(end, x) - step.x })
    if (end > x + width) {
      const from = Math.max(step.x, x + width)
      steps.push({ x: from, width: end - from, y: step.y })
    }
  }
  steps.push({ x, width, y })
  return steps.sort((a, b) => a.x - b.x).filter((step) => step.width > 0)
}

/** Positions stay on the grid of eight that dragging snaps to. */
function snap(value: number): number {
  return Math.round(value / 8) * 8
}
