import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxDocumentBytes } from './api.ts'
import { binaryProblem, sizeProblem, utf8Bytes } from './document-size.ts'

describe('the size of a document', () => {
  it('is that of its UTF-8, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const text = `${a}${b}`
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).byteLength)
      }),
    )
  })

  it.each(['\ud800', '\udc00', '\ud800\ud800\udc00', '\udc00\ud800', 'a\ud83d'])(
    'counts half a pair (%j)',
    (text) => {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).byteLength)
    },
  )

  it('is refused above the limit only, and never said to be the limit itself', () => {
    expect(sizeProblem('“a.sql”', maxDocumentBytes)).toBeNull()
    expect(sizeProblem('“a.sql”', maxDocumentBytes + 1)).toBe(
      '“a.sql” has 20.1 MiB; a document may have 20 MiB.',
    )
  })
})

describe('a file that is no script', () => {
  it('is told by a zero byte, and an archive of pg_dump by its name', () => {
    expect(binaryProblem('“a.sql”', 'SELECT 1; -- \u0001 ÿ')).toBeNull()
    expect(binaryProblem('“a.png”', '\u0089PNG\r\n\0')).toBe('“a.png” is no text. Athena reads SQL scripts.')
    expect(binaryProblem('“a.dump”', 'PGDMP\u0001\0')).toContain('pg_restore')
  })
})
