import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToText, textToBytes } from './text-bytes.ts'

describe('texts as bytes', () => {
  it('come back exactly, whatever UTF-16 units they have', () => {
    const units = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(units, (list) => {
        const text = String.fromCharCode(...list)
        expect(bytesToText(textToBytes(text))).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('are plain UTF-8 for every ordinary text', () => {
    expect([...textToBytes('é')]).toEqual([0xc3, 0xa9])
    expect(textToBytes('\ud800')[0]).toBe(0xff)
  })
})
