import { expect, it } from 'vitest'
import { diagramEdges, emptyLayout, foldPartitions } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { buildScene } from './build-scene'
import { missingPlacements } from './placing'
import { readSql } from './read-sql.fixture'
import { emptyScene } from './scene'

const schema = readSql(`
  CREATE TABLE customer (id int PRIMARY KEY);
  CREATE TABLE payment (id int, customer_id int, paid date) PARTITION BY RANGE (paid);
  CREATE TABLE p1 PARTITION OF payment FOR VALUES FROM ('2024-01-01') TO ('2024-02-01') PARTITION BY LIST (id);
  CREATE TABLE p1a PARTITION OF p1 FOR VALUES IN (1);
  CREATE TABLE p2 (id int, customer_id int REFERENCES customer, paid date);
  ALTER TABLE payment ATTACH PARTITION p2 FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
  ALTER TABLE p1a ADD FOREIGN KEY (customer_id) REFERENCES customer;
`)
const id = (name: string) => `table:public.${name}` as EntityId
const sceneOf = (unfolded: readonly string[]) => {
  const layout = {
    ...emptyLayout,
    placements: Object.fromEntries(unfolded.map((name) => [id(name), { x: 0, y: 0, unfolded: true }])),
  }
  const placements = { ...layout.placements, ...missingPlacements(schema, layout) }
  return buildScene(emptyScene, schema, placements, new Set())
}

it('folds partitions of partitions into the table at the top', () => {
  const scene = sceneOf([])
  expect([...scene.nodes.keys()]).toEqual([id('customer'), id('payment')])
  expect(scene.nodes.get(id('payment'))?.fold.partitions).toBe(2)
  expect([...scene.homes]).toEqual(['p1', 'p1a', 'p2'].map((name) => [id(name), id('payment')]))
})

it('draws the keys of folded partitions once, from their table', () => {
  const [line, ...others] = sceneOf([]).edges.values()
  expect(others).toEqual([])
  expect(line).toMatchObject({ kind: 'key', source: { id: id('payment') }, target: { id: id('customer') } })
})

it('shows the partitions of an unfolded table only, with their own lines', () => {
  const scene = sceneOf(['payment'])
  expect([...scene.homes]).toEqual([[id('p1a'), id('p1')]])
  expect(scene.nodes.get(id('p1'))?.fold).toMatchObject({ rows: 0, partitions: 0 })
  const lines = [...scene.edges.values()].map(({ kind, source, target }) => [kind, source.id, target.id])
  expect(lines).toContainEqual(['partition', id('p2'), id('payment')])
  expect(lines).toContainEqual(['key', id('p2'), id('customer')])
  expect(lines).toContainEqual(['key', id('p1'), id('customer')])
})

it('keeps what it cannot fold: partitions of what is not declared', () => {
  const lone = readSql('CREATE TABLE a PARTITION OF nowhere FOR VALUES IN (1);')
  const { homes, counts } = foldPartitions(lone, {})
  expect([homes.size, counts.size]).toEqual([0, 0])
  expect(diagramEdges(lone, homes)).toEqual([])
})
