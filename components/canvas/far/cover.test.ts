import { expect, it } from 'vitest'
import { coverOf, isCovered, paddingOf } from './cover'

const painted = { x: 100, y: 50, zoom: 0.2, width: 1000, height: 600 }

it('shows each point of the diagram where a fresh picture would', () => {
  const now = { ...painted, x: 30, y: -20, zoom: 0.3 }
  const { x, y, scale } = coverOf(painted, now)
  const padding = paddingOf(painted)
  const point = { x: 700, y: 300 }
  const inPicture = {
    x: painted.x + padding.x + point.x * painted.zoom,
    y: painted.y + padding.y + point.y * painted.zoom,
  }
  expect(x - padding.x + inPicture.x * scale).toBeCloseTo(now.x + point.x * now.zoom)
  expect(y - padding.y + inPicture.y * scale).toBeCloseTo(now.y + point.y * now.zoom)
})

it.each([
  ['where it was painted', {}, true],
  ['a little to the side', { x: 250 }, true],
  ['beyond its edge', { x: 320 }, false],
  ['a little further out', { zoom: 0.19, x: 110, y: 55 }, true],
  ['much further out', { zoom: 0.1 }, false],
  ['much nearer', { zoom: 0.5 }, false],
  ['on a screen of another size', { width: 1200 }, false],
])('%s it covers the screen or not', (_name, change, covered) =>
  expect(isCovered(painted, { ...painted, ...change })).toBe(covered),
)
