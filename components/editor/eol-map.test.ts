import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, makeChange, type TextChange } from '../../lib/text/index.ts'
import {
  makeEolMap,
  toDocumentChange,
  toDocumentOffset,
  toModelChange,
  toModelOffset,
  toModelText,
} from './eol-map.ts'

const piece = fc.constantFrom('a', 'b', '\r', '\n', '\r\n', '\u2028', '\uFEFF', '\u{1F600}', ' ')
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

const changeOf = (length: number): fc.Arbitrary<TextChange> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(3), text), { maxLength: 3 }).map((drafts) => {
    let free = 0
    const replacements = []
    for (const [start, size, insert] of drafts.sort((a, b) => a[0] - b[0])) {
      if (start < free) continue
      const to = Math.min(length, start + size)
      replacements.push({ from: start, to, insert })
      free = to + 1
    }
    return makeChange(replacements)
  })

const withChange = (of: (text: string) => number) =>
  text.chain((before) => fc.tuple(fc.constant(before), changeOf(of(before))))

describe('eol map', () => {
  it('gives every model offset its place in the document and back', () =>
    fc.assert(
      fc.property(text, (document) => {
        const map = makeEolMap(document)
        const model = toModelText(document)
        for (let offset = 0; offset <= model.length; offset++) {
          expect(toModelOffset(map, toDocumentOffset(map, offset))).toBe(offset)
        }
        expect(toDocumentOffset(map, model.length)).toBe(document.length)
      }),
    ))

  it('carries a change of the model into the document, so that the model of the result is the changed model', () =>
    fc.assert(
      fc.property(
        withChange((document) => toModelText(document).length),
        ([document, change]) => {
          const changed = applyChange(toModelText(document), {
            replacements: change.replacements.map((r) => ({
              ...r,
              insert: r.insert.replace(/\r\n|\r/g, '\n'),
            })),
          })
          const after = applyChange(document, toDocumentChange(makeEolMap(document), document, change))
          const bare = document.startsWith('\uFEFF') ? after.slice(1) : after
          expect(bare.replace(/\r\n|\r/g, '\n')).toBe(changed)
        },
      ),
      { numRuns: 2000 },
    ))

  it('carries a change of the document into the model', () =>
    fc.assert(
      fc.property(
        withChange((document) => document.length),
        ([document, change]) => {
          const after = applyChange(document, change)
          const carried = toModelChange(makeEolMap(document), document, after, change)
          expect(applyChange(toModelText(document), carried)).toBe(toModelText(after))
        },
      ),
      { numRuns: 2000 },
    ))

  it('leaves every byte outside the changed range as it was', () =>
    fc.assert(
      fc.property(text, fc.nat(24), (document, seed) => {
        const map = makeEolMap(document)
        const at = seed % (toModelText(document).length + 1)
        const change = toDocumentChange(map, document, makeChange([{ from: at, to: at, insert: 'x' }]))
        const place = toDocumentOffset(map, at)
        expect(applyChange(document, change)).toBe(`${document.slice(0, place)}x${document.slice(place)}`)
      }),
    ))

  it.each([
    ['a\r\nb\r\nc', '\r\n'],
    ['a\nb\r\nc\nd', '\n'],
    ['a\rb\rc', '\r'],
    ['abc', '\n'],
  ])('takes the commonest line end of %j for new lines', (document, newline) => {
    expect(makeEolMap(document).newline).toBe(newline)
    const change = makeChange([{ from: 1, to: 1, insert: '\n' }])
    const after = applyChange(document, toDocumentChange(makeEolMap(document), document, change))
    expect(after).toBe(document.slice(0, 1) + newline + document.slice(1))
  })

  it('keeps two line ends two when what stood between them goes', () => {
    const document = 'a\rb\nc'
    const after = applyChange(
      document,
      toDocumentChange(makeEolMap(document), document, makeChange([{ from: 2, to: 3, insert: '' }])),
    )
    expect(after).toBe('a\r\n\nc')
  })
})
