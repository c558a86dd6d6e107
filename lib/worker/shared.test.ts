import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shared } from './shared.ts'

const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>

it('says what the new value says, whatever the old was', () => {
  fc.assert(
    fc.property(value, value, (old, next) => {
      expect(shared(old, next)).toEqual(next)
    }),
  )
})

it('is the old value where both say the same', () => {
  fc.assert(
    fc.property(value, (old) => {
      expect(shared(old, structuredClone(old))).toBe(old)
    }),
  )
})

it('keeps the items of a list beside one that changed', () => {
  const old = { columns: [{ name: 'a' }, { name: 'b' }], keys: [['a']] }
  const next = shared(old, { columns: [{ name: 'x' }, { name: 'b' }], keys: [['a']] })
  expect(next).toEqual({ columns: [{ name: 'x' }, { name: 'b' }], keys: [['a']] })
  expect(next.columns[1]).toBe(old.columns[1])
  expect(next.keys).toBe(old.keys)
})
