import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyLayout } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { editDocument, openDocument } from '@/lib/sync'
import { makeChange } from '@/lib/text'
import { buildScene, moveNodes } from './build-scene'
import { missingPlacements, withMissing } from './placing'
import { readSql } from './read-sql.fixture'
import { boundsOf, emptyScene, nodeAt, nodeEntities, overlaps } from './scene'

const sql = `
  CREATE TABLE a (id int PRIMARY KEY);
  CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
  CREATE TABLE c (id int PRIMARY KEY, parent_id int REFERENCES c);
  CREATE VIEW v AS SELECT id FROM a;
  CREATE TYPE mood AS ENUM ('sad', 'ok');
`
const schema = readSql(sql)
/** The same sets and places as before let an edit be drawn by itself. */
const none: ReadonlySet<string> = new Set()
const placements = missingPlacements(schema, emptyLayout)
const scene = buildScene(emptyScene, schema, placements, new Set())
const a = 'table:public.a' as EntityId
const b = 'table:public.b' as EntityId

it('shows tables, views and enums, apart from each other', () => {
  const nodes = [...scene.nodes.values()]
  expect(nodes.map((node) => node.entity.name)).toEqual(['a', 'b', 'c', 'v', 'mood'])
  for (const one of nodes) {
    for (const other of nodes) expect(one !== other && overlaps(one, other)).toBe(false)
  }
})

it('draws foreign keys, self-references and what views read', () => {
  const kinds = [...scene.edges.values()].map((edge) => `${edge.kind} ${edge.source.id} ${edge.target.id}`)
  expect(kinds).toEqual([`key ${b} ${a}`, 'key table:public.c table:public.c', `reads view:public.v ${a}`])
})

it('keeps the objects of what did not change', () => {
  const again = buildScene(scene, schema, { ...placements, [b]: { x: 900, y: 900 } }, new Set())
  expect(again.nodes.get(a)).toBe(scene.nodes.get(a))
  expect(again.nodes.get(b)).not.toBe(scene.nodes.get(b))
  const same = [...again.edges].filter(([id, edge]) => scene.edges.get(id) === edge)
  expect(same).toHaveLength(2)
})

it('is the same scene after an edit that draws nothing else', () => {
  expect(buildScene(scene, { ...schema, tables: new Map(schema.tables) }, placements, new Set())).toBe(scene)
})

it('after any edit is the scene made anew, of the same objects for whatever the edit left alone', () => {
  const document = openDocument(sql, 'postgres')
  const start = buildScene(emptyScene, document.schema, placements, none)
  const edit = fc.record({
    at: fc.nat(sql.length),
    cut: fc.nat(2),
    insert: fc.constantFrom('', ' ', 'x', '-- \n', ';', ', k int', '('),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
      let state = document
      let drawn = start
      let places = placements
      for (const { at, cut, insert } of edits) {
        const from = Math.min(at, state.text.length)
        const to = Math.min(from + cut, state.text.length)
        const next = editDocument(state, makeChange([{ from, to, insert }])).state
        places = withMissing(places, missingPlacements(next.schema, { ...emptyLayout, placements: places }))
        const redrawn = buildScene(drawn, next.schema, places, none)
        expect(redrawn).toEqual(buildScene(emptyScene, next.schema, places, none))
        const before = new Set(nodeEntities(state.schema))
        for (const entity of nodeEntities(next.schema)) {
          if (before.has(entity)) expect(redrawn.nodes.get(entity.id)).toBe(drawn.nodes.get(entity.id))
        }
        for (const [id, old] of drawn.edges) {
          const stays = redrawn.nodes.get(old.source.id) === old.source
          const ends = stays && redrawn.nodes.get(old.target.id) === old.target
          if (ends && redrawn.edges.has(id)) expect(redrawn.edges.get(id)).toBe(old)
        }
        state = next
        drawn = redrawn
      }
    }),
    { numRuns: 150 },
  )
})

it('after any edit around partitions is the scene made anew', () => {
  const script = `
    CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t);
    CREATE TABLE p (id int, t_id int REFERENCES t) PARTITION BY RANGE (id);
    CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
    CREATE TABLE k (id int, t_id int REFERENCES t) INHERITS (t);
  `
  const document = openDocument(script, 'postgres')
  const edit = fc.record({ at: fc.nat(script.length), insert: fc.constantFrom('x', ' ', ', k int', '--') })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let state = document
      let places = missingPlacements(state.schema, emptyLayout)
      let drawn = buildScene(emptyScene, state.schema, places, none)
      for (const { at, insert } of edits) {
        state = editDocument(state, makeChange([{ from: at, to: at, insert }])).state
        places = withMissing(places, missingPlacements(state.schema, { ...emptyLayout, placements: places }))
        drawn = buildScene(drawn, state.schema, places, none)
        expect(drawn).toEqual(buildScene(emptyScene, state.schema, places, none))
      }
    }),
    { numRuns: 100 },
  )
})

it('moves a node with its lines and leaves the others', () => {
  const moved = moveNodes(scene, new Map([[b, { x: 2000, y: 0 }]]))
  expect(moved.nodes.get(b)?.x).toBe(2000)
  expect(moved.nodes.get(a)).toBe(scene.nodes.get(a))
  const key = [...moved.edges.values()].find((edge) => edge.kind === 'key')
  expect(key?.from.x).toBe(2000)
})

it('hides single nodes and whole schemas', () => {
  const one = buildScene(emptyScene, schema, { ...placements, [a]: { x: 0, y: 0, hidden: true } }, new Set())
  expect(one.nodes.has(a)).toBe(false)
  expect(one.hidden).toEqual([a])
  expect(one.edges.size).toBe(1)
  expect(buildScene(emptyScene, schema, placements, new Set(['public'])).nodes.size).toBe(0)
})

it('finds the node at a point and the box around all', () => {
  const node = scene.nodes.get(a)
  if (!node) throw new Error('no node')
  expect(nodeAt(scene, { x: node.x + 1, y: node.y + 1 })?.id).toBe(a)
  expect(nodeAt(scene, { x: -5000, y: -5000 })).toBeNull()
  expect(boundsOf([])).toBeNull()
})
