import type { LexicalProfile } from './lexical-profile.ts'

/** What an unquoted identifier is stored as: only ASCII letters fold. */
export function foldName(written: string, profile: LexicalProfile): string {
  if (profile.fold === 'none') return written
  let ascii = true
  let change = false
  for (let i = 0; i < written.length; i++) {
    const c = written.charCodeAt(i)
    if (c >= 128) ascii = false
    else if (profile.fold === 'lower' ? c >= 65 && c <= 90 : c >= 97 && c <= 122) change = true
  }
  if (!change) return written
  if (ascii) return profile.fold === 'lower' ? written.toLowerCase() : written.toUpperCase()
  return profile.fold === 'lower'
    ? written.replace(/[A-Z]+/g, (part) => part.toLowerCase())
    : written.replace(/[a-z]+/g, (part) => part.toUpperCase())
}

/** What a quoted identifier names: quotes taken off, doubled ones halved, `U&` escapes read. */
export function unquoteName(written: string, profile: LexicalProfile, escapeSign = '\\'): string {
  const unicode = /^u&/i.test(written)
  const open = unicode ? 2 : 0
  const close = profile.nameQuotes[written[open] ?? ''] ?? ''
  const whole = close !== '' && written.length > open + 1 && written.endsWith(close)
  let value = written.slice(open + 1, whole ? -1 : undefined)
  if (close !== '' && value.includes(close)) value = value.replaceAll(close + close, close)
  return unicode ? readUnicodeEscapes(value, escapeSign) : value
}

/** Reads `\0041` and `\+01F600`; anything else stays. */
export function readUnicodeEscapes(text: string, sign: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== sign) {
      out += text[i]
      continue
    }
    if (text[i + 1] === sign) {
      out += sign
      i++
      continue
    }
    const long = text[i + 1] === '+'
    const digits = text.slice(i + (long ? 2 : 1), i + (long ? 8 : 5))
    const code =
      /^[0-9a-f]+$/i.test(digits) && digits.length === (long ? 6 : 4) ? Number.parseInt(digits, 16) : -1
    if (code < 0 || code > 0x10ffff) {
      out += sign
      continue
    }
    out += long ? String.fromCodePoint(code) : String.fromCharCode(code)
    i += long ? 7 : 4
  }
  return out
}
