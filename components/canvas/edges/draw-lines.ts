import type { FarPalette } from '../far/palette'
import type { Scene, SceneEdge } from '../model/scene'
import { type Viewport, visibleBox } from '../use-window'
import { edgesIn, lineOf } from './lines'

/** How strongly the plain lines are drawn: fainter while some others are lit. */
export type LineStrength = 'plain' | 'dim'

export interface LinePicture {
  readonly scene: Scene
  readonly strength: LineStrength
  /** Edges that are drawn elsewhere for now. */
  readonly left: (edge: SceneEdge) => boolean
}

/** Draws the dotted ground and the lines upon it, in CSS pixels of the context. */
export function drawLines(
  context: CanvasRenderingContext2D,
  { scene, strength, left }: LinePicture,
  viewport: Viewport,
  palette: FarPalette,
): void {
  const { x, y, zoom, width, height } = viewport
  context.fillStyle = palette.canvas
  context.fillRect(0, 0, width, height)
  drawDots(context, viewport, palette)
  context.save()
  context.translate(x, y)
  context.scale(zoom, zoom)
  const layers = layersOf(
    scene,
    edgesIn(scene, visibleBox(viewport)).filter((edge) => !left(edge)),
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
    const { relationship } = edge
    const layer = relationship ? (relationship.identifying ? 'identifying' : 'loose') : 'dependent'
    layers[layer].addPath(new Path2D(line.path))
    layers.strokes.addPath(new Path2D(line.strokes))
    if (line.circles !== '') layers.circles.addPath(new Path2D(line.circles))
  }
  return layers
}

const spacing = 24

/** The dots of the ground; none where they would crowd. */
function drawDots(
  context: CanvasRenderingContext2D,
  { x, y, zoom, width, height }: Viewport,
  palette: FarPalette,
): void {
  const step = spacing * zoom
  if (step < 10) return
  context.fillStyle = palette.dot
  const left = ((x % step) + step) % step
  const top = ((y % step) + step) % step
  const size = Math.min(2, 1.2 + zoom * 0.4)
  for (let dx = left; dx < width; dx += step) {
    for (let dy = top; dy < height; dy += step) context.fillRect(dx, dy, size, size)
  }
}
