import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPglite } from './engine/index.ts'
import { type Fix, reviewSchema, rules } from './rules/index.ts'
import { openDocument } from './sync/index.ts'
import { applyChange } from './text/index.ts'
import { readWorkload, type Workload } from './workload/index.ts'

/** Fixes of queries on a real PostgreSQL: what they write is accepted, and what is safe gives the same rows. */
const folder = join(import.meta.dirname, 'rules/queries')
const cases = rules
  .filter((rule) => rule.category === 'queries')
  .filter((rule) => existsSync(join(folder, `${rule.id}.cases/fixed.workload.sql`)))

let database: PGlite
beforeAll(async () => {
  database = await createPglite('')
}, 120_000)
afterAll(() => database.close())

describe.each(cases.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('writes what PostgreSQL accepts, and the same rows where it is safe', async () => {
    const script = textOf(id, 'bad.sql')
    const workload = workloadOf(textOf(id, 'bad.workload.sql'))
    const options = settingsOf(id)
    const found = reviewSchema(openDocument(script, 'postgres').schema, {
      rules: [rule],
      workload,
      ...(options === null ? {} : { settings: { [id]: { options } } }),
    })
    const fixes = found.flatMap(({ fix }) => (fix?.workload ? [fix] : []))
    expect(fixes.length).toBeGreaterThan(0)
    await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;')
    await database.exec(script)
    await database.exec(rowsFor(script))
    for (const fix of fixes) {
      const [before, after] = statementsOf(workload, fix)
      const fixed = await rowsOf(after)
      if (fix.safe) expect(fixed).toEqual(await rowsOf(before))
    }
  })
})

function textOf(id: string, file: string): string {
  return readFileSync(join(folder, `${id}.cases`, file), 'utf8')
}

function settingsOf(id: string) {
  const path = join(folder, `${id}.cases/settings.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

function workloadOf(text: string): Workload {
  const read = readWorkload(text, 'postgres')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** The statement that a fix changes, as it was and as it is then. */
function statementsOf(workload: Workload, fix: Fix): readonly [string, string] {
  const change = fix.workload ?? { replacements: [] }
  const at = workload.statements.findIndex(
    ({ range }) =>
      range.from <= (change.replacements[0]?.from ?? 0) && (change.replacements[0]?.from ?? 0) <= range.to,
  )
  const after = workloadOf(applyChange(workload.text, change))
  return [workload.statements[at]?.text ?? '', after.statements[at]?.text ?? '']
}

/** What a statement gives with likely values for its parameters, in no order, in a transaction that is taken back. */
async function rowsOf(statement: string): Promise<readonly string[]> {
  // A name in place of a parameter is the program's own.
  const sql = statement.replace(/(?<!:):[a-z]\w*/g, () => '$1')
  await database.exec(`PREPARE asked AS ${sql}`)
  try {
    const { rows } = await database.query<{ types: string }>(
      "SELECT parameter_types::text AS types FROM pg_prepared_statements WHERE name = 'asked'",
    )
    const types = (rows[0]?.types ?? '{}')
      .slice(1, -1)
      .split(',')
      .filter((type) => type !== '')
    const values = types.map((type) => likely[type.replaceAll('"', '')] ?? 'NULL')
    await database.exec('BEGIN')
    const result = await database.query(
      `EXECUTE asked${values.length > 0 ? `(${values.join(', ')})` : ''}`,
      [],
      {
        rowMode: 'array',
      },
    )
    return result.rows
      .map((row) => JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
      .sort()
  } finally {
    await database.exec('ROLLBACK; DEALLOCATE asked')
  }
}

const likely: Readonly<Record<string, string>> = {
  bigint: '3',
  integer: '3',
  'bigint[]': "'{1,2,3}'",
  numeric: '5',
  text: "'n3'",
  boolean: 'true',
  'timestamp with time zone': "'2026-03-01'",
  interval: "'1 day'",
  date: "'2026-03-01'",
}

/** Rows for the tables of the cases, nulls and repetitions among them. */
function rowsFor(script: string): string {
  const more = script.includes('CREATE TABLE order_item')
    ? `INSERT INTO order_item SELECT n, l, n % 3 FROM generate_series(1, 20) n, generate_series(1, 2) l;
       INSERT INTO item_return (order_id, line) SELECT n, 1 + n % 2 FROM generate_series(1, 15) n;`
    : ''
  return `
    INSERT INTO city (name) SELECT 'n' || n FROM generate_series(1, 8) n;
    INSERT INTO customer (city_id, email, name, middle_name, created_at)
      SELECT CASE WHEN n % 3 > 0 THEN 1 + n % 5 END, 'n' || n % 9, CASE WHEN n % 2 = 0 THEN 'Smith' ELSE 'n' || n END,
        CASE WHEN n % 4 = 0 THEN 'm' || n END, timestamptz '2026-02-27' + n * interval '7 hours'
      FROM generate_series(1, 20) n;
    INSERT INTO orders (customer_id, state, paid, total, placed_at)
      SELECT 1 + n % 12, (ARRAY['new', 'paid', 'sent', 'done'])[1 + n % 4], n % 2 = 0, n % 7,
        timestamptz '2025-12-30' + n * interval '31 hours'
      FROM generate_series(1, 90) n;
    ${more}`
}
