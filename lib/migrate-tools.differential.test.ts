import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { transformSync } from 'esbuild'
import knex from 'knex'
import { runner } from 'node-pg-migrate'
import { DataSource, type MigrationInterface } from 'typeorm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import { migrationToolOf, migrationTools, planMigration, sha256 } from './migrate/index.ts'
import type { Schema } from './schema/index.ts'
import { servePglite } from './server/testing/serve-pglite.ts'
import { dialectOf } from './sql/index.ts'
import type { Executor } from './verify/index.ts'

/** Bundles run by the tools themselves: the catalogue must be the target's after all migrations, the base's after all back. */
const dialect = dialectOf('postgres')
const lib = import.meta.dirname
const fixture = (name: string) => readFileSync(join(lib, 'migrate/tools/fixtures', name), 'utf8')
const base = fixture('base.sql')
const target = fixture('target.sql')

/** An empty database, and a folder with a bundle. */
interface Start {
  readonly url: string
  readonly engine: Executor
  readonly folder: string
  /** How many files the tool finds there. */
  readonly count: number
}

/** A tool at work on a database that is brought to the base: all migrations up, and all back. */
interface Runner {
  up(): Promise<void>
  down(): Promise<void>
  close(): Promise<void>
}

const runners: Readonly<Record<string, (start: Start) => Promise<Runner>>> = {
  knex: async ({ url, engine, folder, count }) => {
    await engine.run(base)
    const database = knex({
      client: 'pg',
      connection: url,
      pool: { min: 0, max: 1 },
      migrations: { directory: join(folder, 'migrations') },
    })
    return {
      up: async () => void (await database.migrate.latest()),
      down: async () => {
        for (let at = 0; at < count; at++) await database.migrate.down()
      },
      close: () => database.destroy(),
    }
  },
  'node-pg-migrate': async ({ url, engine, folder, count }) => {
    await engine.run(base)
    const run = (direction: 'up' | 'down') =>
      runner({
        databaseUrl: url,
        dir: join(folder, 'migrations'),
        direction,
        count,
        migrationsTable: 'pgmigrations',
        singleTransaction: false,
        noLock: true,
        log: () => {},
      })
    return {
      up: async () => void (await run('up')),
      down: async () => void (await run('down')),
      close: async () => {},
    }
  },
  typeorm: async ({ url, engine, folder, count }) => {
    await engine.run(base)
    const source = new DataSource({
      type: 'postgres',
      url,
      poolSize: 1,
      migrations: compiledClasses(join(folder, 'migrations')),
      migrationsTableName: 'typeorm_migrations',
      migrationsTransactionMode: 'each',
    })
    await source.initialize()
    return {
      up: async () => void (await source.runMigrations()),
      down: async () => {
        for (let at = 0; at < count; at++) await source.undoLastMigration()
      },
      close: () => source.destroy(),
    }
  },
  prisma: async ({ url, folder }) => {
    const { SchemaEngine } = await loadPrismaEngine()
    const adapter = new PrismaPg({ connectionString: url, max: 1 })
    const connect = async () => inOnePiece(await adapter.connect())
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']] },
      () => {},
      bindMigrationAwareSqlAdapterFactory({
        provider: adapter.provider,
        adapterName: adapter.adapterName,
        connect,
        connectToShadowDb: connect,
      }),
    )
    const home = join(folder, 'prisma/migrations')
    const names = readdirSync(home)
      .filter((name) => !name.includes('.'))
      .sort()
    const scripts = (file: string) => names.map((name) => readFileSync(join(home, name, file), 'utf8'))
    const directory = (path: string, value: string | undefined) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
    })
    // Prisma wants to know where an empty database came from.
    const first = directory('20000101000000_base', base)
    const scriptsUp = scripts('migration.sql')
    const all = [first, ...names.map((name, at) => directory(name, scriptsUp[at]))]
    const lockfile = {
      path: 'migration_lock.toml',
      content: readFileSync(join(home, 'migration_lock.toml'), 'utf8'),
    }
    const deploy = (migrationDirectories: readonly unknown[]) =>
      engine.applyMigrations({
        migrationsList: { baseDir: home, lockfile, shadowDbInitScript: '', migrationDirectories },
        filters: { externalTables: [], externalEnums: [] },
      })
    await deploy([first])
    return {
      up: async () => {
        expect((await deploy(all)).appliedMigrationNames).toEqual(names)
      },
      down: async () => {
        const connection = await connect()
        for (const script of scripts('down.sql').reverse()) await connection.executeScript(script)
        await connection.dispose()
      },
      close: async () => {},
    }
  },
}

