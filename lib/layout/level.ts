import { type ColumnCost, type Columns, columnGaps } from './column-cost.ts'
import type { NodeSize } from './diagram.ts'

/** Slides cards within the blank space of their columns, so that more lines run level. Order and gaps stay. */
export function level(nodes: readonly NodeSize[], columns: Columns, cards: ColumnCost): void {
  const heights = columns.map((column) =>
    column.reduce((sum, at) => sum + (nodes[at]?.height ?? 0) + columnGaps.card, -columnGaps.card),
  )
  const tallest = Math.max(0, ...heights)
  for (let round = 0; round < rounds; round++) {
    for (const [c, column] of columns.entries()) settle(nodes, column, tallest - (heights[c] ?? 0), cards)
  }
}

const rounds = 8

/**
 * One column: every card as near as can be to where its lines would be level. Where two want the same
 * place, both stand about the middle of what they want.
 */
function settle(
  nodes: readonly NodeSize[],
  column: readonly number[],
  slack: number,
  cards: ColumnCost,
): void {
  // How far each card stands below where it would with no slack used: never less than the one above it.
  const runs: { sum: number; weight: number; count: number }[] = []
  let stacked = 0
  for (const at of column) {
    const y = cards.y[at] ?? 0
    let sum = (y - stacked) * stay
    let weight = stay
    for (const pull of cards.pulls(at)) {
      sum += (y + pull.by - stacked) * pull.weight
      weight += pull.weight
    }
    runs.push({ sum, weight, count: 1 })
    stacked += (nodes[at]?.height ?? 0) + columnGaps.card
    for (let last = runs.length - 1; last > 0; last--) {
      const run = runs[last]
      const above = runs[last - 1]
      if (!run || !above || above.sum / above.weight <= run.sum / run.weight) break
      runs.splice(last - 1, 2, {
        sum: above.sum + run.sum,
        weight: above.weight + run.weight,
        count: above.count + run.count,
      })
    }
  }
  let next = 0
  let y = 0
  for (const { sum, weight, count } of runs) {
    const shift = Math.min(slack, Math.max(0, sum / weight))
    for (let n = 0; n < count; n++, next++) {
      const at = column[next]
      if (at === undefined) continue
      cards.y[at] = y + shift
      y += (nodes[at]?.height ?? 0) + columnGaps.card
    }
  }
}

/** How much a card wants to stay, beside a line's one. */
const stay = 0.05
