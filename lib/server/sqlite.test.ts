import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { createProject } from './projects.ts'
import { type DatabaseSettings, readDatabaseSettings } from './settings.ts'
import { describeBranches } from './testing/branches-contract.ts'
import { seedBeforeBranches, withoutLater } from './testing/earlier-data.ts'
import { describeRepositories } from './testing/repository-contract.ts'

const migrations = join(import.meta.dirname, '../../prisma/migrations')
let folder: string
let settings: DatabaseSettings
let database: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'athena data '))
  settings = readDatabaseSettings({ ATHENA_DATA: join(folder, 'new') })
  await migrate(settings, migrations)
  database = connectDatabase(settings)
})

afterAll(async () => {
  await database.$disconnect()
  rmSync(folder, { recursive: true })
})

describe('repositories on SQLite', () => {
  describeRepositories(() => database)
  describeBranches(() => database)

  it('works through many transactions without using up file handles', async () => {
    const handles = () => readdirSync('/proc/self/fd').length
    if (process.platform === 'linux') {
      const before = handles()
      for (let i = 0; i < 100; i++) {
        await createProject(database, { name: `${i}`, dialect: 'postgres', text: '' }, new Date(0))
      }
      expect(handles() - before).toBeLessThan(20)
    }
    const [mode] = await database.$queryRaw<{ journal_mode: string }[]>`PRAGMA journal_mode`
    const [synchronous] = await database.$queryRaw<{ synchronous: bigint }[]>`PRAGMA synchronous`
    expect(mode?.journal_mode).toBe('wal')
    expect(Number(synchronous?.synchronous)).toBe(2)
  })
})

describe('migrations on SQLite', () => {
  it('are applied once, by whoever comes first', async () => {
    const other = readDatabaseSettings({ ATHENA_DATA: join(folder, 'other') })
    const applied = await Promise.all([migrate(other, migrations), migrate(other, migrations)])
    expect(new Set(applied.flat()).size).toBe(readdirSync(join(migrations, 'sqlite')).length - 1)
    expect(await migrate(other, migrations)).toEqual([])
  })

  it('make each document the first branch of its project, with its versions', async () => {
    const earlier = readDatabaseSettings({ ATHENA_DATA: join(folder, 'earlier') })
    await migrate(earlier, withoutLater(migrations, folder))
    const old = connectDatabase(earlier)
    const { check } = await seedBeforeBranches(old)
    await migrate(earlier, migrations)
    await check(old)
    await old.$disconnect()
  })

  it('refuse a database of a newer version', async () => {
    await database.$executeRaw`INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name")
      VALUES ('x', 'x', current_timestamp, '99990101000000_future')`
    await expect(migrate(settings, migrations)).rejects.toThrow('99990101000000_future')
  })
})
