import type { Dialect } from './dialect.ts'

const dialects: readonly Dialect[] = []

/** The dialect of that id; throws for an id that is not registered. */
export function dialectOf(id: string): Dialect {
  const found = dialects.find((dialect) => dialect.id === id)
  if (!found) throw new Error(`sql: unknown dialect ${id}`)
  return found
}
