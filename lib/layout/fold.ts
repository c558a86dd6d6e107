import type { Placement } from './diagram.ts'
import { type NodeEntity, nodeMetrics, nodeRows, nodeSize, rowCount, rowOffset } from './metrics.ts'

/** Rows of a node that is neither folded nor opened by hand; a longer one ends in a row "+n more". */
export const rowsBeforeFold = 24

/** The same for the values of an enum, which are read for a taste of it. */
const valuesBeforeFold = 10

/** How much of a node is shown, and how large that makes it, in diagram units. */
export interface Fold {
  readonly width: number
  readonly height: number
  /** Rows shown, from the first. */
  readonly rows: number
  /** Rows left out behind "+n more"; 0 when all are shown or the node is folded to its header. */
  readonly more: number
  /** Partitions that the last row speaks of; 0 when there is no such row. */
  readonly partitions: number
}

/**
 * The part of a node that is shown: header only when collapsed, all rows when opened; when neither was
 * chosen the first rows, and of a partition the header, since its columns are those of its parent. A
 * table with partitions has one more row, which says how many.
 */
export function foldOf(
  entity: NodeEntity,
  placement: Pick<Placement, 'collapsed'> | undefined,
  partitions: number,
): Fold {
  const { width } = nodeSize(entity)
  const total = rowCount(entity)
  const collapsed =
    placement?.collapsed ?? (entity.entity === 'table' && entity.partitionOf ? true : undefined)
  if (collapsed === true) return { width, height: nodeMetrics.headerHeight, rows: 0, more: 0, partitions: 0 }
  // One row over would be replaced by a row that says so.
  const most = entity.entity === 'enum' ? valuesBeforeFold : rowsBeforeFold
  const all = collapsed === false || total <= most + 1
  const rows = all ? total : most
  const more = total - rows
  const lines = rows + (more > 0 ? 1 : 0) + (partitions > 0 ? 1 : 0)
  const body = lines === 0 ? 0 : lines * nodeMetrics.rowHeight + nodeMetrics.paddingBottom
  return { width, height: nodeMetrics.headerHeight + body, rows, more, partitions }
}

/** Height at which edges meet a column: its row, the row "+n more" that hides it, or the header. */
export function foldAnchor(entity: NodeEntity, fold: Fold, columnName: string | null): number {
  const index = columnName === null ? undefined : rowIndex(entity).get(columnName)
  if (index === undefined || fold.rows + fold.more === 0) return nodeMetrics.headerHeight / 2
  return rowOffset(Math.min(index, fold.rows)) + nodeMetrics.rowHeight / 2
}

function rowIndex(entity: NodeEntity): ReadonlyMap<string, number> {
  const known = indexes.get(entity)
  if (known) return known
  const index = new Map(nodeRows(entity).map((row, at) => [row.name, at]))
  indexes.set(entity, index)
  return index
}

const indexes = new WeakMap<NodeEntity, ReadonlyMap<string, number>>()
