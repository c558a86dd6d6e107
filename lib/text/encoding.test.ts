import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './encoding.ts'

const ddl = 'CREATE TABLE "prénom" (id int); -- ‘naïve’ café €\n'

function utf16(text: string, order: 'LE' | 'BE'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), order === 'LE')
  return bytes
}

describe('decoding files', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(ddl), 'UTF-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${ddl}`), 'UTF-8'],
    ['UTF-16LE with a mark', utf16(`\ufeff${ddl}`, 'LE'), 'UTF-16LE'],
    ['UTF-16BE with a mark', utf16(`\ufeff${ddl}`, 'BE'), 'UTF-16BE'],
    ['UTF-16LE without a mark', utf16(ddl, 'LE'), 'UTF-16LE'],
    ['UTF-16BE without a mark', utf16(ddl, 'BE'), 'UTF-16BE'],
  ])('reads %s', (name, bytes, encoding) => {
    const marked = name.endsWith('with a mark')
    expect(decodeText(bytes)).toEqual({ text: ddl, encoding, marked })
  })

  it('reads Latin-1 and Windows-1252', () => {
    const bytes = Uint8Array.from([0x2d, 0x2d, 0x20, 0x63, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x20, 0x93])
    expect(decodeText(bytes)).toEqual({ text: '-- café € “', encoding: 'Windows-1252', marked: false })
  })

  it('reads an empty file and lone bytes', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'UTF-8', marked: false })
    expect(decodeText(Uint8Array.of(0xff)).text).toBe('ÿ')
    expect(decodeText(Uint8Array.of(0, 0x61, 0, 0)).text).toHaveLength(4)
  })

  it('reads any bytes at all', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'))
  })

  it('gives back any text written as UTF-8', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((t) => !t.startsWith('\ufeff') && !t.includes('\0'))
    fc.assert(
      fc.property(text, (t) => {
        expect(decodeText(new TextEncoder().encode(t)).text).toBe(t)
      }),
    )
  })
})