const compiled = z.record(
  z.string(),
  z.custom<new () => MigrationInterface>((value) => typeof value === 'function'),
)

/** The classes of a folder, as a project's compiler would make them. */
function compiledClasses(folder: string): (new () => MigrationInterface)[] {
  return readdirSync(folder).flatMap((file) => {
    const { code } = transformSync(readFileSync(join(folder, file), 'utf8'), { loader: 'ts', format: 'cjs' })
    const path = join(folder, `${file.slice(0, -3)}.cjs`)
    writeFileSync(path, code)
    return Object.values(compiled.parse({ ...createRequire(path)(path) }))
  })
}

/** A connection that sends scripts whole, as Prisma's binary does; this adapter cuts them at each semicolon. */
function inOnePiece(connection: Awaited<ReturnType<PrismaPg['connect']>>): typeof connection {
  return Object.assign(connection, {
    executeScript: async (script: string) => {
      await connection.underlyingDriver().query(script)
    },
  })
}

const schemaEngine = z.object({
  SchemaEngine: z.custom<{
    new: (...given: readonly unknown[]) => Promise<{
      applyMigrations(input: unknown): Promise<{ appliedMigrationNames: readonly string[] }>
    }>
  }>((value) => typeof value === 'function'),
  __wbg_set_wasm: z.custom<(exports: WebAssembly.Exports) => void>((value) => typeof value === 'function'),
})

/** The engine of `prisma migrate deploy`; its own entry imports its WebAssembly as a module, which Node 20 does not do. */
async function loadPrismaEngine() {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue: object = await import(join(folder, 'schema_engine_bg.js'))
  const binary = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': { ...glue } })
  const engine = schemaEngine.parse({ ...glue })
  engine.__wbg_set_wasm(instance.exports)
  z.custom<() => void>().parse(instance.exports.__wbindgen_start)()
  return engine
}

/** The tables, with all that is theirs, that the tools keep their books in. */
const books = ['knex_migrations', 'pgmigrations', 'typeorm_migrations', '_prisma_migrations']

test('every tool that is said to be run is run', () => {
  const run = migrationTools.filter(({ proof }) => proof === 'run').map(({ id }) => id)
  expect(['sql', ...Object.keys(runners)].sort()).toEqual([...run].sort())
})

test.each(Object.keys(runners))('%s runs its bundle up and back', async (id) => {
  const plan = planMigration(schemaOf(base), schemaOf(target), { strategy: 'online' })
  const files = migrationToolOf(id).write(plan, {
    title: 'Orders, v2',
    version: '',
    time: '2024-05-06T07:08:09Z',
    hash: { name: 'sha256', of: sha256 },
  })
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const database = await createPglite(base + target)
  const engine = pgliteExecutor(database)
  const server = await servePglite(database)
  const tool = await runners[id]?.({ url: server.url, engine, folder, count: files.length })
  if (!tool) throw new Error(`nobody runs ${id}`)
  await engine.run(`INSERT INTO "o'x" VALUES (1, 'one', 1), (2, 'two', NULL)`)
  const rows = () => engine.query(`SELECT id::text, a, n FROM "o'x" ORDER BY id`)
  const before = await rows()
  await tool.up()
  expect(await rows()).toEqual(before)
  expect(await differences(engine, schemaOf(target))).toEqual([])
  await tool.down()
  expect(await rows()).toEqual(before)
  expect(await differences(engine, schemaOf(base))).toEqual([])
  await tool.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

function schemaOf(text: string): Schema {
  return dialect.lower(dialect.parse(text)).schema
}

/** What the catalogue has and the schema has not, or otherwise; the tables that the tools keep their books in aside. */
async function differences(engine: Executor, schema: Schema): Promise<readonly unknown[]> {
  const found = await dialect.catalogue?.compare(schema, engine)
  const sorted = (names: unknown) => JSON.stringify(Array.isArray(names) ? [...names].sort() : names)
  return (found?.differences ?? []).filter(
    (each) =>
      !books.some((name) => each.entity.includes(name)) &&
      (each.path !== 'columns' || sorted(each.model) !== sorted(each.catalogue)),
  )
}
