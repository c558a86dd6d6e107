/**
 * Width in diagram units of a line of text in the diagram's sans font at `size`. Measured from a
 * table, not from a font, so that the canvas, the exported picture and the tests agree anywhere.
 */
export function sansWidth(text: string, size: number): number {
  let em = 0
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    em += code >= 32 && code < 127 ? (sansAdvances[code - 32] ?? 600) : wideAdvance(code)
  }
  return (em * size * fontTolerance) / 1000
}

/** Width in diagram units of a line of text in the diagram's monospaced font at `size`. */
export function monoWidth(text: string, size: number): number {
  let em = 0
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    em += code < 0x300 ? monoAdvance : Math.max(monoAdvance, wideAdvance(code))
  }
  return (em * size) / 1000
}

/** The text cut to fit `width`, its last visible character an ellipsis when something was cut. */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  const chars = [...text]
  let low = 0
  let high = chars.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measure(`${chars.slice(0, middle).join('')}…`) <= width) low = middle
    else high = middle - 1
  }
  return `${chars.slice(0, low).join('')}…`
}

/** The installed sans may be somewhat wider than the one the table was taken from. */
const fontTolerance = 1.08

/** Advance of the common monospaced fonts, thousandths of an em. */
const monoAdvance = 605

/** Advances of ASCII 32 to 126, thousandths of an em, of a Helvetica-compatible sans. */
const sansAdvances: readonly number[] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]

function wideAdvance(code: number): number {
  if (code < 32) return 556
  if (code >= 0x300 && code < 0x370) return 0
  if (code >= 0x1100 && code < 0x1160) return 1000
  if (code >= 0x2e80 && code < 0xd7b0) return 1000
  if (code >= 0xf900 && code < 0xfb00) return 1000
  if (code >= 0xff00 && code < 0xff61) return 1000
  if (code >= 0x1f000) return 1300
  return 640
}
