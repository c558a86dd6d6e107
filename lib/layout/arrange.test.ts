import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EntityId } from '../schema/index.ts'
import { arrange, type GroupLayout } from './arrange.ts'
import { clusters } from './clusters.ts'

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

const graphs = fc.integer({ min: 0, max: 90 }).chain((count) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: count }, (_, n) => node(n))),
    edges: fc.array(
      fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))).map(([from, to]) => ({
        from: node(from).id,
        to: node(to).id,
      })),
      { maxLength: 160 },
    ),
    satellites: fc.array(
      fc.tuple(fc.nat(20), fc.nat(5)).map(([a, b]) => [node(a).id, node(b).id] as const),
      {
        maxLength: 10,
      },
    ),
  }),
)

it('gives every node a place of its own', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async ({ nodes, edges, satellites }) => {
      const spots = await arrange({ nodes, edges, satellites }, inRow, () => {})
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
    { numRuns: 60 },
  )
})

it('splits a large component into groups of bounded size and loses none', () => {
  const nodes = Array.from({ length: 500 }, (_, n) => node(n))
  const edges = nodes.slice(1).map(({ id }, n) => ({ from: id, to: node(Math.floor(n / 3)).id }))
  const { groups, single } = clusters(nodes, edges)
  expect(groups.flat().length + single.length).toBe(500)
  for (const group of groups) expect(group.length).toBeLessThanOrEqual(60)
})
