import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EntityId } from '../schema/index.ts'
import { arrange, type GroupLayout } from './arrange.ts'
import { clusters } from './clusters.ts'
import { ColumnCost } from './column-cost.ts'
import { inColumns } from './columns.ts'

/** A row of nodes: what stands behind the port is not what is tested. */
const inRow: GroupLayout = async (nodes) => {
  let x = 0
  const spots: Record<string, { x: number; y: number }> = {}
  for (const { id, width } of nodes) {
    spots[id] = { x, y: 0 }
    x += width + 20
  }
  return spots
}

const node = (n: number) => ({
  id: `table:public.t${n}` as EntityId,
  width: 120 + (n % 5) * 40,
  height: 60 + (n % 7) * 30,
})

const edge = (from: number, to: number) => ({
  from: node(from).id,
  to: node(to).id,
  fromY: 20,
  toY: 20,
  weight: 1,
})

const graphs = fc.integer({ min: 0, max: 90 }).chain((count) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: count }, (_, n) => node(n))),
    edges: fc.array(
      fc
        .tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1)))
        .map(([from, to]) => edge(from, to)),
      { maxLength: 160 },
    ),
    satellites: fc.array(
      fc.tuple(fc.nat(20), fc.nat(5)).map(([a, b]) => [node(a).id, node(b).id] as const),
      {
        maxLength: 10,
      },
    ),
    aspect: fc.double({ min: 0.5, max: 2.5, noNaN: true }),
  }),
)

it('gives every node a place of its own', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (input) => {
      const { nodes } = input
      const spots = await arrange(input, [inRow], () => {})
      expect(Object.keys(spots)).toHaveLength(nodes.length)
      for (const [at, a] of nodes.entries()) {
        for (const b of nodes.slice(at + 1)) {
          const p = spots[a.id]
          const q = spots[b.id]
          if (!p || !q) throw new Error('no place')
          const apart =
            p.x + a.width <= q.x || q.x + b.width <= p.x || p.y + a.height <= q.y || q.y + b.height <= p.y
          expect(apart, `${a.id} ${b.id}`).toBe(true)
        }
      }
    }),
    { numRuns: 40 },
  )
})

it('finds columns no worse than those it began with, and the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async ({ nodes, edges, aspect }) => {
      const few = nodes.slice(0, 24)
      const start = await inRow(few, edges)
      const found = (effort: number) => inColumns({ nodes: few, edges, aspect, effort }, start)
      const searched = found(2_000_000)
      expect(searched.cost).toBeLessThanOrEqual(found(0).cost + 1e-6)
      expect(found(2_000_000)).toEqual(searched)
    }),
    { numRuns: 20 },
  )
})

it('counts a crossing, and prefers the columns without it', () => {
  const nodes = [0, 1, 2, 3].map((n) => ({ ...node(n), width: 100, height: 100 }))
  const cost = new ColumnCost(nodes, [edge(0, 2), edge(1, 3)], 1)
  const crossed = [
    [0, 1],
    [3, 2],
  ]
  const level = [
    [0, 1],
    [2, 3],
  ]
  expect(cost.of(crossed, 'crossings') - cost.of(crossed, 'lengths')).toBeGreaterThan(0)
  expect(cost.of(level, 'crossings') - cost.of(level, 'lengths')).toBe(0)
  expect(cost.of(level, 'crossings')).toBeLessThan(cost.of(crossed, 'crossings'))
})

it('takes about the proportions that were asked for', async () => {
  const nodes = Array.from({ length: 36 }, (_, n) => node(n))
  const edges = nodes.slice(1).map((_, n) => edge(n + 1, Math.floor(n / 3)))
  for (const aspect of [0.8, 1.2, 1.8]) {
    const spots = await arrange({ nodes, edges, satellites: [], aspect }, [inRow], () => {})
    const right = Math.max(...nodes.map(({ id, width }) => (spots[id]?.x ?? 0) + width))
    const bottom = Math.max(...nodes.map(({ id, height }) => (spots[id]?.y ?? 0) + height))
    expect(right / bottom / aspect).toBeGreaterThan(0.7)
    expect(right / bottom / aspect).toBeLessThan(1.5)
  }
})

it('splits a large component into groups of bounded size and loses none', () => {
  const nodes = Array.from({ length: 500 }, (_, n) => node(n))
  const edges = nodes.slice(1).map((_, n) => edge(n + 1, Math.floor(n / 3)))
  const { groups, single } = clusters(nodes, edges)
  expect(groups.flat().length + single.length).toBe(500)
  for (const group of groups) expect(group.length).toBeLessThanOrEqual(60)
})
