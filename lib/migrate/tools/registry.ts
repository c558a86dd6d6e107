import { alembicTool } from './alembic/tool.ts'
import { atlasTool } from './atlas/tool.ts'
import { dbmateTool } from './dbmate/tool.ts'
import { flywayTool } from './flyway/tool.ts'
import { golangMigrateTool } from './golang-migrate/tool.ts'
import { gooseTool } from './goose/tool.ts'
import { knexTool } from './knex/tool.ts'
import { liquibaseTool } from './liquibase/tool.ts'
import { nodePgMigrateTool } from './node-pg-migrate/tool.ts'
import { prismaTool } from './prisma/tool.ts'
import { railsTool } from './rails/tool.ts'
import { sqitchTool } from './sqitch/tool.ts'
import { sqlTool } from './sql/tool.ts'
import type { MigrationTool } from './tool.ts'
import { typeormTool } from './typeorm/tool.ts'

/** Every migration tool a bundle can be written for, the default first. */
export const migrationTools: readonly MigrationTool[] = [
  sqlTool,
  flywayTool,
  liquibaseTool,
  alembicTool,
  knexTool,
  typeormTool,
  prismaTool,
  golangMigrateTool,
  railsTool,
  atlasTool,
  dbmateTool,
  sqitchTool,
  gooseTool,
  nodePgMigrateTool,
]

/** The tool of that id; throws for an id that is not registered. */
export function migrationToolOf(id: string): MigrationTool {
  const found = migrationTools.find((tool) => tool.id === id)
  if (!found) throw new Error(`migrate: unknown tool ${id}`)
  return found
}
