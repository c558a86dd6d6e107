import type { Dialect } from '../../../sql/index.ts'

/** A name that is not taken and fits the dialect's limit: the stem cut short, with a number if need be. */
export function freshName(stem: string, taken: readonly string[], dialect: Dialect): string {
  const used = new Set(taken)
  for (let number = 0; ; number++) {
    const suffix = number === 0 ? '' : String(number)
    const name = `${cut(stem, dialect.maxIdentifierBytes - suffix.length)}${suffix}`
    if (!used.has(name)) return name
  }
}

function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  let out = ''
  let size = 0
  for (const ch of text) {
    size += encoder.encode(ch).length
    if (size > bytes) break
    out += ch
  }
  return out
}
