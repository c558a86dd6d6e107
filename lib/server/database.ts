import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as PostgresClient } from '../../generated/postgresql/client.ts'
import { PrismaClient } from '../../generated/sqlite/client.ts'
import { type DatabaseSettings, readDatabaseSettings } from './settings.ts'
import { makeSqliteAdapter } from './sqlite-adapter.ts'

/** The database as the repositories see it; both clients are generated from one set of models. */
export type Database = PrismaClient

// Development reloads modules; the connection outlives them.
const kept = globalThis as { athenaDatabase?: Database }

/** The process's database, connected on first use. */
export function database(): Database {
  kept.athenaDatabase ??= connectDatabase(readDatabaseSettings(process.env))
  return kept.athenaDatabase
}

/** A client of its own, with at most so many connections to a PostgreSQL; the caller disconnects it. */
export function connectDatabase(settings: DatabaseSettings, { connections = 10 } = {}): Database {
  // A save rewrites the whole text: 20 MiB on a slow disk must fit.
  const transactionOptions = { maxWait: 30_000, timeout: 30_000 }
  if (settings.provider === 'sqlite') {
    return new PrismaClient({ adapter: makeSqliteAdapter(settings.url), transactionOptions })
  }
  const adapter = new PrismaPg({ connectionString: settings.url, max: connections })
  // Same models, same methods: only the options of raw queries differ, and nothing here uses them.
  return new PostgresClient({ adapter, transactionOptions }) as unknown as Database
}
