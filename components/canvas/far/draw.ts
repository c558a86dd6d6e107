import { type Box, nodeTitle } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { DifferenceMark } from '@/lib/worker'
import { contains, overlaps, type Scene, type SceneNode } from '../model/scene'
import type { Viewport } from '../use-window'
import { visibleBox } from '../use-window'
import type { MergedEdge, MergedEdges } from './merged-edges'
import { nameLines } from './name-lines'
import type { FarPalette } from './palette'

export interface FarPicture {
  readonly scene: Scene
  readonly edges: MergedEdges
  readonly selected: ReadonlySet<string>
  readonly hovered: EntityId | null
  readonly names: 'shown' | 'hidden'
  /** How tables differ while two schemas are compared; null otherwise. */
  readonly marks: Readonly<Record<string, DifferenceMark>> | null
  /** The nodes that stand out while one looks for some findings; null otherwise. */
  readonly found: ReadonlySet<string> | null
}

/** Draws the diagram, or parts of it, as blocks, with names where there is room, in CSS pixels of the context. */
export function drawFar(
  context: CanvasRenderingContext2D,
  picture: FarPicture,
  viewport: Viewport,
  palette: FarPalette,
  parts: readonly Box[] | null,
): void {
  const { x, y, zoom, width, height } = viewport
  context.fillStyle = palette.canvas
  context.fillRect(0, 0, width, height)
  const all = visibleBox(viewport)
  const visible = { all, parts: parts ?? [all] }
  const near = picture.hovered === null ? picture.found : neighbours(picture.scene, picture.hovered)
  context.save()
  context.translate(x, y)
  context.scale(zoom, zoom)
  drawEdges(context, picture, visible, zoom, palette, near)
  drawBlocks(context, picture, visible, zoom, palette, near)
  context.restore()
  if (picture.names === 'shown') drawNames(context, picture, viewport, visible, palette, near)
}

type Near = ReadonlySet<string> | null

/** What the picture shows, and the parts of that which are painted now. */
interface Visible {
  readonly all: Box
  readonly parts: readonly Box[]
}

function isPainted(box: Box, { parts }: Visible): boolean {
  return parts.some((part) => overlaps(box, part))
}

function drawEdges(
  context: CanvasRenderingContext2D,
  { edges, hovered, selected }: FarPicture,
  visible: Visible,
  zoom: number,
  palette: FarPalette,
  near: Near,
): void {
  context.strokeStyle = palette.edge
  context.lineWidth = 1 / zoom
  context.globalAlpha = (near ? 0.4 : 1) * strengthOf(edges.size)
  context.beginPath()
  for (const edge of edges.values()) {
    const ends = contains(visible.all, edge.from) || contains(visible.all, edge.to)
    if (ends && isPainted(edge.box, visible)) trace(context, edge)
  }
  context.stroke()
  context.globalAlpha = 1
  if (!hovered && selected.size === 0) return
  context.strokeStyle = palette.accent
  context.lineWidth = 1.6 / zoom
  context.beginPath()
  for (const edge of edges.values()) {
    const lit = hovered
      ? edge.source === hovered || edge.target === hovered
      : selected.size < 40 && (selected.has(edge.source) || selected.has(edge.target))
    if (lit && isPainted(edge.box, visible)) trace(context, edge)
  }
  context.stroke()
}

/** Many lines are drawn fainter, so that the tables stay what one sees. */
function strengthOf(count: number): number {
  return Math.max(0.14, Math.min(0.5, 60 / Math.sqrt(count + 1) / 10))
}

function trace(context: CanvasRenderingContext2D, { from, to }: MergedEdge): void {
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
}

function drawBlocks(
  context: CanvasRenderingContext2D,
  { scene, selected, marks }: FarPicture,
  visible: Visible,
  zoom: number,
  palette: FarPalette,
  near: Near,
): void {
  const strip = Math.max(10, 3 / zoom)
  for (const node of scene.nodes.values()) {
    if (!isPainted(node, visible)) continue
    context.globalAlpha = near && !near.has(node.id) ? 0.3 : 1
    context.fillStyle = palette.surface
    context.fillRect(node.x, node.y, node.width, node.height)
    const mark = marks?.[node.id]
    const color = mark ? palette.mark(mark) : palette.schema(node.color)
    context.fillStyle = color
    const alpha = context.globalAlpha
    context.globalAlpha = alpha * (mark ? 0.4 : 0.16)
    context.fillRect(node.x, node.y, node.width, node.height)
    context.globalAlpha = alpha
    if (node.entity.entity === 'enum') context.fillRect(node.x, node.y, strip, node.height)
    else context.fillRect(node.x, node.y, node.width, Math.min(strip, node.height))
    if (selected.has(node.id)) {
      context.strokeStyle = palette.accent
      context.lineWidth = 2.5 / zoom
      context.strokeRect(node.x, node.y, node.width, node.height)
    }
  }
  context.globalAlpha = 1
}

function drawNames(
  context: CanvasRenderingContext2D,
  { scene }: FarPicture,
  { x, y, zoom }: Viewport,
  visible: Visible,
  palette: FarPalette,
  near: Near,
): void {
  const size = zoom < 0.2 ? 9 : zoom < 0.3 ? 10.5 : 12
  context.font = `600 ${size}px ui-sans-serif, system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = palette.ink
  const lineHeight = size * 1.18
  for (const node of scene.nodes.values()) {
    if (!isPainted(node, visible)) continue
    const width = node.width * zoom
    const height = node.height * zoom
    const most = Math.floor((height - 4) / lineHeight)
    if (most < 1 || width < 30) continue
    context.globalAlpha = near && !near.has(node.id) ? 0.3 : 1
    const lines = linesOf(node, Math.round(width - 6), size, most)
    const middle = y + node.y * zoom + height / 2 + 1
    const centre = x + node.x * zoom + width / 2
    for (const [at, line] of lines.entries()) {
      context.fillText(line, centre, middle + (at - (lines.length - 1) / 2) * lineHeight)
    }
  }
  context.globalAlpha = 1
}

interface KnownLines {
  readonly key: string
  readonly lines: readonly string[]
}
const knownLines = new WeakMap<object, KnownLines>()

function linesOf(node: SceneNode, width: number, size: number, most: number): readonly string[] {
  const key = `${width} ${size} ${most}`
  const known = knownLines.get(node.entity)
  if (known?.key === key) return known.lines
  const lines = nameLines(nodeTitle(node.entity), width, size * 1.06, most)
  knownLines.set(node.entity, { key, lines })
  return lines
}

function neighbours(scene: Scene, id: EntityId): ReadonlySet<EntityId> {
  const near = new Set<EntityId>([id])
  for (const edge of scene.touching.get(id) ?? []) near.add(edge.source.id).add(edge.target.id)
  return near
}
