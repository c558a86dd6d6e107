import { describe, expect, it } from 'vitest'
import { createPglite } from '../engine/index.ts'
import { dialectDataOf } from '../sql/about/index.ts'
import { readRowCounts } from '../store/index.ts'
import { run } from './testing/run.ts'

const old = 'CREATE TABLE app.users (id int PRIMARY KEY, age int);'
const files = {
  'old.sql': `CREATE SCHEMA app;${old}`,
  'new.sql': `CREATE SCHEMA app;${old.replace('age int', 'age bigint')}`,
  'rows.csv': 'schema,table,rows,bytes\napp,users,400000000,40000000000\n',
}
const diff = (...more: readonly string[]) =>
  run(['diff', 'old.sql', 'new.sql', '--strategy', 'direct', ...more], { ...files })

describe('athena diff --rows', () => {
  it('estimates what it knows the size of', async () => {
    const { code, out } = await diff('--rows', 'rows.csv', '--format', 'json')
    const [phase] = JSON.parse(out).phases
    const [step] = phase.parts.flatMap((part: { up: unknown }) => part.up)
    expect([code, step.size]).toEqual([0, { rows: 4e8, bytes: 4e10 }])
    expect(step.estimate).toMatchObject({ because: 'every row is written anew' })
    expect(step.estimate.atLeast).toBeGreaterThan(60)
    expect(phase.estimate.atMost).toBeGreaterThanOrEqual(step.estimate.atMost)
    expect((await diff('--rows', 'rows.csv')).out).toMatch(/^-- Time: [\d.]+ min to /)
  })

  it('estimates nothing that depends on an unknown size', async () => {
    const { out } = await diff('--format', 'json')
    const [phase] = JSON.parse(out).phases
    expect(phase.estimate).toBeNull()
    expect(phase.parts[0].up[0]).toMatchObject({ size: null, estimate: null })
    expect((await diff()).out).not.toMatch(/Time:/)
  })

  it('refuses a file that is not what it should be', async () => {
    expect(await diff('--rows', 'old.sql')).toMatchObject({
      code: 2,
      out: '',
      errors: expect.stringMatching(/--rows old\.sql: /),
    })
  })
})

it('the query for row counts runs, and its answer is read', async () => {
  const { rowCountsQuery, defaultSchema: home, quote } = dialectDataOf('postgres')
  const database = await createPglite('')
  try {
    await database.exec(`
      CREATE TABLE plain (id int); INSERT INTO plain SELECT generate_series(1, 1000); ANALYZE plain;
      CREATE TABLE "Odd name" (id int);
      CREATE TABLE whole (id int) PARTITION BY RANGE (id);
      CREATE TABLE half PARTITION OF whole FOR VALUES FROM (0) TO (500);
      CREATE TABLE rest PARTITION OF whole DEFAULT;
      INSERT INTO whole SELECT generate_series(1, 700); ANALYZE whole;`)
    const { rows } = await database.query(rowCountsQuery ?? '')
    const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    const counts = readRowCounts(text, { home, quote })
    expect(counts).toMatchObject({
      ok: true,
      value: {
        'public.plain': { rows: 1000 },
        'public."Odd name"': { rows: 0, bytes: 0 },
        'public.whole': { rows: 700 },
        'public.half': { rows: 499 },
      },
    })
    if (counts.ok) expect(counts.value['public.whole']?.bytes).toBeGreaterThan(8000)
  } finally {
    await database.close()
  }
}, 60_000)
