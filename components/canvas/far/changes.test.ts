import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Box } from '@/lib/layout'
import { emptyLayout } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { buildScene } from '../model/build-scene'
import { missingPlacements } from '../model/placing'
import { readSql } from '../model/read-sql.fixture'
import { contains, emptyScene, type Scene } from '../model/scene'
import { farChanges } from './changes'
import type { FarPicture } from './draw'
import { mergedEdges } from './merged-edges'

const schemaWith = (column: string) =>
  readSql(`CREATE TABLE a (id int PRIMARY KEY, ${column} int); CREATE TABLE b (a_id int REFERENCES a);`)
const placements = missingPlacements(schemaWith('x'), emptyLayout)
const a = 'table:public.a' as EntityId
const sceneWith = (column: string, last = emptyScene): Scene =>
  buildScene(last, schemaWith(column), placements, new Set())
const nobody: ReadonlySet<string> = new Set()
const pictureOf = (scene: Scene, before?: FarPicture): FarPicture => ({
  scene,
  edges: mergedEdges(scene, before?.edges),
  selected: nobody,
  hovered: null,
  names: 'shown',
  marks: null,
  found: null,
})
const before = pictureOf(sceneWith('x'))

it('paints nothing for a column’s name that leaves its card as wide as it was', () => {
  const next = pictureOf(sceneWith('y', before.scene), before)
  expect(next.scene).not.toBe(before.scene)
  expect(farChanges(before, next, { zoom: 0.4 })).toEqual([])
})

it('paints a card that grew, as it was and as it is, once that is seen', () => {
  const next = pictureOf(sceneWith('x'.repeat(40), before.scene), before)
  const [old, grown] = [before.scene.nodes.get(a), next.scene.nodes.get(a)]
  expect(grown?.width).toBeGreaterThan(old?.width ?? Number.NaN)
  expect(farChanges({ ...before, edges: next.edges }, next, { zoom: 0.4 })).toEqual([old, grown])
  expect(farChanges({ ...before, edges: next.edges }, next, { zoom: 0.0001 })).toEqual([])
})

it('paints all where it cannot tell', () => {
  const next = pictureOf(sceneWith('y', before.scene), before)
  expect(farChanges(before, { ...next, hovered: a }, { zoom: 0.4 })).toBeNull()
  expect(farChanges(before, { ...next, selected: new Set([a]) }, { zoom: 0.4 })).toBeNull()
  expect(farChanges(before, { ...next, names: 'hidden' }, { zoom: 0.4 })).toBeNull()
})

it('keeps merged lines only while their ends stay inside the boxes they join', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }), (lengths) => {
      let picture = before
      for (const length of lengths) {
        picture = pictureOf(sceneWith('x'.repeat(length), picture.scene), picture)
        for (const { source, target, from, to } of picture.edges.values()) {
          expect(contains(picture.scene.nodes.get(source) as Box, from)).toBe(true)
          expect(contains(picture.scene.nodes.get(target) as Box, to)).toBe(true)
        }
      }
    }),
    { numRuns: 30 },
  )
})

it('paints everything anew where a comparison begins or ends', () => {
  const compared: FarPicture = { ...before, marks: { [a]: 'changed' } }
  expect(farChanges(before, compared, { zoom: 0.2 })).toBeNull()
  expect(farChanges(compared, before, { zoom: 0.2 })).toBeNull()
  expect(farChanges(compared, { ...compared }, { zoom: 0.2 })).toEqual([])
})
