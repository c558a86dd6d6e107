import type { Box } from '@/lib/layout'
import type { FarPalette } from '../far/palette'
import { overlaps, type Scene, type SceneEdge } from '../model/scene'
import { type Viewport, visibleBox } from '../use-window'
import { edgesIn, type Line, lineOf } from './lines'

/** How strongly the plain lines are drawn: fainter while some others are lit. */
export type LineStrength = 'plain' | 'dim'

export interface LinePicture {
  readonly scene: Scene
  readonly strength: LineStrength
  /** Edges that are drawn elsewhere for now. */
  readonly left: (edge: SceneEdge) => boolean
}

/** Draws the dotted ground and the lines upon it, or parts of them, in CSS pixels of the context. */
export function drawLines(
  context: CanvasRenderingContext2D,
  { scene, strength, left }: LinePicture,
  viewport: Viewport,
  palette: FarPalette,
  parts: readonly Box[] | null,
): void {
  const { x, y, zoom, width, height } = viewport
  context.fillStyle = palette.canvas
  context.fillRect(0, 0, width, height)
  for (const part of parts ?? [visibleBox(viewport)]) drawDots(context, viewport, part, palette)
  context.save()
  context.translate(x, y)
  context.scale(zoom, zoom)
  const layers = layersOf(
    scene,
    edgesIn(scene, visibleBox(viewport)).filter((edge) => {
      if (left(edge)) return false
      if (!parts) return true
      const box = inkOf(lineOf(scene, edge))
      return parts.some((part) => overlaps(part, box))
    }),
  )
  // Thinner than a pixel a line is grey mist.
  const thin = Math.max(1, 0.8 / zoom)
  const faded = strength === 'dim' ? 0.25 : 1
  context.strokeStyle = palette.edge
  context.lineJoin = 'round'
  context.globalAlpha = 0.7 * faded
  context.lineWidth = thin
  context.setLineDash([2, 4])
  context.stroke(layers.dependent)
  context.globalAlpha = faded
  context.lineWidth = thin * 1.25
  context.setLineDash([7, 4])
  context.stroke(layers.loose)
  context.setLineDash([])
  context.lineWidth = thin * 1.7
  context.stroke(layers.identifying)
  context.lineWidth = thin * 1.3
  context.stroke(layers.strokes)
  context.globalAlpha = 1
  context.fillStyle = palette.canvas
  context.fill(layers.circles)
  context.globalAlpha = faded
  context.stroke(layers.circles)
  context.restore()
}

interface Layers {
  readonly dependent: Path2D
  readonly loose: Path2D
  readonly identifying: Path2D
  readonly strokes: Path2D
  readonly circles: Path2D
}

/** What is drawn in one stroke each. */
function layersOf(scene: Scene, edges: readonly SceneEdge[]): Layers {
  const layers: Layers = {
    dependent: new Path2D(),
    loose: new Path2D(),
    identifying: new Path2D(),
    strokes: new Path2D(),
    circles: new Path2D(),
  }
  for (const edge of edges) {
    const line = lineOf(scene, edge)
    layers[styleOf(edge)].addPath(new Path2D(line.path))
    layers.strokes.addPath(new Path2D(line.strokes))
    if (line.circles !== '') layers.circles.addPath(new Path2D(line.circles))
  }
  return layers
}

const spacing = 24

/** The dots of the ground in a part of the diagram; none where they would crowd. */
function drawDots(
  context: CanvasRenderingContext2D,
  { x, y, zoom }: Viewport,
  part: Box,
  palette: FarPalette,
): void {
  const step = spacing * zoom
  if (step < 10) return
  context.fillStyle = palette.dot
  const size = Math.min(2, 1.2 + zoom * 0.4)
  const fromColumn = Math.floor(part.x / spacing)
  const toColumn = Math.ceil((part.x + part.width) / spacing)
  const fromRow = Math.floor(part.y / spacing)
  const toRow = Math.ceil((part.y + part.height) / spacing)
  for (let column = fromColumn; column <= toColumn; column++) {
    for (let row = fromRow; row <= toRow; row++)
      context.fillRect(x + column * step, y + row * step, size, size)
  }
}

/** Where two pictures of the lines look different in a viewport; null where it might be anywhere. */
export function lineChanges(
  before: LinePicture,
  next: LinePicture,
  viewport: Viewport,
): readonly Box[] | null {
  if (before.strength !== next.strength || before.left !== next.left) return null
  if (before.scene.edges === next.scene.edges && before.scene.nodes === next.scene.nodes) return []
  const visible = visibleBox(viewport)
  const changes: Box[] = []
  const there = new Set<string>()
  for (const edge of edgesIn(next.scene, visible)) {
    there.add(edge.id)
    const other = before.scene.edges.get(edge.id)
    const line = lineOf(next.scene, edge)
    const old = other && lineOf(before.scene, other)
    if (old && looksAlike(line, old) && styleOf(edge) === styleOf(other)) continue
    changes.push(inkOf(line))
    if (old) changes.push(inkOf(old))
  }
  for (const edge of edgesIn(before.scene, visible)) {
    if (!there.has(edge.id)) changes.push(inkOf(lineOf(before.scene, edge)))
  }
  return changes
}

function looksAlike(a: Line, b: Line): boolean {
  return a === b || (a.path === b.path && a.strokes === b.strokes && a.circles === b.circles)
}

function styleOf({ relationship }: SceneEdge): keyof Layers {
  return relationship ? (relationship.identifying ? 'identifying' : 'loose') : 'dependent'
}

/** A box around a line and its signs. */
function inkOf({ box: { x, y, width, height } }: Line): Box {
  return { x: x - sign, y: y - sign, width: width + 2 * sign, height: height + 2 * sign }
}

/** How far a sign reaches beyond its line, in diagram units. */
const sign = 8
