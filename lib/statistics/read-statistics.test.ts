import { describe, expect, it } from 'vitest'
import { entityId } from '../schema/index.ts'
import { distinctValues, readStatistics, rowsWritten } from './index.ts'

const read = (...texts: readonly string[]) => readStatistics(texts, { home: 'public' })
const orders = entityId('table', 'public', 'orders')

describe('readStatistics', () => {
  it('puts views together that come in files of their own', () => {
    const tables =
      'relid,schemaname,relname,seq_scan,seq_tup_read,idx_scan,n_tup_ins,n_tup_upd,n_tup_del,n_live_tup,n_dead_tup,last_vacuum,last_autovacuum\n' +
      '16385,public,orders,3,3000,12,1000,20,5,995,25,,2026-03-01 10:00:00+00\n'
    const indexes = JSON.stringify([
      {
        schemaname: 'public',
        relname: 'orders',
        indexrelname: 'orders_pkey',
        idx_scan: '12',
        idx_tup_read: 12,
      },
    ])
    const columns =
      'schemaname;tablename;attname;inherited;null_frac;avg_width;n_distinct;most_common_freqs;correlation\n' +
      'public;orders;state;f;0.25;6;-0.5;{0.5,0.25};-0.1\n'
    const result = read(tables, indexes, columns)
    if (!result.ok) throw new Error(result.error.message)
    const { missing } = result.value
    const table = result.value.tables.get(orders)
    expect(missing).toEqual(['sequences'])
    expect(table).toMatchObject({
      rows: 995,
      deadRows: 25,
      sequentialScans: 3,
      bytes: null,
      lastVacuum: '2026-03-01 10:00:00+00',
    })
    expect(table && rowsWritten(table)).toBe(1025)
    expect(table?.indexes.get('orders_pkey')).toMatchObject({ scans: 12, rowsRead: 12, isValid: null })
    const state = table?.columns.get('state')
    expect(state).toMatchObject({ nullFraction: 0.25, commonFrequencies: [0.5, 0.25], correlation: -0.1 })
    expect(state && distinctValues(state, 1000)).toBe(500)
  })

  it('takes what a parent holds itself before what its heirs hold', () => {
    const rows = (inherited: boolean, n: number) => ({
      tablename: 'orders',
      attname: 'a',
      inherited,
      n_distinct: n,
    })
    for (const order of [
      [rows(true, 9), rows(false, 1)],
      [rows(false, 1), rows(true, 9)],
    ]) {
      const result = read(JSON.stringify(order))
      expect(result.ok && result.value.tables.get(orders)?.columns.get('a')?.distinct).toBe(1)
    }
  })

  it('takes a table that was never analyzed for unknown', () => {
    const result = read('[{"relname": "orders", "reltuples": -1, "seq_scan": 0}]')
    expect(result.ok && result.value.tables.get(orders)).toMatchObject({ rows: null, sequentialScans: 0 })
  })

  it.each([
    ['relname,n_live_tup\norders,many\n', 2, 8, 'n_live_tup is many, not a number.'],
    [
      '[{"relname": "orders",\n "indexrelname": "i", "indisvalid": "maybe"}]',
      2,
      37,
      'indisvalid is maybe, not true or false.',
    ],
    ['a,b\n1,2\n', 1, 1, expect.stringContaining('pg_stat_user_tables')],
    ['[{"relname": }]', 1, 14, expect.stringContaining('JSON value')],
  ])('says where %j is wrong', (text, line, column, message) => {
    expect(read('[{"relname": "a", "seq_scan": 1}]', text)).toEqual({
      ok: false,
      error: { source: 1, line, column, message },
    })
  })
})
