import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { readDatabaseSettings } from './settings.ts'
import { describeRepositories } from './testing/repository-contract.ts'
import { servePglite } from './testing/serve-pglite.ts'

const migrations = join(import.meta.dirname, '../../prisma/migrations')
let server: Awaited<ReturnType<typeof servePglite>> | null = null
let database: Database

beforeAll(async () => {
  // A PostgreSQL of one's own may be named; it should be empty.
  let url = process.env.ATHENA_TEST_POSTGRES
  if (!url) {
    server = await servePglite()
    url = server.url
  }
  const settings = readDatabaseSettings({ DATABASE_URL: url })
  await migrate(settings, migrations)
  expect(await migrate(settings, migrations)).toEqual([])
  database = connectDatabase(settings, { connections: server ? 1 : 10 })
}, 120_000)

afterAll(async () => {
  await database?.$disconnect()
  await server?.close()
})

describe('repositories on PostgreSQL', () => {
  describeRepositories(() => database)

  it('is PostgreSQL', async () => {
    const [row] = await database.$queryRaw<{ version: string }[]>`SELECT version()`
    expect(row?.version).toContain('PostgreSQL')
  })
})
