import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entityId } from './schema/index.ts'
import { type Lab, labVersions, openLab } from './server-lab.ts'
import { dialectDataOf } from './sql/about/index.ts'
import { readStatistics } from './statistics/index.ts'

/** The query for statistics on PostgreSQL servers of several versions, and its answer as it is read. */
describe.each(labVersions)('PostgreSQL %s', (version) => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab(version)
  }, 120_000)
  afterAll(() => lab?.close())

  it('tells its statistics to the query, which are read whole', async () => {
    const database = await lab.database()
    try {
      const session = await database.session()
      await session.run(`
        CREATE TABLE orders (id bigserial PRIMARY KEY, state text, note text);
        CREATE INDEX orders_state ON orders (state);
        INSERT INTO orders (state, note) SELECT CASE WHEN n % 10 = 0 THEN 'new' ELSE 'done' END,
          CASE WHEN n % 4 = 0 THEN 'secret ' || n END FROM generate_series(1, 1000) n;
        CREATE TABLE "Odd ""name""" (id int);
        CREATE TABLE whole (id int) PARTITION BY RANGE (id);
        CREATE TABLE half PARTITION OF whole FOR VALUES FROM (0) TO (500);
        CREATE TABLE rest PARTITION OF whole DEFAULT;
        CREATE INDEX whole_id ON whole (id);
        INSERT INTO whole SELECT generate_series(1, 700);
        CREATE MATERIALIZED VIEW totals AS SELECT state, count(*) FROM orders GROUP BY state;`)
      // Counters reach the others some time after the statement.
      await session.run('SELECT pg_sleep(1.2)')
      for (const table of ['orders', 'whole', 'totals']) await session.run(`ANALYZE ${table}`)
      await session.run('SELECT count(*) FROM orders')
      await session.run('SELECT pg_sleep(1.2)')
      const [row] = await session.query(dialectDataOf('postgres').statisticsQuery ?? '')
      const text = JSON.stringify(row?.statistics)
      expect(text).not.toContain('secret')
      const read = readStatistics([text], { home: 'public' })
      if (!read.ok) throw new Error(JSON.stringify(read.error))
      const { tables, sequences, missing, serverVersion, isStandby } = read.value
      expect([missing, isStandby, serverVersion?.startsWith(version)]).toEqual([[], false, true])
      const orders = tables.get(entityId('table', 'public', 'orders'))
      expect(orders).toMatchObject({ rows: 1000, deadRows: 0 })
      expect(orders?.bytes).toBeGreaterThan(8192)
      expect(orders?.indexBytes).toBeGreaterThan(8192)
      expect(orders?.xidAge).toBeGreaterThan(0)
      expect([...(orders?.indexes.keys() ?? [])].sort()).toEqual(['orders_pkey', 'orders_state'])
      expect(orders?.indexes.get('orders_state')).toMatchObject({ scans: 0, isValid: true })
      expect(orders?.columns.get('state')?.distinct).toBe(2)
      expect(orders?.columns.get('state')?.commonFrequencies?.[0]).toBeCloseTo(0.9, 1)
      expect(orders?.columns.get('note')?.nullFraction).toBeCloseTo(0.75, 1)
      expect(orders?.columns.get('id')?.correlation).toBe(1)
      const whole = tables.get(entityId('table', 'public', 'whole'))
      expect(whole?.rows).toBe(700)
      expect(whole?.indexes.get('whole_id')?.bytes).toBeGreaterThan(8192)
      expect(tables.has(entityId('table', 'public', 'Odd "name"'))).toBe(true)
      expect(tables.get(entityId('table', 'public', 'totals'))?.rows).toBe(2)
      expect(sequences.get(entityId('sequence', 'public', 'orders_id_seq'))).toMatchObject({
        lastValue: 1000,
      })
    } finally {
      await database.drop()
    }
  })
})
