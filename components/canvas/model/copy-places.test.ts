import { expect, it } from 'vitest'
import type { EntityId } from '@/lib/schema'
import { buildScene } from './build-scene'
import { placesBeside } from './copy-places'
import { readSql } from './read-sql.fixture'
import { emptyScene, overlaps } from './scene'

const schema = readSql('CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);')
const [a, b, c] = ['table:public.a', 'table:public.b', 'table:public.c'] as EntityId[]
if (!a || !b || !c) throw new Error('no ids')

const copy = (id: EntityId) => `${id}_copy` as EntityId
const at = (places: Record<string, { x: number; y: number }>) =>
  buildScene(emptyScene, schema, places, new Set())

it('puts copies where nothing stands, as they stood to each other', () => {
  const places = { [a]: { x: 0, y: 0 }, [b]: { x: 40, y: 200 }, [c]: { x: 260, y: 0 } }
  const scene = at(places)
  const made = placesBeside(scene, places, [
    [a, copy(a)],
    [b, copy(b)],
  ])
  const [first, second] = [made[copy(a)], made[copy(b)]]
  if (!first || !second) throw new Error('not placed')
  expect([second.x - first.x, second.y - first.y]).toEqual([40, 200])
  for (const place of [first, second]) {
    const box = { ...place, width: 168, height: 62 }
    for (const node of scene.nodes.values()) expect(overlaps(node, box)).toBe(false)
  }
})

it('keeps the colour and the fold of the original', () => {
  const places = { [a]: { x: 0, y: 0, color: 'schema-3', collapsed: true } }
  expect(placesBeside(at(places), places, [[a, copy(a)]])[copy(a)]).toMatchObject({
    color: 'schema-3',
    collapsed: true,
  })
})

it('leaves out what has no original here, and what keeps its name', () => {
  const places = { [a]: { x: 0, y: 0 } }
  expect(
    placesBeside(at(places), places, [
      [b, copy(b)],
      [a, a],
    ]),
  ).toEqual({})
})
