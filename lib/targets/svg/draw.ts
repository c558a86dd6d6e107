import {
  type Annotation,
  arrowHead,
  type Blocks,
  type Box,
  blocksOf,
  cardinalitySign,
  type DiagramLayout,
  diagramEdges,
  type EdgeEnd,
  edgeEnds,
  type Fold,
  foldAnchor,
  foldOf,
  foldPartitions,
  type LineEnds,
  type NodeEntity,
  nodeMetrics,
  type PlacedNode,
  placeNew,
  type Relationship,
  type Route,
  routeBox,
  routePath,
  routesOf,
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
  const edges = routedEdges(schema, nodes, layout.placements)
  const frame = frameOf([...boxes, ...edges.map(({ route }) => routeBox(route)), ...annotations])
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
    ...edges.flatMap((edge) => edgeSvg(edge, palette)),
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
  const { counts, homes } = foldPartitions(schema, layout.placements)
  const entities = [...schema.tables.values(), ...schema.views.values(), ...schema.enums.values()]
  for (const entity of entities) {
    const placement = layout.placements[entity.id]
    if (placement?.hidden || homes.has(entity.id)) continue
    visible.push({ entity, fold: foldOf(entity, placement, counts.get(entity.id) ?? 0) })
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
  const found = placeNew(existing, fresh, diagramEdges(schema, homes))
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

interface DrawnEdge {
  readonly relationship: Relationship | null
  readonly route: Route
}

/** Every line between visible nodes by the routes that the canvas draws it on. */
function routedEdges(
  schema: Schema,
  nodes: ReadonlyMap<EntityId, DiagramNode>,
  placements: DiagramLayout['placements'],
): readonly DrawnEdge[] {
  const pairs = new Map<string, { readonly pair: readonly [string, string]; readonly lines: LineEnds[] }>()
  const edges = diagramEdges(schema, foldPartitions(schema, placements).homes)
  for (const { id, from: fromId, to: toId, relationship } of edges) {
    const from = nodes.get(fromId)
    const to = nodes.get(toId)
    if (!from || !to) continue
    const ends = edgeEnds(
      from.box,
      foldAnchor(from.entity, from.fold, relationship?.fromColumns[0] ?? null),
      to.box,
      foldAnchor(to.entity, to.fold, relationship?.toColumns[0] ?? null),
    )
    const key = fromId < toId ? `${fromId}\n${toId}` : `${toId}\n${fromId}`
    const known = pairs.get(key)
    if (known) known.lines.push({ id, ...ends })
    else pairs.set(key, { pair: [fromId, toId], lines: [{ id, ...ends }] })
  }
  const keys = new Map(edges.map(({ id, relationship }) => [id, relationship]))
  const blocks: Blocks = blocksOf([...nodes].map(([id, { box }]) => ({ id, ...box })))
  return [...pairs.values()].flatMap(({ pair, lines }) =>
    [...routesOf(lines, pair, blocks)].map(([id, route]) => ({ relationship: keys.get(id) ?? null, route })),
  )
}

function edgeSvg({ relationship, route }: DrawnEdge, palette: Palette): readonly string[] {
  const path = routePath(route)
  if (!relationship) {
    return [
      `<path d="${path}" stroke-dasharray="2 4" opacity="0.7"/>`,
      `<path d="${arrowHead(route.to)}" opacity="0.7"/>`,
    ]
  }
  const { cardinality, identifying } = relationship
  return [
    `<path d="${path}"${identifying ? ' stroke-width="1.7"' : ' stroke-dasharray="7 4"'}/>`,
    signSvg(route.from, cardinality.from, palette),
    signSvg(route.to, cardinality.to, palette),
  ]
}

function signSvg(end: EdgeEnd, cardinality: Relationship['cardinality']['from'], palette: Palette): string {
  const { strokes, circle } = cardinalitySign(end, cardinality)
  const hollow = circle === null ? '' : `<path d="${circle}" fill="${palette.canvas}"/>`
  return `<path d="${strokes}"/>${hollow}`
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
