import { oneLine } from '../name-map.ts'

/**
 * Text for a PlantUML label. Whatever its preprocessor or its Creole markup could take for more than
 * text (including doubled dashes and underscores) is written as a Unicode escape.
 */
export function escapeText(text: string): string {
  let out = ''
  let previous = ''
  for (const ch of oneLine(text)) {
    const doubled = ch === previous && '-_.[,'.includes(ch)
    out += isHarmless(ch) && !doubled ? ch : unicodeEscape(ch)
    previous = ch
  }
  return out
}

function unicodeEscape(ch: string): string {
  return `<U+${(ch.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}

function isHarmless(ch: string): boolean {
  if (ch > '\x7f') return true
  if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9')) return true
  return ' _.,()[]-'.includes(ch)
}
