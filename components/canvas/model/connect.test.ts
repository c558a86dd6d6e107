import { describe, expect, it } from 'vitest'
import { findTable, type Schema } from '@/lib/schema'
import { junctionOps, linkOps } from './connect'
import { readSql } from './read-sql.fixture'

const shop = readSql(`
  CREATE TABLE customers (id bigint PRIMARY KEY, email text UNIQUE);
  CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);
  CREATE TABLE lines (order_no int, line_no int, PRIMARY KEY (order_no, line_no));
  CREATE TABLE notes (body text);
`)

function end(schema: Schema, table: string, column: string | null) {
  const found = findTable(schema, table)
  if (!found) throw new Error(`no table ${table}`)
  return { table: found, column }
}

function check(from: [string, string | null], to: [string, string | null], expected: unknown) {
  const made = linkOps(shop, end(shop, ...from), end(shop, ...to))
  expect(made.ok ? made.value : made.error).toEqual(expected)
}

const key = (table: string, columns: string[], target: string, targets: string[]) => ({
  op: 'foreignKey.add',
  table,
  foreignKey: { columns, references: { table: target, columns: targets } },
})

describe('drawing a foreign key', () => {
  it('joins a column to a key column', () =>
    check(
      ['orders', 'note'],
      ['customers', 'email'],
      [key('public.orders', ['note'], 'public.customers', ['email'])],
    ))

  it('points at the end that is a key, whichever way it was drawn', () =>
    check(
      ['customers', 'id'],
      ['orders', 'customer_id'],
      [key('public.orders', ['customer_id'], 'public.customers', ['id'])],
    ))

  it('lets a table point at the key that is dropped on it', () =>
    check(
      ['customers', 'id'],
      ['notes', null],
      [
        { op: 'column.add', table: 'public.notes', column: { name: 'customer_id', type: 'bigint' } },
        key('public.notes', ['customer_id'], 'public.customers', ['id']),
      ],
    ))

  it('makes a column where the one dropped on a table has another type and another name', () => {
    check(
      ['orders', 'note'],
      ['customers', null],
      [key('public.orders', ['customer_id'], 'public.customers', ['id'])],
    )
    check(
      ['orders', 'customer_id'],
      ['customers', null],
      [key('public.orders', ['customer_id'], 'public.customers', ['id'])],
    )
  })

  it('takes the fitting column that is there when a table is dropped on a table', () =>
    check(
      ['orders', null],
      ['customers', null],
      [key('public.orders', ['customer_id'], 'public.customers', ['id'])],
    ))

  it('makes a column typed like the key and named by the convention when none fits', () =>
    check(
      ['notes', null],
      ['customers', null],
      [
        { op: 'column.add', table: 'public.notes', column: { name: 'customer_id', type: 'bigint' } },
        key('public.notes', ['customer_id'], 'public.customers', ['id']),
      ],
    ))

  it('makes all columns of a composite key', () =>
    check(
      ['notes', null],
      ['lines', null],
      [
        { op: 'column.add', table: 'public.notes', column: { name: 'line_order_no', type: 'integer' } },
        { op: 'column.add', table: 'public.notes', column: { name: 'line_no', type: 'integer' } },
        key('public.notes', ['line_order_no', 'line_no'], 'public.lines', ['order_no', 'line_no']),
      ],
    ))

  it('makes a parent column for a table drawn to itself', () =>
    check(
      ['customers', null],
      ['customers', null],
      [
        { op: 'column.add', table: 'public.customers', column: { name: 'parent_id', type: 'bigint' } },
        key('public.customers', ['parent_id'], 'public.customers', ['id']),
      ],
    ))

  it('says why when nothing is a key', () =>
    check(['orders', 'note'], ['notes', 'body'], expect.stringContaining('no primary or unique key')))
})

describe('joining two tables many to many', () => {
  it('makes a table of two foreign keys that are its primary key', () => {
    const made = junctionOps(shop, end(shop, 'orders', null).table, end(shop, 'customers', null).table, [])
    if (!made.ok) throw new Error(made.error)
    expect(made.value.name).toBe('order_customers')
    const [op] = made.value.ops
    if (op?.op !== 'table.add') throw new Error('no table')
    expect(op.table.primaryKey?.columns).toEqual(['order_id', 'customer_id'])
    expect(op.table.foreignKeys?.map((one) => one.references.table)).toEqual([
      'public.orders',
      'public.customers',
    ])
  })

  it('tells the two ends of a table joined to itself apart', () => {
    const { table } = end(shop, 'orders', null)
    const made = junctionOps(shop, table, table, [])
    if (!made.ok) throw new Error(made.error)
    const [op] = made.value.ops
    if (op?.op !== 'table.add') throw new Error('no table')
    expect(op.table.primaryKey?.columns).toEqual(['order_id', 'order_id_2'])
  })
})
