import { changeBetween, makeChange, type Replacement, type TextChange } from '../../lib/text/index.ts'

/**
 * Between the document, which keeps every byte, and Monaco's model, which knows one line end only:
 * the model holds the text with each line end as LF and without a leading byte order mark.
 */
export interface EolMap {
  /** Characters at the start of the document that the model does not hold: a byte order mark. */
  readonly head: 0 | 1
  /** Model offsets of the line ends that are CRLF in the document, ascending. */
  readonly pairs: readonly number[]
  /** Whether the document holds any carriage return. */
  readonly carriage: 'some' | 'none'
  /** The line end that new lines get: the commonest of the document. */
  readonly newline: '\n' | '\r\n' | '\r'
}

export const byteOrderMark = '\uFEFF'
const anyLineEnd = /\r\n|\r|\n/g

/** The text as the model holds it. */
export function toModelText(text: string): string {
  const visible = text.startsWith(byteOrderMark) ? text.slice(1) : text
  return visible.includes('\r') ? visible.replace(anyLineEnd, '\n') : visible
}

/** Linear in the text; next to nothing for a text without carriage returns. */
export function makeEolMap(text: string): EolMap {
  const head = text.startsWith(byteOrderMark) ? 1 : 0
  if (!text.includes('\r')) return { head, pairs: [], carriage: 'none', newline: '\n' }
  const pairs: number[] = []
  let lone = 0
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) === 10) pairs.push(at - head - pairs.length)
    else lone++
  }
  let feeds = -pairs.length
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) feeds++
  const newline = pairs.length >= Math.max(feeds, lone) ? '\r\n' : feeds >= lone ? '\n' : '\r'
  return { head, pairs, carriage: 'some', newline }
}

/** Where a place of the document stands in the model; between CR and LF counts as after them. */
export function toModelOffset({ head, pairs }: EolMap, offset: number): number {
  // Pair i has its LF at head + pairs[i] + i + 1.
  let low = 0
  let high = pairs.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (head + (pairs[mid] ?? 0) + mid + 1 < offset) low = mid + 1
    else high = mid
  }
  return Math.max(0, offset - head - low)
}

/** Where a place of the model stands in the document; never between CR and LF. */
export function toDocumentOffset({ head, pairs }: EolMap, offset: number): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((pairs[mid] ?? 0) < offset) low = mid + 1
    else high = mid
  }
  return head + offset + low
}

/** The change of the document `text` that a change of its model means; bytes outside it stay as they are. */
export function toDocumentChange(map: EolMap, text: string, change: TextChange): TextChange {
  const replacements = change.replacements.map(({ from, to, insert }): Replacement => {
    const start = toDocumentOffset(map, from)
    const end = toDocumentOffset(map, to)
    if (map.carriage === 'none' && !insert.includes('\r')) return { from: start, to: end, insert }
    return {
      from: start,
      to: end,
      insert: keptApart(text, start, end, insert.replace(anyLineEnd, map.newline)),
    }
  })
  return makeChange(replacements)
}

/** The change of the model that a change of the document `text` means. */
export function toModelChange(map: EolMap, text: string, after: string, change: TextChange): TextChange {
  const first = change.replacements[0]
  if (!first) return change
  const marked = map.head === 1 || after.startsWith(byteOrderMark)
  if (marked && first.from <= 1) return changeBetween(toModelText(text), toModelText(after))
  return makeChange(
    change.replacements.map((replacement) => {
      const { from, to, insert } = aroundPairs(text, replacement)
      return {
        from: toModelOffset(map, from),
        to: toModelOffset(map, to),
        insert: insert.includes('\r') ? insert.replace(anyLineEnd, '\n') : insert,
      }
    }),
  )
}

/** A CR and a LF that a change brings side by side would become one line end: a LF between keeps two. */
function keptApart(text: string, from: number, to: number, insert: string): string {
  let kept = insert
  const next = kept === '' ? text[to] : kept[0]
  if (from > 0 && text[from - 1] === '\r' && next === '\n') kept = `\n${kept}`
  if (kept.endsWith('\r') && text[to] === '\n') kept += '\n'
  return kept
}

/** Takes in a CR before and a LF after, so that no end of the replacement can lie inside a CRLF. */
function aroundPairs(text: string, { from, to, insert }: Replacement): Replacement {
  const before = from > 0 && text[from - 1] === '\r' ? 1 : 0
  const behind = text[to] === '\n' ? 1 : 0
  return {
    from: from - before,
    to: to + behind,
    insert: (before ? '\r' : '') + insert + (behind ? '\n' : ''),
  }
}
