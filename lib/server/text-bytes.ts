import { gunzipSync, gzipSync } from 'node:zlib'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A text as stored: UTF-8, or UTF-16LE behind the byte 0xFF (which UTF-8 never has) when the text
 * holds half a surrogate pair. Every string comes back exactly, U+0000 included.
 */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  if (!/\p{Surrogate}/u.test(text)) return new TextEncoder().encode(text)
  const bytes = new Uint8Array(1 + text.length * 2)
  bytes[0] = 0xff
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bytes[1 + i * 2] = unit & 0xff
    bytes[2 + i * 2] = unit >> 8
  }
  return bytes
}

/** The text that `textToBytes` was given; throws on bytes that it did not make. */
export function bytesToText(bytes: Uint8Array): string {
  if (bytes[0] !== 0xff) return utf8.decode(bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1).toString('utf16le')
}

/** Size of a text in UTF-8 bytes, without making them. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/** A text that is written once and seldom read, as stored: a DDL text packs to about a tenth. */
export function packText(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(textToBytes(text)))
}

/** The text that `packText` was given. */
export function unpackText(bytes: Uint8Array): string {
  return bytesToText(gunzipSync(bytes))
}
