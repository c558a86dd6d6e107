import type { EnumType, Table, View } from '../schema/index.ts'
import { shortType } from './short-type.ts'
import { monoWidth, sansWidth } from './text-width.ts'

/** What stands on the diagram as a node. */
export type NodeEntity = Table | View | EnumType

/**
 * The anatomy of a node in diagram units (CSS pixels at zoom 1), shared by canvas and exported
 * picture. A row is: `paddingX`, the marker slot, the name, `gap`, the type, the flag slot, `paddingX`.
 */
export const nodeMetrics = {
  headerHeight: 34,
  rowHeight: 22,
  /** Blank space below the last row. */
  paddingBottom: 6,
  paddingX: 10,
  /** Key glyph left of the name. */
  markerWidth: 20,
  /** Least blank space between name and type. */
  gap: 16,
  /** Not null, unique and indexed flags right of the type. */
  flagsWidth: 36,
  /** Kind badge at the right of the header. */
  badgeWidth: 26,
  minWidth: 168,
  maxWidth: 440,
  titleSize: 13,
  nameSize: 12,
  typeSize: 11,
} as const

/** Size of a node that shows all its rows; the same for the same entity, whatever the theme. */
export function nodeSize(entity: NodeEntity): { readonly width: number; readonly height: number } {
  const known = sizes.get(entity)
  if (known) return known
  const m = nodeMetrics
  const title = sansWidth(nodeTitle(entity), m.titleSize) * boldness
  let widest = 2 * m.paddingX + title + m.gap + m.badgeWidth
  const rows = nodeRows(entity)
  for (const row of rows) {
    const name = sansWidth(row.name, m.nameSize)
    const type = row.type === '' ? 0 : m.gap + monoWidth(row.type, m.typeSize)
    widest = Math.max(widest, 2 * m.paddingX + m.markerWidth + name + type + m.flagsWidth)
  }
  const width = Math.min(m.maxWidth, Math.max(m.minWidth, 2 * Math.ceil(widest / 2)))
  const height = m.headerHeight + (rows.length === 0 ? 0 : rows.length * m.rowHeight + m.paddingBottom)
  const size = { width, height }
  sizes.set(entity, size)
  return size
}

/** Name shown in a node's header, without its schema. */
export function nodeTitle(entity: NodeEntity): string {
  return entity.name
}

export interface NodeRow {
  readonly name: string
  /** In its everyday spelling; empty where rows have no type (views, enum values). */
  readonly type: string
}

/** The rows of a node from top to bottom: columns, output columns of a view, values of an enum. */
export function nodeRows(entity: NodeEntity): readonly NodeRow[] {
  switch (entity.entity) {
    case 'table':
      return entity.columns.map((column) => ({ name: column.name, type: shortType(column.type.display) }))
    case 'view':
      return entity.columns.map((name) => ({ name, type: '' }))
    case 'enum':
      return entity.values.map((name) => ({ name, type: '' }))
  }
}

/** How many rows a node has, without making them. */
export function rowCount(entity: NodeEntity): number {
  return entity.entity === 'enum' ? entity.values.length : entity.columns.length
}

/** Vertical offset of a row's top edge from the node's top edge. */
export function rowOffset(index: number): number {
  return nodeMetrics.headerHeight + index * nodeMetrics.rowHeight
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Titles are set in semi-bold, which runs a little wider. */
const boldness = 1.06

/** Entities are immutable and shared between readings, so a size is computed once. */
const sizes = new WeakMap<NodeEntity, { readonly width: number; readonly height: number }>()
