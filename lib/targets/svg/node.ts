import {
  type Box,
  type ColumnMarkers,
  columnMarkers,
  type Fold,
  fitText,
  monoWidth,
  type NodeEntity,
  type NodeRow,
  nodeMetrics,
  nodeRows,
  nodeTitle,
  rowOffset,
  sansWidth,
} from '../../layout/index.ts'
import { escapeText } from './escape.ts'
import type { Palette } from './palette.ts'

/** A node as a card: coloured header, one row a column with markers, name, type and flags. */
export function nodeSvg(
  entity: NodeEntity,
  box: Box,
  color: string,
  palette: Palette,
  fold: Fold,
): readonly string[] {
  const m = nodeMetrics
  const { x, y, width, height } = box
  const parts = [
    `<g transform="translate(${x} ${y})">`,
    `<title>${escapeText(tooltip(entity))}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${color}"/>`,
    `<path d="M0 4H${width}V${height - 8}a8 8 0 0 1 -8 8H8a8 8 0 0 1 -8 -8Z" fill="${palette.surface}"/>`,
    `<rect width="${width}" height="${height}" rx="8" fill="none" stroke="${palette.lineStrong}"/>`,
  ]
  const badge = kindBadge(entity)
  const room = width - 2 * m.paddingX - m.badgeWidth
  const title = fitText(nodeTitle(entity), room, (text) => sansWidth(text, m.titleSize) * 1.06)
  parts.push(
    textSvg(m.paddingX, m.headerHeight / 2 + 6, title, palette.ink, m.titleSize, 'font-weight="600"'),
  )
  if (badge !== '') {
    const style = `text-anchor="end" ${mono}`
    parts.push(textSvg(width - m.paddingX, m.headerHeight / 2 + 5, badge, palette.inkFaint, 9, style))
  }
  const markers = entity.entity === 'table' ? columnMarkers(entity) : null
  const rows = nodeRows(entity).slice(0, fold.rows)
  if (rows.length > 0) parts.push(ruleSvg(m.headerHeight, width, palette.line))
  for (const [index, row] of rows.entries()) {
    parts.push(...rowSvg(row, index, width, markers?.get(row.name) ?? null, palette))
  }
  if (fold.more > 0) {
    const base = rowOffset(fold.rows) + m.rowHeight / 2 + 4
    const left = m.paddingX + m.markerWidth
    parts.push(textSvg(left, base, `+${fold.more} more`, palette.inkFaint, m.nameSize, ''))
  }
  if (fold.partitions > 0) {
    const base = rowOffset(fold.rows + (fold.more > 0 ? 1 : 0)) + m.rowHeight / 2 + 4
    const text = fold.partitions === 1 ? '1 partition' : `${fold.partitions} partitions`
    parts.push(textSvg(m.paddingX + m.markerWidth, base, text, palette.inkFaint, m.nameSize, ''))
  }
  parts.push('</g>')
  return parts
}

function rowSvg(
  row: NodeRow,
  index: number,
  width: number,
  marks: ColumnMarkers | null,
  palette: Palette,
): readonly string[] {
  const m = nodeMetrics
  const base = rowOffset(index) + m.rowHeight / 2 + 4
  const room = width - 2 * m.paddingX - m.markerWidth - m.flagsWidth
  const measureName = (text: string) => sansWidth(text, m.nameSize)
  const measureType = (text: string) => monoWidth(text, m.typeSize)
  const nameNeeds = measureName(row.name)
  const typeRoom = Math.max(room - nameNeeds - m.gap, room * 0.4)
  const type = row.type === '' ? '' : fitText(row.type, typeRoom, measureType)
  const nameRoom = type === '' ? room : room - m.gap - measureType(type)
  const parts: string[] = []
  const key = marks?.primaryKey ? 'PK' : marks?.foreignKey ? 'FK' : ''
  if (key !== '') {
    const fill = key === 'PK' ? palette.accent : palette.inkMuted
    parts.push(textSvg(m.paddingX, base, key, fill, 9, `font-weight="600" ${mono}`))
  }
  const weight = marks?.primaryKey ? 'font-weight="600"' : ''
  const name = fitText(row.name, nameRoom, measureName)
  parts.push(textSvg(m.paddingX + m.markerWidth, base, name, palette.ink, m.nameSize, weight))
  const flagsLeft = width - m.paddingX - m.flagsWidth
  if (type !== '') {
    parts.push(textSvg(flagsLeft, base, type, palette.inkMuted, m.typeSize, `text-anchor="end" ${mono}`))
  }
  const flags = flagText(marks)
  if (flags !== '') {
    parts.push(textSvg(width - m.paddingX, base, flags, palette.inkFaint, 9, `text-anchor="end" ${mono}`))
  }
  return parts
}

/** N not null, U unique, I indexed. */
function flagText(marks: ColumnMarkers | null): string {
  if (!marks) return ''
  return `${marks.notNull ? 'N' : ''}${marks.unique && !marks.primaryKey ? 'U' : ''}${marks.indexed ? 'I' : ''}`
}

function kindBadge(entity: NodeEntity): string {
  switch (entity.entity) {
    case 'enum':
      return 'ENUM'
    case 'view':
      return entity.kind === 'materialized' ? 'MVIEW' : 'VIEW'
    case 'table':
      if (entity.kind === 'foreign') return 'FDW'
      return entity.partitionBy || entity.partitionOf ? 'PART' : ''
  }
}

function tooltip(entity: NodeEntity): string {
  const name = `${entity.schema}.${entity.name}`
  return entity.comment === null ? name : `${name}: ${entity.comment}`
}

const mono = 'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace"'

function textSvg(x: number, y: number, text: string, fill: string, size: number, more: string): string {
  const style = more === '' ? '' : ` ${more}`
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${style}>${escapeText(text)}</text>`
}

function ruleSvg(y: number, width: number, color: string): string {
  return `<path d="M0 ${y - 0.5}H${width}" stroke="${color}" fill="none"/>`
}
