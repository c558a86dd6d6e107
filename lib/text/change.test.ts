import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChange,
  changeBetween,
  composeChanges,
  invertChange,
  makeChange,
  mapPosition,
  rebaseChange,
  type TextChange,
} from './index.ts'

const text = fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'b', '\n', 'é') })

/** Any change of a text of the given length. */
function changeOf(length: number): fc.Arbitrary<TextChange> {
  return fc
    .array(fc.tuple(fc.nat(length), fc.nat(5), fc.string({ maxLength: 4 })), { maxLength: 4 })
    .map((parts) => {
      const out = []
      let at = 0
      for (const [from, size, insert] of parts.sort((a, b) => a[0] - b[0])) {
        if (from < at) continue
        const to = Math.min(length, from + size)
        out.push({ from, to, insert })
        at = to + 1
      }
      return makeChange(out)
    })
}

describe('text changes', () => {
  it('S6: a change and its inverse leave the exact text', () => {
    fc.assert(
      fc.property(
        text.chain((t) => fc.tuple(fc.constant(t), changeOf(t.length))),
        ([t, c]) => {
          expect(applyChange(applyChange(t, c), invertChange(t, c))).toBe(t)
        },
      ),
    )
  })

  it('composition has the effect of both', () => {
    const pair = text.chain((t) =>
      changeOf(t.length).chain((a) => changeOf(applyChange(t, a).length).map((b) => ({ t, a, b }))),
    )
    fc.assert(
      fc.property(pair, ({ t, a, b }) => {
        expect(applyChange(t, composeChanges(a, b))).toBe(applyChange(applyChange(t, a), b))
      }),
    )
  })

  it('S8: two concurrent changes converge whichever comes first', () => {
    const pair = text.chain((t) => fc.tuple(fc.constant(t), changeOf(t.length), changeOf(t.length)))
    fc.assert(
      fc.property(pair, ([t, a, b]) => {
        const left = applyChange(applyChange(t, a), rebaseChange(b, a, 'right'))
        const right = applyChange(applyChange(t, b), rebaseChange(a, b, 'left'))
        expect(left).toBe(right)
      }),
      { numRuns: 2000 },
    )
  })

  it('the change between two texts leads from one to the other', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(applyChange(a, changeBetween(a, b))).toBe(b)
      }),
    )
  })

  it('maps positions over insertions and deletions', () => {
    const change = makeChange([
      { from: 2, to: 4, insert: 'xyz' },
      { from: 6, to: 6, insert: '!' },
    ])
    expect([0, 2, 3, 4, 5, 6, 7].map((p) => mapPosition(change, p))).toEqual([0, 2, 2, 5, 6, 7, 9])
    expect(mapPosition(change, 6, 'after')).toBe(8)
  })
})
