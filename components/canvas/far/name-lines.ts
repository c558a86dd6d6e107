import { fitText, sansWidth } from '@/lib/layout'

/**
 * A name broken at its underscores, dots and capitals into at most `most` lines that fit `width` at
 * `size`; the last one ends in an ellipsis when there is more.
 */
export function nameLines(name: string, width: number, size: number, most: number): readonly string[] {
  const measure = (text: string) => sansWidth(text, size)
  if (measure(name) <= width) return [name]
  const lines: string[] = []
  let line = ''
  for (const word of name.split(wordEnds)) {
    if (line !== '' && measure(line + word) > width) {
      lines.push(line)
      line = word
    } else line += word
  }
  lines.push(line)
  const shown = lines.slice(0, most)
  const last = shown.length - 1
  if (lines.length > most) shown[last] = `${shown[last]}…`
  return shown.map((text) => fitText(text, width, measure))
}

const wordEnds = /(?<=[_.\- ])|(?<=[a-z0-9])(?=[A-Z])/
