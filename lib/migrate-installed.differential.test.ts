import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationToolOf, migrationTools, planMigration, sha256 } from './migrate/index.ts'
import type { Schema } from './schema/index.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'
import { dialectOf } from './sql/index.ts'
import type { Executor } from './verify/index.ts'

/** Bundles run by the tools that this system has installed, on a server: there and back. */
const dialect = dialectOf('postgres')
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, 'migrate/tools/fixtures', name), 'utf8')
const base = fixture('base.sql')
const target = fixture('target.sql')
const run = promisify(execFile)

/** A tool outside of npm: what shows that it is there, and how it goes there and back with a bundle. */
interface Runner {
  /** Commands that all end well where the tool can be run. */
  readonly needs: readonly Command[]
  /** Files of the project that the bundle is copied into. */
  readonly project: (url: string) => Readonly<Record<string, string>>
  readonly up: (url: string) => Command
  readonly down: (url: string) => Command
  /** What the way back is run once for: everything, or each file of the bundle. */
  readonly downFor: 'all' | 'file'
}

type Command = readonly [string, ...string[]]

const runners: Readonly<Record<string, Runner>> = {
  dbmate: {
    needs: [['dbmate', '--version']],
    project: () => ({}),
    up: (url) => ['dbmate', '--url', `${url}?sslmode=disable`, '--no-dump-schema', 'migrate'],
    down: (url) => ['dbmate', '--url', `${url}?sslmode=disable`, '--no-dump-schema', 'rollback'],
    downFor: 'file',
  },
  'liquibase changelog.sql': liquibase('changelog.sql'),
  'liquibase changelog.yaml': liquibase('changelog.yaml'),
  alembic: {
    needs: [
      ['alembic', '--version'],
      // The Python that Alembic is installed for need not be the first one on the path.
      ['sh', '-c', `$(sed -n '1s/^#! *//p' "$(command -v alembic)") -c 'import psycopg2'`],
    ],
    project: (url) => ({
      'alembic.ini': '[alembic]\nscript_location = .\n',
      'env.py': [
        'from alembic import context',
        'from sqlalchemy import create_engine',
        `with create_engine("${url.replace('postgres://', 'postgresql://')}").connect() as connection:`,
        '    context.configure(connection=connection, transaction_per_migration=True)',
        '    with context.begin_transaction():',
        '        context.run_migrations()',
        '',
      ].join('\n'),
    }),
    up: () => ['alembic', 'upgrade', 'head'],
    down: () => ['alembic', 'downgrade', 'base'],
    downFor: 'all',
  },
  sqitch: {
    needs: [
      ['sqitch', '--version'],
      ['psql', '--version'],
      ['perl', '-MDBD::Pg', '-e', '1'],
    ],
    project: () => ({}),
    up: (url) => ['sqitch', 'deploy', '--verify', sqitchUrl(url)],
    down: (url) => ['sqitch', 'revert', '-y', sqitchUrl(url)],
    downFor: 'all',
  },
  rails: {
    needs: [['ruby', '-e', 'require "pg"; require "active_record"']],
    project: (url) => ({
      'run.rb': [
        'require "active_record"',
        `ActiveRecord::Base.establish_connection("${url.replace('postgres://', 'postgresql://')}")`,
        'ActiveRecord::Migration.verbose = false',
        'ActiveRecord::Migrator.migrations_paths = ["db/migrate"]',
        'base = ActiveRecord::Base',
        'pool = base.connection_pool',
        'migrations = (pool.respond_to?(:migration_context) ? pool : base.connection).migration_context',
        'ARGV[0] == "up" ? migrations.migrate : migrations.migrate(0)',
        '',
      ].join('\n'),
    }),
    up: () => ['ruby', 'run.rb', 'up'],
    down: () => ['ruby', 'run.rb', 'down'],
    downFor: 'all',
  },
}

