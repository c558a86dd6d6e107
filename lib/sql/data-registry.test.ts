import { expect, test } from 'vitest'
import { dialectData, dialectDataOf } from './about/index.ts'
import { dialectIds, dialectOf } from './index.ts'

test('the data are those of the dialects, in their order', () => {
  expect(dialectData.map(({ id }) => id)).toEqual(dialectIds())
  for (const data of dialectData) expect(dialectOf(data.id)).toMatchObject({ ...data })
  expect(() => dialectDataOf('nope')).toThrow('unknown dialect nope')
})
