import type { DialectData } from './dialect-data.ts'
import { postgresData } from './postgres/data.ts'

/** Every dialect's data, the default first. */
export const dialectData: readonly DialectData[] = [postgresData]

/** The data of the dialect of that id; throws for an id that is not registered. */
export function dialectDataOf(id: string): DialectData {
  const found = dialectData.find((dialect) => dialect.id === id)
  if (!found) throw new Error(`sql: unknown dialect ${id}`)
  return found
}
