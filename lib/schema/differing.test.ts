import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differing } from './differing.ts'
import { type EntityId, entityId } from './identity.ts'

interface Thing {
  readonly id: EntityId
}

/** Things under a few names, two of each, in some order. */
const things: readonly Thing[] = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => {
  const id = entityId('table', 'public', name)
  return [{ id }, { id }]
})
const map = fc
  .shuffledSubarray([...things])
  .map((some) => new Map(some.map((each) => [each.id, each] as const)))

it('tells what one map has and the other has not as the same object, each in its order', () => {
  fc.assert(
    fc.property(map, map, (before, after) => {
      const { gone, come } = differing(before, after)
      expect(gone).toEqual([...before.values()].filter((each) => after.get(each.id) !== each))
      expect(come).toEqual([...after.values()].filter((each) => before.get(each.id) !== each))
    }),
    { numRuns: 500 },
  )
})
