/** How the bytes of a file were read. */
export type TextEncodingName = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncodingName
  /** Whether a byte order mark stood before the text. */
  readonly marked: boolean
}

/**
 * The text of a file of unknown encoding. A byte order mark decides and is left out; without one,
 * UTF-16 shows by its zero bytes, valid UTF-8 is taken as such, and the rest is read as Windows-1252,
 * which covers Latin-1 and gives some character for every byte. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = markOf(bytes)
  const encoding = mark ?? zerosOf(bytes) ?? (isUtf8(bytes) ? 'UTF-8' : 'Windows-1252')
  const text = encoding === 'Windows-1252' ? fromWindows1252(bytes) : new TextDecoder(encoding).decode(bytes)
  return { text, encoding, marked: mark !== null }
}

/** What 0x80 to 0x9F stand for (WHATWG Encoding, index-windows-1252); all other bytes are Latin-1. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

// Node's own decoder of that name reads Latin-1.
function fromWindows1252(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += 8192) {
    const units = Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte,
    )
    text += String.fromCharCode(...units)
  }
  return text
}

function markOf(bytes: Uint8Array): TextEncodingName | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  return null
}

/** Most of a DDL text is ASCII, whose other byte is zero in UTF-16; elsewhere zeros are rare. */
function zerosOf(bytes: Uint8Array): TextEncodingName | null {
  const length = Math.min(bytes.length, 65_536) & ~1
  if (length < 4 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const most = length / 2 / 2
  if (odd > most && even < odd / 10) return 'UTF-16LE'
  if (even > most && odd < even / 10) return 'UTF-16BE'
  return null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
