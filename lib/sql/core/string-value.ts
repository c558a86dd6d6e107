import { readUnicodeEscapes } from './name-value.ts'

/** What a string token stands for: quotes off, escapes of its prefix read, dollar marks off. */
export function stringValue(token: string): string {
  if (token.startsWith('$')) {
    const mark = token.slice(0, token.indexOf('$', 1) + 1)
    const end = token.endsWith(mark) && token.length >= mark.length * 2 ? -mark.length : undefined
    return token.slice(mark.length, end)
  }
  const quote = token.indexOf("'")
  if (quote < 0) return token
  const prefix = token.slice(0, quote).toLowerCase()
  const closed = token.length > quote + 1 && token.endsWith("'")
  const body = token.slice(quote + 1, closed ? -1 : undefined)
  if (prefix === 'e') return readBackslashes(body)
  const plain = body.includes("''") ? body.replaceAll("''", "'") : body
  return prefix === 'u&' ? readUnicodeEscapes(plain, '\\') : plain
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
