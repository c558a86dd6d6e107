import { expect, it } from 'vitest'
import { trendLine, trendWords } from './trend'

it('draws values from the bottom up and from left to right', () => {
  expect(trendLine([0, 50, 100], 200, 50)).toEqual({
    path: 'M0 50L100 25L200 0',
    points: [
      { x: 0, y: 50 },
      { x: 100, y: 25 },
      { x: 200, y: 0 },
    ],
  })
})

it('keeps within its box, and puts a single value in the middle', () => {
  expect(trendLine([140], 200, 50).points).toEqual([{ x: 100, y: 0 }])
  expect(trendLine([], 200, 50)).toEqual({ path: '', points: [] })
})

it.each([
  [[], 'No version yet.'],
  [[50], 'Only one version: 50.0.'],
  [[50, 61.25], '2 versions, up from 50.0 to 61.3.'],
  [[50, 70, 50], '3 versions, unchanged from 50.0 to 50.0.'],
  [[50, 40], '2 versions, down from 50.0 to 40.0.'],
])('tells of %j', (values, words) => expect(trendWords(values)).toBe(words))
