import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../text/index.ts'
import { changeByLines } from './line-change.ts'

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd'), { maxLength: 20 })
  .map((lines) => lines.join(''))

describe('the change between two texts by lines', () => {
  it('leads from one to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyChange(before, changeByLines(before, after))).toBe(after)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps edits far apart apart, and small', () => {
    expect(changeByLines('one\ntwo\nthree\nfour\n', 'onE\ntwo\nthree\nfouur\n').replacements).toEqual([
      { from: 2, to: 3, insert: 'E' },
      { from: 17, to: 17, insert: 'u' },
    ])
  })

  it('takes texts that have nothing in common', () => {
    const lines = (mark: string) => Array.from({ length: 5000 }, (_, n) => `${mark}${n}\n`).join('')
    const [before, after] = [lines('a'), lines('b')]
    expect(applyChange(before, changeByLines(before, after))).toBe(after)
  })
})
