import { readUnicodeEscapes } from './name-value.ts'

/**
 * What a string token stands for: quotes off, escapes of its prefix read, dollar marks off. A token
 * may consist of several strings on lines of their own, which make one value. The prefixes given
 * are those whose strings take a backslash as escape.
 */
export function stringValue(token: string, backslashPrefixes: readonly string[] = ['e']): string {
  if (token.startsWith('$')) {
    const mark = token.slice(0, token.indexOf('$', 1) + 1)
    const end = token.endsWith(mark) && token.length >= mark.length * 2 ? -mark.length : undefined
    return token.slice(mark.length, end)
  }
  const quote = token.indexOf("'")
  if (quote < 0) return token
  const prefix = token.slice(0, quote).toLowerCase()
  const backslashes = backslashPrefixes.includes(prefix)
  let value = ''
  for (let at = quote; at >= 0; ) {
    const end = pieceEnd(token, at + 1, backslashes)
    const piece = token.slice(at + 1, end)
    value += backslashes ? readBackslashes(piece) : piece.replaceAll("''", "'")
    at = nextPiece(token, end + 1)
  }
  return prefix === 'u&' ? readUnicodeEscapes(value, '\\') : value
}

/** Where the closing quote of a piece stands, or the end of the token. */
function pieceEnd(token: string, from: number, backslashes: boolean): number {
  for (let i = from; i < token.length; i++) {
    if (backslashes && token[i] === '\\') i++
    else if (token[i] === "'") {
      if (token[i + 1] !== "'") return i
      i++
    }
  }
  return token.length
}

/** Where the next piece opens behind blank space and comments, or -1. */
function nextPiece(token: string, from: number): number {
  for (let i = from; i < token.length; i++) {
    if (token[i] === "'") return i
    if (token.startsWith('--', i)) while (i < token.length && token[i] !== '\n' && token[i] !== '\r') i++
  }
  return -1
}

const named: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function readBackslashes(body: string): string {
  const escapes = /''|\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|([\s\S]))/gi
  return body.replace(escapes, (all, hex, short, long, octal, other) => {
    if (all === "''") return "'"
    if (other !== undefined) return named[other] ?? other
    const code = octal !== undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex ?? short ?? long, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}
