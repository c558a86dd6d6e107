import type { ArrangeEdge } from './arrange.ts'
import type { NodeSize } from './diagram.ts'

/** Node numbers by column, each from top to bottom. */
export type Columns = readonly (readonly number[])[]

/** Between two cards of a column, and between two columns, in diagram units. */
export const columnGaps = { card: 40, column: 104 } as const

/**
 * How good cards stand in columns; less is better. The numbers of nodes are their places in the list
 * given. Reused for many arrangements, so that none of them allocates.
 */
export class ColumnCost {
  readonly x: Float64Array
  readonly y: Float64Array
  private readonly column: Int32Array
  private readonly lines: readonly Line[]
  /** x and y of both ends of each line, where it leaves its cards. */
  private readonly ends: Float64Array
  /** The side of a layout without any blank space, in the proportions asked for. */
  private readonly ideal: number
  private readonly weight: number

  constructor(
    private readonly nodes: readonly NodeSize[],
    edges: readonly ArrangeEdge[],
    private readonly aspect: number,
  ) {
    this.x = new Float64Array(nodes.length)
    this.y = new Float64Array(nodes.length)
    this.column = new Int32Array(nodes.length)
    this.lines = linesOf(nodes, edges)
    this.ends = new Float64Array(this.lines.length * 4)
    const area = nodes.reduce((sum, { width, height }) => sum + outer(width, height), 0)
    this.ideal = Math.sqrt(area / aspect)
    this.weight = this.lines.reduce((sum, line) => sum + line.weight, 0)
  }

  /** How many steps one measurement takes, about. */
  steps(what: 'lengths' | 'crossings'): number {
    const count = this.lines.length
    return this.nodes.length + count * 4 + (what === 'crossings' ? (count * count) / 4 : 0)
  }

  /** Sets the cards in columns, all from the top, and measures that. */
  of(columns: Columns, what: 'lengths' | 'crossings'): number {
    const size = this.place(columns)
    const cost = this.lengths() + size * Math.max(1, this.weight * 0.6) + size * (size / this.ideal)
    return what === 'lengths' ? cost : cost + this.crossings() * crossing + this.covered(columns) * cover
  }

  /** Lines of a card: the other card, and how far that one would have to be moved down to meet it level. */
  *pulls(node: number): Generator<{ readonly by: number; readonly weight: number }> {
    for (const { a, b, atA, atB, weight } of this.lines) {
      if (a !== node && b !== node) continue
      if (this.column[a] === this.column[b]) continue
      const level = at(this.y, a) + atA - at(this.y, b) - atB
      yield { by: a === node ? -level : level, weight }
    }
  }

  /** The larger of height and width, the latter as a height in the proportions asked for. */
  private place(columns: Columns): number {
    let x = 0
    let tallest = 0
    for (let c = 0; c < columns.length; c++) {
      const members = columns[c] ?? []
      if (members.length === 0) continue
      let y = 0
      let widest = 0
      for (const node of members) {
        const size = this.nodes[node]
        if (!size) continue
        this.x[node] = x
        this.y[node] = y
        this.column[node] = c
        y += size.height + columnGaps.card
        if (size.width > widest) widest = size.width
      }
      x += widest + columnGaps.column
      if (y > tallest) tallest = y
    }
    return Math.max(tallest - columnGaps.card, (x - columnGaps.column) / this.aspect)
  }

  private lengths(): number {
    let sum = 0
    for (let n = 0; n < this.lines.length; n++) {
      const line = this.lines[n]
      if (!line) continue
      const { a, b, atA, atB, weight } = line
      const ya = at(this.y, a) + atA
      const yb = at(this.y, b) + atB
      const apart = at(this.column, b) - at(this.column, a)
      const left = apart >= 0 ? a : b
      const right = apart >= 0 ? b : a
      const from = at(this.x, left) + (this.nodes[left]?.width ?? 0)
      const to = apart === 0 ? from : at(this.x, right)
      this.ends[n * 4] = from
      this.ends[n * 4 + 1] = apart >= 0 ? ya : yb
      this.ends[n * 4 + 2] = to
      this.ends[n * 4 + 3] = apart >= 0 ? yb : ya
      const skipped = Math.max(0, Math.abs(apart) - 1)
      const across = apart === 0 ? bend : to - from + skipped * skip
      sum += weight * (across + Math.abs(ya - yb))
    }
    return sum
  }

