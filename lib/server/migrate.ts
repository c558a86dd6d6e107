import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { DatabaseSettings } from './settings.ts'
import { makeSqliteAdapter } from './sqlite-adapter.ts'

/** The advisory lock that Prisma's own migration engine takes on PostgreSQL, so that it waits for us and we for it. */
const PRISMA_MIGRATE_LOCK = 72707369

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Brings the database to the committed migrations, each file whole or not at all, and answers with
 * the names of those applied now. Keeps Prisma's own table, so that its tools can read the history.
 * Throws when an applied migration was edited since, or when the database knows later ones.
 */
export async function migrate(
  settings: DatabaseSettings,
  migrationsFolder: string,
): Promise<readonly string[]> {
  if (settings.folder) mkdirSync(settings.folder, { recursive: true })
  const migrations = readMigrations(join(migrationsFolder, settings.provider))
  const connection = await connect(settings)
  try {
    await prepare(connection, settings)
    const applied = await readApplied(connection)
    const names = new Set(migrations.map((m) => m.name))
    const unknown = [...applied.keys()].filter((name) => !names.has(name))
    if (unknown.length > 0)
      throw new Error(`server: the database was made by a newer version (it has ${unknown.join(', ')})`)
    const done: string[] = []
    for (const migration of migrations) {
      const checksum = applied.get(migration.name)
      if (checksum === undefined) {
        await apply(connection, settings, migration)
        done.push(migration.name)
      } else if (checksum !== migration.checksum) {
        throw new Error(`server: migration ${migration.name} was changed after it was applied`)
      }
    }
    return done
  } finally {
    await connection.dispose()
  }
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function connect(settings: DatabaseSettings): Promise<SqlDriverAdapter> {
  return settings.provider === 'sqlite'
    ? makeSqliteAdapter(settings.url).connect()
    : new PrismaPg({ connectionString: settings.url, max: 1 }).connect()
}

async function prepare(connection: SqlDriverAdapter, settings: DatabaseSettings): Promise<void> {
  const sqlite = settings.provider === 'sqlite'
  if (sqlite) {
    // The mode is kept in the file. FULL (the driver's default) syncs each commit: saved means on disk.
    await connection.queryRaw({ sql: 'PRAGMA journal_mode = WAL', args: [], argTypes: [] })
  } else {
    // Two CREATE TABLE IF NOT EXISTS at one moment fail in PostgreSQL: who comes second waits. The
    // session's end releases the lock.
    await connection.executeScript(`SELECT pg_advisory_lock(${PRISMA_MIGRATE_LOCK})`)
  }
  const time = sqlite ? 'DATETIME' : 'TIMESTAMPTZ'
  const now = sqlite ? 'current_timestamp' : 'now()'
  await connection.executeScript(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" ${time},
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" ${time},
    "started_at" ${time} NOT NULL DEFAULT ${now},
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`)
}

async function readApplied(connection: SqlDriverAdapter): Promise<ReadonlyMap<string, string>> {
  const { rows } = await connection.queryRaw({
    sql: `SELECT "migration_name", "checksum" FROM "_prisma_migrations"
          WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
    args: [],
    argTypes: [],
  })
  return new Map(rows.map((row) => [String(row[0]), String(row[1])]))
}

async function apply(
  connection: SqlDriverAdapter,
  settings: DatabaseSettings,
  migration: Migration,
): Promise<void> {
  const now = settings.provider === 'sqlite' ? 'current_timestamp' : 'now()'
  const begin = settings.provider === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN'
  // The name is a folder's and the checksum hexadecimal: neither holds a quote.
  const script = `${begin};
${migration.sql.trimEnd()}
INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
VALUES ('${randomUUID()}', '${migration.checksum}', ${now}, '${migration.name}', 1);
COMMIT;`
  try {
    await connection.executeScript(script)
  } catch (error) {
    // SQLite's driver has rolled back by itself; PostgreSQL has not.
    await connection.executeScript('ROLLBACK').catch(() => {})
    // Another process that started at the same moment may have been first.
    if ((await readApplied(connection)).get(migration.name) !== migration.checksum) throw error
  }
}
