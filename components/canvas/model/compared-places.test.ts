import { expect, it } from 'vitest'
import { foldOf, nodeMetrics } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { comparedPlaces } from './compared-places'
import { readSql } from './read-sql.fixture'

const own = readSql('CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);')
const grown = readSql(
  'CREATE TABLE a (id int, x int, y int, z int); CREATE TABLE b (id int); CREATE TABLE c (id int);',
)
const [a, b, c] = ['table:public.a', 'table:public.b', 'table:public.c'] as EntityId[]
const heightOf = (schema: typeof own, id: EntityId | undefined) => {
  const table = id && schema.tables.get(id)
  if (!table) throw new Error('no such table')
  return foldOf(table, undefined, 0).height
}
const under = heightOf(own, a) + 10
const placements = {
  [a as string]: { x: 0, y: 0 },
  [b as string]: { x: 20, y: under },
  [c as string]: { x: 0, y: 2 * under },
}

it('moves what a grown card would cover down, and what that would cover in turn', () => {
  const places = comparedPlaces(own, grown, {}, placements)
  const yOf = (id: EntityId | undefined) => places[id as string]?.y ?? Number.NaN
  expect(yOf(a)).toBe(0)
  expect(yOf(b)).toBe(heightOf(grown, a) + nodeMetrics.rowHeight)
  expect(yOf(c)).toBeGreaterThanOrEqual(yOf(b) + heightOf(own, b))
})

it('leaves everything where nothing grew, and cards that lie upon each other', () => {
  expect(comparedPlaces(own, own, {}, placements)).toEqual(placements)
  const heap = { ...placements, [b as string]: { x: 5, y: 5 } }
  expect(comparedPlaces(own, grown, {}, heap)[b as string]).toEqual({ x: 5, y: 5 })
})

it('lets a renamed card stand where it stood', () => {
  const renamed = readSql('CREATE TABLE account (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);')
  const places = comparedPlaces(own, renamed, { 'table:public.account': 'a' }, placements)
  expect(places['table:public.account']).toEqual({ x: 0, y: 0 })
})
