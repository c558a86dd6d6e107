import { expect, it } from 'vitest'
import { emptyLayout } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { buildScene } from '../model/build-scene'
import { missingPlacements } from '../model/placing'
import { readSql } from '../model/read-sql.fixture'
import { emptyScene } from '../model/scene'
import { edgeAt, lineMiddle, lineOf } from './lines'

const sql = `
  CREATE TABLE a (id int PRIMARY KEY, up int REFERENCES a);
  CREATE TABLE b (id int PRIMARY KEY, one int REFERENCES a, two int REFERENCES a);
`
const schema = readSql(sql)
const placements = missingPlacements(schema, emptyLayout)
const everywhere = { x: -9000, y: -9000, width: 18_000, height: 18_000 }

it('hits each line at its middle and none where there is none', () => {
  const scene = buildScene(emptyScene, schema, placements, new Set())
  for (const edge of scene.edges.values()) {
    expect(edgeAt(scene, everywhere, lineMiddle(lineOf(scene, edge)), 3)).toBe(edge)
  }
  expect(edgeAt(scene, everywhere, { x: -5000, y: -5000 }, 3)).toBeNull()
})

it('keeps the lines of a scene in which all stands as before, and draws them anew when a card moved', () => {
  const scene = buildScene(emptyScene, schema, placements, new Set())
  const lines = [...scene.edges.values()].map((edge) => lineOf(scene, edge))
  const same = buildScene(scene, schema, { ...placements }, new Set())
  const again = [...same.edges.values()].map((edge) => lineOf(same, edge))
  for (const [at, line] of again.entries()) expect(line).toBe(lines[at])
  const b = 'table:public.b' as EntityId
  const moved = buildScene(same, schema, { ...placements, [b]: { x: 3000, y: 900 } }, new Set())
  const edge = [...moved.edges.values()].find(({ source }) => source.id === b)
  expect(edge && lineOf(moved, edge).points[0]?.y).toBeGreaterThan(900)
})
