import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { planMigration } from '../migrate/index.ts'
import { dialectOf } from '../sql/index.ts'
import { dryRun, type ExecResult, type Executor, type SeededTable, seedTables } from './index.ts'

const dialect = dialectOf('postgres')
const read = (text: string) => dialect.lower(dialect.parse(text)).schema

function executorOf(database: PGlite): Executor {
  const exec = async (sql: string): Promise<ExecResult> => {
    try {
      await database.exec(sql)
      return { ok: true }
    } catch (error) {
      const { message, code } = error as { message: string; code?: string }
      return { ok: false, message, code: code ?? null, position: null }
    }
  }
  return {
    exec,
    run: async (sql) => void (await database.exec(sql)),
    query: async (sql) => ((await database.exec(sql)).at(-1)?.rows ?? []) as Record<string, unknown>[],
  }
}

async function seed(text: string): Promise<readonly SeededTable[]> {
  const database = new PGlite()
  try {
    await database.exec(text)
    return await seedTables(read(text), executorOf(database), 3)
  } finally {
    await database.close()
  }
}

it('seeds what constraints allow, in the order of references, and says why where none is', async () => {
  const seeded = await seed(
    `
    CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
    CREATE TABLE lines (order_id int REFERENCES orders, n int, code char(2) UNIQUE, PRIMARY KEY (order_id, n));
    CREATE TABLE orders (id serial PRIMARY KEY, state text NOT NULL CHECK (state IN ('new', 'paid')), at timestamptz NOT NULL,
      mood mood NOT NULL, tags text[] NOT NULL, price numeric(2,2) NOT NULL CHECK (price > 0), pct int CHECK (pct BETWEEN 90 AND 100),
      "Odd Name" uuid NOT NULL UNIQUE, parent int REFERENCES orders);
    CREATE TABLE never (id int NOT NULL, CHECK (id < 0 AND id > 0));
    CREATE TABLE mails (address email NOT NULL);
  `.replace(/(CREATE TABLE lines[^;]*;)([^;]*;)/, '$2$1'),
  )
  expect(seeded.map(({ table, rows }) => [table, rows])).toEqual([
    ['public.orders', 3],
    ['public.lines', 3],
    ['public.never', 0],
    ['public.mails', 3],
  ])
  const why = Object.fromEntries(seeded.map(({ table, failure }) => [table, failure]))
  expect(why['public.lines']).toBeNull()
  expect(why['public.never']).toMatch(/violates check constraint/)
})

it('runs a migration of a seeded database there and back, telling of each statement', async () => {
  const text = readFileSync(new URL('../../public/samples/chinook.sql', import.meta.url), 'utf8')
  const target = text.replace(
    '    name VARCHAR(120),\n    CONSTRAINT artist_pkey',
    '    stage_name text,\n    name VARCHAR(120),\n    CONSTRAINT artist_pkey',
  )
  expect(target).not.toBe(text)
  const database = new PGlite()
  try {
    const seen: string[] = []
    const base = read(text)
    const plan = planMigration(base, read(target), { strategy: 'online' })
    const result = await dryRun({ plan, text, base, rows: 2 }, executorOf(database), {
      loaded: (failures) => seen.push(`loaded ${failures.map(({ message }) => message).join()}`),
      seeded: (tables) => seen.push(`seeded ${tables.filter(({ rows }) => rows > 0).length > 10}`),
      step: ({ direction, failure }) => seen.push(`${direction} ${failure}`),
      milestone: ({ direction, differences }) => void seen.push(`${direction} reached ${differences.length}`),
    })
    expect(seen).toEqual(['loaded ', 'seeded true', 'up null', 'up reached 0', 'down null', 'down reached 0'])
    expect(result).toEqual({ passed: true, changedCounts: [] })
  } finally {
    await database.close()
  }
})
