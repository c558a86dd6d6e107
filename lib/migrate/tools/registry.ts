import { sqlTool } from './sql/tool.ts'
import type { MigrationTool } from './tool.ts'

/** Every migration tool a bundle can be written for, the default first. */
export const migrationTools: readonly MigrationTool[] = [sqlTool]

/** The tool of that id; throws for an id that is not registered. */
export function migrationToolOf(id: string): MigrationTool {
  const found = migrationTools.find((tool) => tool.id === id)
  if (!found) throw new Error(`migrate: unknown tool ${id}`)
  return found
}
