import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { readDatabaseSettings } from './settings.ts'
import { describeBranches } from './testing/branches-contract.ts'
import { seedBeforeBranches, withoutLater } from './testing/earlier-data.ts'
import { describeRepositories } from './testing/repository-contract.ts'
import { servePglite } from './testing/serve-pglite.ts'

const migrations = join(import.meta.dirname, '../../prisma/migrations')
let server: Awaited<ReturnType<typeof servePglite>> | null = null
let database: Database
const folder = mkdtempSync(join(tmpdir(), 'athena-migrations-'))
let earlier: Awaited<ReturnType<typeof seedBeforeBranches>>

beforeAll(async () => {
  // A PostgreSQL of one's own may be named; it should be empty.
  let url = process.env.ATHENA_TEST_POSTGRES
  if (!url) {
    server = await servePglite()
    url = server.url
  }
  const settings = readDatabaseSettings({ DATABASE_URL: url })
  // With data of the time before branches, which must come along.
  await migrate(settings, withoutLater(migrations, folder))
  const old = connectDatabase(settings, { connections: 1 })
  earlier = await seedBeforeBranches(old)
  await old.$disconnect()
  await migrate(settings, migrations)
  expect(await migrate(settings, migrations)).toEqual([])
  database = connectDatabase(settings, { connections: server ? 1 : 10 })
}, 120_000)

afterAll(async () => {
  await database?.$disconnect()
  await server?.close()
  rmSync(folder, { recursive: true })
})

describe('repositories on PostgreSQL', () => {
  describeRepositories(() => database)
  describeBranches(() => database)

  it('makes each document of earlier times the first branch of its project', () => earlier.check(database))

  it('is PostgreSQL', async () => {
    const [row] = await database.$queryRaw<{ version: string }[]>`SELECT version()`
    expect(row?.version).toContain('PostgreSQL')
  })
})
