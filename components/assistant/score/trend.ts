import type { Score } from '@/lib/review'

/** The score of a version, or of the text as it stands. */
export interface TrendPoint {
  readonly id: string
  readonly title: string
  readonly score: Score
}

/** A line of a chart: SVG path data and its points, within a box. */
export interface TrendLine {
  readonly path: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

/** Values from 0 to 100 as a line in a box of that size; a single value stands in the middle. */
export function trendLine(values: readonly number[], width: number, height: number): TrendLine {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const points = values.map((value, at) => ({
    x: rounded(values.length > 1 ? at * step : width / 2),
    y: rounded(height - (Math.min(100, Math.max(0, value)) / 100) * height),
  }))
  return { path: points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(''), points }
}

/** What a trend says in a sentence. */
export function trendWords(values: readonly number[]): string {
  const [first] = values
  const last = values.at(-1)
  if (first === undefined || last === undefined) return 'No version yet.'
  if (values.length === 1) return `Only one version: ${last.toFixed(1)}.`
  const way = last > first ? 'up' : last < first ? 'down' : 'unchanged'
  return `${values.length} versions, ${way} from ${first.toFixed(1)} to ${last.toFixed(1)}.`
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
