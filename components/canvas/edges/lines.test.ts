import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyLayout } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { buildScene } from '../model/build-scene'
import { missingPlacements } from '../model/placing'
import { readSql } from '../model/read-sql.fixture'
import { emptyScene, type Scene } from '../model/scene'
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

it('draws each line as if it drew all anew, however wide cards become and whatever lies between', () => {
  const names = Array.from({ length: 12 }, (_, at) => `t${at}`)
  const placed = Object.fromEntries(
    names.map((name, at) => [`table:public.${name}`, { x: (at % 4) * 260, y: Math.floor(at / 4) * 150 }]),
  )
  const sceneOf = (last: Scene, wide: ReadonlyMap<string, number>): Scene => {
    const tables = names.map((name, at) => {
      const others = names.filter((_, other) => (other * 5 + at) % 7 === 0)
      const keys = others.map((other) => `to_${other} int REFERENCES ${other}`)
      return `CREATE TABLE ${name} (id int PRIMARY KEY, ${[`${'c'.repeat(wide.get(name) ?? 1)} int`, ...keys].join(', ')});`
    })
    return buildScene(last, readSql(tables.join('\n')), placed, new Set())
  }
  const widening = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 45 }))
  fc.assert(
    fc.property(fc.array(widening, { minLength: 1, maxLength: 4 }), (widenings) => {
      const wide = new Map<string, number>()
      let drawn = sceneOf(emptyScene, wide)
      for (const edge of drawn.edges.values()) lineOf(drawn, edge)
      for (const [name, width] of widenings) {
        wide.set(name, width)
        drawn = sceneOf(drawn, wide)
        const lines = [...drawn.edges.values()].map((edge) => lineOf(drawn, edge))
        // A diagram of other cards in between, so that nothing can be taken over.
        const other = buildScene(emptyScene, schema, placements, new Set())
        for (const edge of other.edges.values()) lineOf(other, edge)
        const anew = sceneOf(emptyScene, wide)
        expect(lines).toEqual([...anew.edges.values()].map((edge) => lineOf(anew, edge)))
      }
    }),
    { numRuns: 15 },
  )
})
