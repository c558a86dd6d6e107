import { UsageError } from './command.ts'

/** The value, if it is one of those known; otherwise a usage error that names them and the likeliest. */
export function choose<T extends string>(what: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value)
  if (found !== undefined) return found
  const [near] = [...known].sort((a, b) => distance(value, a) - distance(value, b))
  const isNear = near !== undefined && distance(value, near) <= Math.max(2, near.length / 3)
  const hint = isNear ? `; did you mean ${near}?` : '.'
  throw new UsageError(`unknown ${what} ${value}${hint} Known: ${known.join(', ')}`)
}

/** How many letters must be put, taken or changed to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (letter === b[j] ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
