/** One line of the report. */
export interface Figure {
  readonly what: string
  /** The median, with its unit. */
  readonly median: string
  /** What was asked for; empty where the figure is only reported. */
  readonly target: string
  /** Spread, ratio or size: whatever puts the median into perspective. */
  readonly note: string
}

/** Milliseconds of each run, sorted; the first `warmUp` runs are not counted. */
export function timings(runs: number, warmUp: number, task: (run: number) => void): readonly number[] {
  const times: number[] = []
  for (let run = -warmUp; run < runs; run++) {
    const start = performance.now()
    task(run)
    if (run >= 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2
}

/** The value below which nine tenths lie. */
export function ninetieth(sorted: readonly number[]): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.9))] ?? Number.NaN
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}

/** Prints the figures as a table with aligned columns. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = [{ what: title, median: 'median', target: 'target', note: '' }, ...figures]
  const width = (key: keyof Figure): number => Math.max(...rows.map((row) => row[key].length))
  for (const row of rows) {
    const cells = [
      row.what.padEnd(width('what')),
      row.median.padStart(width('median')),
      row.target.padStart(width('target')),
    ]
    console.log(`${cells.join('  ')}  ${row.note}`.trimEnd())
  }
  console.log()
}
