import type { Dialect } from './dialect.ts'
import { postgres } from './postgres/index.ts'

const dialects: readonly Dialect[] = [postgres]

/** The dialect of that id; throws for an id that is not registered. */
export function dialectOf(id: string): Dialect {
  const found = dialects.find((dialect) => dialect.id === id)
  if (!found) throw new Error(`sql: unknown dialect ${id}`)
  return found
}

/** The ids of all dialects, the default first. */
export function dialectIds(): readonly string[] {
  return dialects.map((dialect) => dialect.id)
}

/** The id of the dialect that the text looks most like; the first one when nothing tells. */
export function detectDialect(text: string): string {
  let best = dialects[0]
  let score = -1
  for (const dialect of dialects) {
    const found = dialect.detect(text)
    if (found > score) {
      best = dialect
      score = found
    }
  }
  if (!best) throw new Error('sql: no dialect is registered')
  return best.id
}
