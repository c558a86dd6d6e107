import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entityId } from '../schema/index.ts'
import { type PlacedNode, placeNew } from './place.ts'

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 168, max: 440 }), height: fc.integer({ min: 34, max: 900 }) }),
  {
    maxLength: 60,
  },
)
const links = fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 120 })
const id = (n: number) => entityId('table', 'public', `t${n}`)

test('placed nodes never overlap and what stood does not move', () => {
  fc.assert(
    fc.property(sizes, fc.nat(60), links, (nodes, already, pairs) => {
      const all = nodes.map((size, n) => ({ id: id(n), ...size }))
      const edges = pairs.map(([a, b]) => ({ from: id(a), to: id(b) }))
      const first = placeNew([], all.slice(0, already), edges)
      const existing = all.slice(0, already).map((node) => ({ ...node, ...first[node.id] })) as PlacedNode[]
      const second = placeNew(existing, all, edges)
      for (const node of existing) expect(second[node.id]).toBeUndefined()
      const boxes = [
        ...existing,
        ...all.slice(already).map((node) => ({ ...node, ...second[node.id] })),
      ] as PlacedNode[]
      for (const [i, a] of boxes.entries()) {
        expect(Number.isFinite(a.x) && Number.isFinite(a.y)).toBe(true)
        for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('a new table goes beside the table it points at', () => {
  const existing = [
    { id: id(0), x: 0, y: 0, width: 200, height: 100 },
    { id: id(1), x: 4000, y: 4000, width: 200, height: 100 },
  ]
  const spot = placeNew(existing, [{ id: id(2), width: 200, height: 120 }], [{ from: id(2), to: id(1) }])[
    id(2)
  ]
  expect(Math.abs((spot?.x ?? 0) - 4000) + Math.abs((spot?.y ?? 0) - 4000)).toBeLessThan(600)
})

test('a new table is placed where someone looks, beside a related one when that is in view', () => {
  const size = { width: 200, height: 120 }
  const existing = [
    { id: id(0), x: 0, y: 0, ...size },
    { id: id(1), x: 4000, y: 4000, ...size },
    { id: id(2), x: 4600, y: 4300, ...size },
  ]
  const view = { x: 3800, y: 3800, width: 1200, height: 800 }
  const place = (to: number | null) =>
    placeNew(existing, [{ id: id(9), ...size }], to === null ? [] : [{ from: id(9), to: id(to) }], view)[
      id(9)
    ]
  for (const spot of [place(null), place(0), place(2)]) {
    expect(spot).toBeDefined()
    if (spot) expect(overlap({ id: id(9), ...size, ...spot }, { id: id(9), ...view })).toBe(true)
  }
  const beside = place(2)
  expect(Math.abs((beside?.x ?? 0) - 4600) + Math.abs((beside?.y ?? 0) - 4300)).toBeLessThan(400)
})

function overlap(a: PlacedNode, b: PlacedNode): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
