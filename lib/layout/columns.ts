import type { ArrangeEdge } from './arrange.ts'
import { ColumnCost, type Columns, columnGaps } from './column-cost.ts'
import type { NodeSize } from './diagram.ts'
import { level } from './level.ts'
import type { Point } from './metrics.ts'

/** Cards to be set in columns, in about the proportions of `aspect` (width by height). */
export interface ColumnsInput {
  readonly nodes: readonly NodeSize[]
  readonly edges: readonly ArrangeEdge[]
  readonly aspect: number
  /** Elementary steps that the search may take; it ends where nothing gets better before. */
  readonly effort: number
}

/**
 * Cards in columns as dense as a page of a newspaper, with lanes between for the lines, so that lines
 * are short, cross seldom and run past cards rather than under them. `start` says who belongs beside whom;
 * from there single cards are moved and pairs exchanged as long as that makes it better. The cost
 * tells layouts of the same input apart. Deterministic.
 */
export function inColumns(
  { nodes, edges, aspect, effort }: ColumnsInput,
  start: Readonly<Record<string, Point>>,
): { readonly spots: Readonly<Record<string, Point>>; readonly cost: number } {
  const measure = new ColumnCost(nodes, edges, aspect)
  const few = columnCount(nodes, aspect)
  const counts = [few, few - 1, few + 1].filter((count) => count >= 1 && count <= nodes.length)
  let best: { readonly columns: Columns; readonly cost: number } | null = null
  for (const count of counts) {
    let columns = columnsFrom(nodes, start, count)
    let left = effort / counts.length
    for (const what of ['lengths', 'crossings'] as const) {
      const search = improve(columns, (one) => measure.of(one, what), left / measure.steps(what))
      columns = search.columns
      left -= search.tries * measure.steps(what)
    }
    const cost = measure.of(columns, 'crossings')
    if (!best || cost < best.cost) best = { columns, cost }
  }
  const { columns, cost } = best ?? { columns: [], cost: 0 }
  measure.of(columns, 'lengths')
  level(nodes, columns, measure)
  const spots: Record<string, Point> = {}
  for (const [at, { id }] of nodes.entries()) spots[id] = { x: measure.x[at] ?? 0, y: measure.y[at] ?? 0 }
  return { spots, cost }
}

/** As many columns as make the whole as wide by its height as was asked for. */
function columnCount(nodes: readonly NodeSize[], aspect: number): number {
  let height = 0
  let area = 0
  for (const node of nodes) {
    height += node.height + columnGaps.card
    area += (node.width + columnGaps.column) * (node.height + columnGaps.card)
  }
  const width = area / Math.max(1, height)
  return Math.max(1, Math.min(nodes.length, Math.round(Math.sqrt((aspect * height) / width))))
}

/** Columns of about equal height, filled from the left of the start to its right, each from its top down. */
function columnsFrom(
  nodes: readonly NodeSize[],
  start: Readonly<Record<string, Point>>,
  count: number,
): number[][] {
  const middle = (at: number, axis: 'x' | 'y'): number => {
    const node = nodes[at]
    const spot = node && start[node.id]
    return node && spot ? spot[axis] + (axis === 'x' ? node.width : node.height) / 2 : 0
  }
  const heightOf = (at: number) => (nodes[at]?.height ?? 0) + columnGaps.card
  const order = nodes.map((_, at) => at).sort((a, b) => middle(a, 'x') - middle(b, 'x') || a - b)
  const share = order.reduce((sum, at) => sum + heightOf(at), 0) / count
  const columns: number[][] = Array.from({ length: count }, () => [])
  let filled = 0
  for (const at of order) {
    const height = heightOf(at)
    columns[Math.min(count - 1, Math.floor((filled + height / 2) / share))]?.push(at)
    filled += height
  }
  for (const column of columns) column.sort((a, b) => middle(a, 'y') - middle(b, 'y') || a - b)
  return columns
}

/** Takes the best move or exchange of each card in turn, until none is better or the tries are used up. */
function improve(
  start: Columns,
  cost: (columns: Columns) => number,
  mostTries: number,
): { readonly columns: number[][]; readonly tries: number } {
  const columns = start.map((column) => [...column])
  const cards = columns.flat().sort((a, b) => a - b)
  let tries = 0
  let best = cost(columns)
  for (let isBetter = true; isBetter && tries < mostTries; ) {
    isBetter = false
    for (const card of cards) {
      if (tries >= mostTries) break
      let change: (() => void) | null = null
      const attempt = (apply: () => void, revert: () => void): void => {
        apply()
        tries++
        const now = cost(columns)
        if (now < best - least) {
          best = now
          change = apply
        }
        revert()
      }
      for (const [apply, revert] of changes(columns, card)) attempt(apply, revert)
      const taken = change as (() => void) | null
      taken?.()
      isBetter ||= taken !== null
    }
  }
  return { columns, tries }
}

/** Every other place for a card, and every exchange with a card of a higher number, each with its way back. */
function* changes(columns: number[][], card: number): Generator<readonly [() => void, () => void]> {
  const own = columns.find((column) => column.includes(card)) ?? []
  const place = own.indexOf(card)
  for (const column of columns) {
    const places = column === own ? column.length - 1 : column.length
    for (let to = 0; to <= places; to++) {
      if (column === own && to === place) continue
      yield [() => move(own, place, column, to), () => move(column, to, own, place)]
    }
  }
  for (const column of columns) {
    for (let to = 0; to < column.length; to++) {
      const other = column[to] as number
      if (other <= card) continue
      const swap = (): void => {
        const held = own[place] as number
        own[place] = column[to] as number
        column[to] = held
      }
      yield [swap, swap]
    }
  }
}

function move(from: number[], at: number, to: number[], index: number): void {
  const [card] = from.splice(at, 1)
  if (card !== undefined) to.splice(index, 0, card)
}

/** A change that gains less than this, in diagram units, is none. */
const least = 0.5
