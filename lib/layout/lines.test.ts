import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, routesOf } from './detour.ts'
import { spreadEnds } from './lanes.ts'
import {
  cardinalitySign,
  directRoute,
  distanceTo,
  edgeEnds,
  routeBox,
  routePath,
  routePoints,
} from './route.ts'

const box = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.integer({ min: 168, max: 440 }),
  height: fc.integer({ min: 34, max: 600 }),
})
const nothing = blocksOf([])
const left = { x: 0, y: 0, width: 200, height: 200 }
const right = { x: 500, y: 60, width: 200, height: 200 }

describe('a route', () => {
  it('starts and ends where it is asked to and stays in its box', () => {
    fc.assert(
      fc.property(box, box, fc.nat(30), fc.nat(30), (a, b, fromY, toY) => {
        const { from, to } = edgeEnds(a, fromY, b, toY)
        const route = directRoute(from, to)
        const points = routePoints(route)
        const around = routeBox(route)
        expect(points[0]).toMatchObject({ x: from.x, y: from.y })
        expect(points.at(-1)).toMatchObject({ x: to.x, y: to.y })
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(around.x - 0.01)
          expect(x).toBeLessThanOrEqual(around.x + around.width + 0.01)
          expect(y).toBeGreaterThanOrEqual(around.y - 0.01)
          expect(y).toBeLessThanOrEqual(around.y + around.height + 0.01)
        }
      }),
    )
  })

  it('is hit by a point on it, and not by one beside it', () => {
    const { from, to } = edgeEnds(left, 45, right, 45)
    const points = routePoints(directRoute(from, to))
    for (const point of points) expect(distanceTo(points, point)).toBeCloseTo(0)
    expect(distanceTo(points, { x: 210, y: 45 })).toBeCloseTo(0)
    expect(distanceTo(points, { x: 210, y: 60 })).toBeGreaterThan(10)
    expect(distanceTo([], { x: 0, y: 0 })).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('lines between the same two tables', () => {
  it('never lie on each other, however they are given', () => {
    fc.assert(
      fc.property(
        box,
        box,
        fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 2, maxLength: 5 }),
        (a, b, rows) => {
          const lines = rows.map(([one, other], at) => ({
            id: `key ${at}`,
            ...edgeEnds(a, 45 + one * 22, b, 45 + other * 22),
          }))
          const spread = spreadEnds(lines)
          expect(spreadEnds([...lines].reverse())).toEqual(spread)
          const paths = [...spread.values()].map(({ from, to }) => routePath(directRoute(from, to)))
          expect(new Set(paths).size).toBe(lines.length)
          for (const line of lines) {
            // Each end stays within its row.
            expect(Math.abs((spread.get(line.id)?.from.y ?? 0) - line.from.y)).toBeLessThan(11)
            expect(Math.abs((spread.get(line.id)?.to.y ?? 0) - line.to.y)).toBeLessThan(11)
          }
        },
      ),
    )
  })

  it('run side by side without crossing', () => {
    const ends = edgeEnds(left, 45, right, 45)
    const spread = spreadEnds([
      { id: 'a', ...ends },
      { id: 'b', ...ends },
    ])
    const [a, b] = [spread.get('a'), spread.get('b')]
    expect(Math.sign((a?.from.y ?? 0) - (b?.from.y ?? 0))).toBe(Math.sign((a?.to.y ?? 0) - (b?.to.y ?? 0)))
  })

  it('of a table with itself are nested', () => {
    const near = edgeEnds(left, 67, left, 45)
    const far = edgeEnds(left, 111, left, 45)
    const spread = spreadEnds([
      { id: 'near', ...near },
      { id: 'far', ...far },
    ])
    expect(spread.get('far')?.to.y).toBeLessThan(spread.get('near')?.to.y ?? 0)
  })

  it('of one row with itself have two ends', () => {
    const spread = spreadEnds([{ id: 'a', ...edgeEnds(left, 45, left, 45) }])
    expect(spread.get('a')?.from.y).not.toBe(spread.get('a')?.to.y)
  })
})

describe('a line with a card in its way', () => {
  const { from, to } = edgeEnds(left, 45, { ...right, x: 1000 }, 45)
  const but: [string, string] = ['left', 'right']
  const crossings = (card: { x: number; y: number; width: number; height: number }) => {
    const blocks = blocksOf([{ id: 'card', ...card }])
    const route = routesOf([{ id: 'a', from, to }], but, blocks).get('a')
    return route ? blocks.crossed(routePoints(route), but).length : -1
  }
  it('goes around it', () => {
    const card = { x: 500, y: 0, width: 200, height: 150 }
    const straight = routePoints(directRoute(from, to))
    expect(blocksOf([{ id: 'card', ...card }]).crossed(straight, but)).toHaveLength(1)
    expect(crossings(card)).toBe(0)
  })
  it('never crosses more than the plain way would', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 20 }), (cards) => {
        const blocks = blocksOf(cards.map((card, at) => ({ id: `c${at}`, ...card })))
        const route = routesOf([{ id: 'a', from, to }], but, blocks).get('a')
        const plain = blocks.crossed(routePoints(directRoute(from, to)), but).length
        expect(route && blocks.crossed(routePoints(route), but).length).toBeLessThanOrEqual(plain)
      }),
    )
  })
  it('finds the boxes that hold a point', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 20 }), fc.integer(), fc.integer(), (cards, dx, dy) => {
        const boxes = cards.map((card, at) => ({ id: `c${at}`, ...card }))
        const point = { x: dx % 3500, y: dy % 3500 }
        const inside = boxes.filter(
          ({ x, y, width, height }) =>
            point.x > x && point.x < x + width && point.y > y && point.y < y + height,
        )
        expect(new Set(blocksOf(boxes).crossed([point], ['', '']))).toEqual(new Set(inside))
      }),
    )
  })
  it('is straight where nothing is in its way', () => {
    const [route] = routesOf([{ id: 'a', from, to }], but, nothing).values()
    expect(route).toEqual(directRoute(from, to))
  })
})

describe('the signs of cardinality', () => {
  it.each([
    [0, 1],
    [0, 'many'],
    [1, 1],
    [1, 'many'],
  ] as const)('%s to %s is told apart and fits the stub', (min, max) => {
    const sign = cardinalitySign({ x: 100, y: 50, side: 1 }, { min, max })
    expect(sign.circle === null).toBe(min === 1)
    const xs = [...`${sign.strokes}${sign.circle ?? ''}`.matchAll(/[ML](-?[\d.]+) /g)].map((m) =>
      Number(m[1]),
    )
    for (const x of xs) {
      expect(x).toBeGreaterThanOrEqual(100)
      expect(x).toBeLessThanOrEqual(122)
    }
  })
})
