import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase, type Database } from './server/database.ts'
import { migrate } from './server/migrate.ts'
import { readDatabaseSettings } from './server/settings.ts'
import { describeBranches } from './server/testing/branches-contract.ts'
import { describeRepositories } from './server/testing/repository-contract.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'

/** The repositories on a PostgreSQL server, as `DATABASE_URL` names one: over the network, by a password, many connections. */
const migrations = join(import.meta.dirname, '../prisma/migrations')

describe.skipIf(!labVersions.includes('17'))('repositories on a PostgreSQL server', () => {
  let lab: Lab
  let database: Database

  beforeAll(async () => {
    lab = await openLab('17')
    const settings = readDatabaseSettings({ DATABASE_URL: (await lab.database()).url })
    await migrate(settings, migrations)
    database = connectDatabase(settings)
  }, 120_000)

  afterAll(async () => {
    await database?.$disconnect()
    await lab?.close()
  })

  describeRepositories(() => database)
  describeBranches(() => database)

  test('migrations are applied once, by whoever comes first', async () => {
    const settings = readDatabaseSettings({ DATABASE_URL: (await lab.database()).url })
    const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(settings, migrations)))
    expect(applied.flat().sort()).toEqual(
      readdirSync(join(migrations, 'postgresql'), { withFileTypes: true })
        .filter((each) => each.isDirectory())
        .map((each) => each.name)
        .sort(),
    )
    expect(await migrate(settings, migrations)).toEqual([])
  })
})