function liquibase(changelog: string): Runner {
  const command = (url: string, ...given: readonly string[]): Command => {
    const { host, pathname, username, password } = new URL(url)
    const address = `jdbc:postgresql://${host}${pathname}`
    const user = [`--username=${username}`, `--password=${password || 'none'}`]
    return ['liquibase', `--url=${address}`, ...user, `--changelog-file=${changelog}`, ...given]
  }
  return {
    needs: [['liquibase', '--version']],
    project: () => ({}),
    up: (url) => command(url, 'update'),
    down: (url) => command(url, 'rollback-count', '1000'),
    downFor: 'all',
  }
}

/** What the tools keep their books in. */
const books = ['alembic_version', 'ar_internal_metadata', 'databasechangelog', 'schema_migrations', 'sqitch']

test('every tool that is said to be run where it is installed is run', () => {
  const installed = migrationTools.filter(({ proof }) => proof === 'run where installed').map(({ id }) => id)
  expect([...new Set(Object.keys(runners).map(toolOf))].sort()).toEqual(installed.sort())
})

const version = labVersions.at(-1) ?? ''

describe.skipIf(version === '')('on a server', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab(version)
  }, 120_000)
  afterAll(() => lab?.close())

  test.for(Object.entries(runners))('%s runs its bundle up and back', async ([name, runner], { skip }) => {
    if (!(await isThere(runner))) {
      console.warn(`NOT TRIED: ${toolOf(name)} is not installed`)
      skip()
    }
    const plan = planMigration(schemaOf(base), schemaOf(target), {
      strategy: 'online',
      version,
    })
    const folder = mkdtempSync(join(tmpdir(), `${toolOf(name)}-`))
    const database = await lab.database()
    const session = await database.session()
    await session.run(`${base} INSERT INTO "o'x" VALUES (1, 'one', 1), (2, 'two', NULL)`)
    const files = migrationToolOf(toolOf(name)).write(plan, {
      title: 'Orders, v2',
      version: '',
      time: '2024-05-06T07:08:09Z',
      hash: { name: 'sha256', of: sha256 },
    })
    put(folder, {
      ...Object.fromEntries(files.map(({ path, content }) => [path, content])),
      ...runner.project(database.url),
    })
    const rows = () => session.query(`SELECT id::text, a, n FROM "o'x" ORDER BY id`)
    const before = await rows()
    await carryOut(runner.up(database.url), folder)
    expect(await rows()).toEqual(before)
    expect(await differences(session, schemaOf(target))).toEqual([])
    const times = runner.downFor === 'file' ? files.length : 1
    for (let time = 0; time < times; time++) await carryOut(runner.down(database.url), folder)
    expect(await rows()).toEqual(before)
    expect(await differences(session, schemaOf(base))).toEqual([])
    await database.drop()
    rmSync(folder, { recursive: true })
  })
})

/** A runner is named after its tool, and what of its bundle it runs if there is a choice. */
function toolOf(name: string): string {
  return name.split(' ')[0] ?? name
}

async function isThere({ needs }: Runner): Promise<boolean> {
  try {
    for (const [command, ...given] of needs) await run(command, given)
    return true
  } catch {
    return false
  }
}

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

async function carryOut([command, ...given]: Command, folder: string): Promise<void> {
  // A statement of the bundle says `${x}`, in which nobody is to put this.
  const x = 'of the environment'
  const env = { x, ...process.env, SQITCH_FULLNAME: 'Tester', SQITCH_EMAIL: 'tester@localhost', TZ: 'UTC' }
  await run(command, given, { cwd: folder, env })
}

function sqitchUrl(url: string): string {
  return `db:pg:${url.slice(url.indexOf('//'))}`
}

function schemaOf(text: string): Schema {
  return dialect.lower(dialect.parse(text)).schema
}

/** What the catalogue has and the schema has not, or otherwise; the books of the tools aside. */
async function differences(engine: Executor, schema: Schema): Promise<readonly unknown[]> {
  const found = await dialect.catalogue?.compare(schema, engine)
  const sorted = (names: unknown) => JSON.stringify(Array.isArray(names) ? [...names].sort() : names)
  return (found?.differences ?? []).filter(
    (each) =>
      !books.some((name) => each.entity.includes(name)) &&
      (each.path !== 'columns' || sorted(each.model) !== sorted(each.catalogue)),
  )
}
