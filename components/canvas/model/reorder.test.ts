import { expect, it } from 'vitest'
import { applyOps, type EntityId, parseOps } from '@/lib/schema'
import { readSql } from './read-sql.fixture'
import { columnBeside, moveColumnOp } from './reorder'

const schema = readSql('CREATE TABLE t (a int, b int, c int, d int);')
const id = 'table:public.t' as EntityId
const table = schema.tables.get(id)
if (!table) throw new Error('no table')

it.each([
  ['a', 3, 'bcda'],
  ['d', 0, 'dabc'],
  ['b', 2, 'acbd'],
  ['c', 1, 'acbd'],
  ['b', 99, 'acdb'],
  ['b', -5, 'bacd'],
])('puts column %s at place %i', (column, to, order) => {
  const op = moveColumnOp(table, column, to)
  const after = applyOps(schema, parseOps(op ? [op] : []))
  if (!after.ok) throw new Error(after.error.message)
  expect(
    after.value.tables
      .get(id)
      ?.columns.map(({ name }) => name)
      .join(''),
  ).toBe(order)
})

it('has nothing to do for a column that stands there, or is not there', () => {
  expect(moveColumnOp(table, 'b', 1)).toBeNull()
  expect(moveColumnOp(table, 'z', 1)).toBeNull()
})

it('steps from column to column and stops at the ends', () => {
  expect(columnBeside(table, null, 1)).toBe('a')
  expect(columnBeside(table, null, -1)).toBe('d')
  expect(columnBeside(table, 'b', 1)).toBe('c')
  expect(columnBeside(table, 'a', -1)).toBeNull()
  expect(columnBeside(table, 'd', 1)).toBeNull()
})