  /** Pairs of lines that cross when drawn straight and share no card, the fainter one counted. */
  private crossings(): number {
    const { ends, lines } = this
    let sum = 0
    for (let m = 0; m < lines.length; m++) {
      const one = lines[m]
      if (!one) continue
      const [ax, ay, bx, by] = [
        at(ends, m * 4),
        at(ends, m * 4 + 1),
        at(ends, m * 4 + 2),
        at(ends, m * 4 + 3),
      ]
      const top = Math.min(ay, by)
      const bottom = Math.max(ay, by)
      for (let n = m + 1; n < lines.length; n++) {
        const cx = at(ends, n * 4)
        const dx = at(ends, n * 4 + 2)
        if (dx < ax || cx > bx) continue
        const cy = at(ends, n * 4 + 1)
        const dy = at(ends, n * 4 + 3)
        if ((cy < top && dy < top) || (cy > bottom && dy > bottom)) continue
        const other = lines[n]
        if (!other || one.a === other.a || one.a === other.b || one.b === other.a || one.b === other.b)
          continue
        if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) >= 0) continue
        if (side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) >= 0) continue
        sum += Math.min(one.weight, other.weight)
      }
    }
    return sum
  }

  /** Cards of the columns between that lie under straight lines. */
  private covered(columns: Columns): number {
    const { ends } = this
    let sum = 0
    for (let n = 0; n < this.lines.length; n++) {
      const line = this.lines[n]
      if (!line) continue
      const first = Math.min(at(this.column, line.a), at(this.column, line.b))
      const last = Math.max(at(this.column, line.a), at(this.column, line.b))
      const [ax, ay, bx, by] = [
        at(ends, n * 4),
        at(ends, n * 4 + 1),
        at(ends, n * 4 + 2),
        at(ends, n * 4 + 3),
      ]
      for (let c = first + 1; c < last; c++) {
        for (const node of columns[c] ?? []) {
          const size = this.nodes[node]
          if (!size) continue
          const y = ay + ((by - ay) * (at(this.x, node) + size.width / 2 - ax)) / (bx - ax || 1)
          if (y > at(this.y, node) && y < at(this.y, node) + size.height) sum += line.weight
        }
      }
    }
    return sum
  }
}

interface Line {
  readonly a: number
  readonly b: number
  /** Where the line leaves each card, below its top. */
  readonly atA: number
  readonly atB: number
  readonly weight: number
}

/** What a crossing is worth, what a card under a line, each column passed over, and a way out and back. */
const crossing = 260
const cover = 140
const skip = 160
const bend = 200

function linesOf(nodes: readonly NodeSize[], edges: readonly ArrangeEdge[]): readonly Line[] {
  const numbers = new Map<string, number>(nodes.map(({ id }, at) => [id, at]))
  const lines = new Map<string, Line>()
  for (const { from, to, fromY, toY, weight } of edges) {
    const a = numbers.get(from)
    const b = numbers.get(to)
    if (a === undefined || b === undefined || a === b) continue
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const known = lines.get(key)
    // Several lines between two cards run side by side.
    if (known) lines.set(key, { ...known, weight: Math.min(2, known.weight + weight) })
    else lines.set(key, { a, b, atA: fromY, atB: toY, weight })
  }
  return [...lines.values()]
}

function outer(width: number, height: number): number {
  return (width + columnGaps.column) * (height + columnGaps.card)
}

function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax)
}

function at(list: Float64Array | Int32Array, index: number): number {
  return list[index] as number
}
