import {
  type Annotation,
  type Box,
  cardinalityPath,
  type DiagramLayout,
  dependenciesOf,
  edgeEnds,
  edgePath,
  edgeReach,
  type Fold,
  foldOf,
  type NodeEntity,
  nodeMetrics,
  nodeRows,
  type PlacedNode,
  placeNew,
  type Relationship,
  relationshipsOf,
  rowOffset,
  schemaColors,
} from '../../layout/index.ts'
import type { EntityId, Schema } from '../../schema/index.ts'
import { escapeText } from './escape.ts'
import { nodeSvg } from './node.ts'
import type { Palette } from './palette.ts'

/** The diagram as one SVG document, in diagram units, cut to its content with a margin. */
export function drawDiagram(schema: Schema, layout: DiagramLayout, title: string, palette: Palette): string {
  const nodes = placedNodes(schema, layout)
  const boxes = [...nodes.values()].map((node) => node.box)
  const annotations = layout.annotations
  const frame = frameOf([...boxes, ...edgeBoxes(schema, nodes), ...annotations])
  const colors = schemaColors(schema)
  const colorOf = (node: DiagramNode) => {
    const own = layout.placements[node.entity.id]?.color
    const index = own ? Number(own.slice(own.lastIndexOf('-') + 1)) : colors.get(node.entity.schema)
    return palette.schemas[((index || 1) - 1) % palette.schemas.length] ?? palette.accent
  }
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}" viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" font-family="ui-sans-serif, system-ui, Segoe UI, Roboto, Helvetica Neue, Liberation Sans, Arial, sans-serif">`,
    `<title>${escapeText(title)}</title>`,
    `<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="${palette.canvas}"/>`,
    ...annotations.filter((note) => note.kind === 'area').flatMap((note) => annotationSvg(note, palette)),
    `<g fill="none" stroke="${palette.edge}" stroke-width="1.4">`,
    ...dependencyEdges(schema, nodes),
    ...relationshipEdges(schema, nodes, palette),
    '</g>',
  ]
  for (const node of nodes.values()) {
    lines.push(...nodeSvg(node.entity, node.box, colorOf(node), palette, node.fold))
  }
  lines.push(
    ...annotations.filter((note) => note.kind === 'note').flatMap((note) => annotationSvg(note, palette)),
  )
  return `${[...lines, '</svg>'].join('\n')}\n`
}

interface DiagramNode {
  readonly entity: NodeEntity
  readonly box: Box
  readonly fold: Fold
}

/** Every visible node in its place; those without one are placed as the canvas would. */
function placedNodes(schema: Schema, layout: DiagramLayout): ReadonlyMap<EntityId, DiagramNode> {
  const visible: { entity: NodeEntity; fold: Fold }[] = []
  const entities = [...schema.tables.values(), ...schema.views.values(), ...schema.enums.values()]
  for (const entity of entities) {
    const placement = layout.placements[entity.id]
    if (!placement?.hidden) visible.push({ entity, fold: foldOf(entity, placement) })
  }
  const existing: PlacedNode[] = []
  for (const { entity, fold } of visible) {
    const { width, height } = fold
    const spot = layout.placements[entity.id]
    if (spot) existing.push({ id: entity.id, width, height, x: spot.x, y: spot.y })
  }
  const fresh = visible
    .filter(({ entity }) => !layout.placements[entity.id])
    .map(({ entity, fold: { width, height } }) => ({ id: entity.id, width, height }))
  const edges = [...relationshipsOf(schema), ...dependenciesOf(schema)]
  const found = placeNew(existing, fresh, edges)
  const nodes = new Map<EntityId, DiagramNode>()
  for (const { entity, fold } of visible) {
    const spot = layout.placements[entity.id] ?? found[entity.id] ?? { x: 0, y: 0 }
    nodes.set(entity.id, {
      entity,
      fold,
      box: { x: spot.x, y: spot.y, width: fold.width, height: fold.height },
    })
  }
  return nodes
}

function relationshipEdges(
  schema: Schema,
  nodes: ReadonlyMap<EntityId, DiagramNode>,
  palette: Palette,
): readonly string[] {
  return relationshipsOf(schema).flatMap((edge) => {
    const ends = endsOf(edge.from, edge.fromColumns, edge.to, edge.toColumns, nodes)
    if (!ends) return []
    const dash = edge.identifying ? '' : ' stroke-dasharray="6 4"'
    return [
      `<path d="${edgePath(ends.from, ends.to)}"${dash}/>`,
      signSvg(ends.from, edge.cardinality.from, palette),
      signSvg(ends.to, edge.cardinality.to, palette),
    ]
  })
}

function signSvg(
  end: Parameters<typeof cardinalityPath>[0],
  cardinality: Relationship['cardinality']['from'],
  palette: Palette,
): string {
  return `<path d="${cardinalityPath(end, cardinality)}" fill="${cardinality.min === 0 ? palette.canvas : 'none'}"/>`
}

function dependencyEdges(schema: Schema, nodes: ReadonlyMap<EntityId, DiagramNode>): readonly string[] {
  return dependenciesOf(schema).flatMap((edge) => {
    const ends = endsOf(edge.from, [], edge.to, [], nodes)
    return ends ? [`<path d="${edgePath(ends.from, ends.to)}" stroke-dasharray="2 4" opacity="0.7"/>`] : []
  })
}

function endsOf(
  fromId: EntityId,
  fromColumns: readonly string[],
  toId: EntityId,
  toColumns: readonly string[],
  nodes: ReadonlyMap<EntityId, DiagramNode>,
): ReturnType<typeof edgeEnds> | null {
  const from = nodes.get(fromId)
  const to = nodes.get(toId)
  if (!from || !to) return null
  return edgeEnds(from.box, heightOf(from, fromColumns), to.box, heightOf(to, toColumns))
}

/** Middle of the column's row; of the row that stands for it when it is folded away. */
function heightOf(node: DiagramNode, columns: readonly string[]): number {
  const index = nodeRows(node.entity).findIndex((row) => row.name === columns[0])
  if (index < 0 || node.fold.rows === 0) return nodeMetrics.headerHeight / 2
  return rowOffset(Math.min(index, node.fold.rows)) + nodeMetrics.rowHeight / 2
}

/** The room that edges take beside their nodes. */
function edgeBoxes(schema: Schema, nodes: ReadonlyMap<EntityId, DiagramNode>): readonly Box[] {
  const boxes: Box[] = []
  for (const edge of relationshipsOf(schema)) {
    const ends = endsOf(edge.from, edge.fromColumns, edge.to, edge.toColumns, nodes)
    if (ends) boxes.push(edgeReach(ends.from, ends.to))
  }
  for (const edge of dependenciesOf(schema)) {
    const ends = endsOf(edge.from, [], edge.to, [], nodes)
    if (ends) boxes.push(edgeReach(ends.from, ends.to))
  }
  return boxes
}

function annotationSvg(note: Annotation, palette: Palette): readonly string[] {
  const fill = note.kind === 'area' ? palette.surfaceSunken : palette.note
  const rect = `<rect x="${note.x}" y="${note.y}" width="${note.width}" height="${note.height}" rx="8" fill="${fill}" stroke="${palette.line}"/>`
  const size = nodeMetrics.nameSize
  const lines = note.text.split('\n').map((line, index) => {
    const y = note.y + 20 + index * (size + 5)
    return `<text x="${note.x + 12}" y="${y}" font-size="${size}" fill="${palette.inkMuted}">${escapeText(line)}</text>`
  })
  return [rect, ...lines]
}

function frameOf(boxes: readonly Box[]): Box {
  const margin = 40
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin }
  const left = boxes.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY)
  const top = boxes.reduce((least, box) => Math.min(least, box.y), Number.POSITIVE_INFINITY)
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width), Number.NEGATIVE_INFINITY)
  const bottom = boxes.reduce((most, box) => Math.max(most, box.y + box.height), Number.NEGATIVE_INFINITY)
  return {
    x: Math.floor(left - margin),
    y: Math.floor(top - margin),
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(bottom - top + 2 * margin),
  }
}
