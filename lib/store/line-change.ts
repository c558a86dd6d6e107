import { diffArrays } from 'diff'
import { changeBetween, makeChange, type Replacement, type TextChange } from '../text/index.ts'

/** Lines to add and remove beyond which a finer comparison is not worth its time. */
const maxEdits = 2000

/**
 * The change between two texts found line by line, so that edits far apart stay apart and can be
 * merged with others; within the changed lines only what differs is replaced.
 */
export function changeByLines(before: string, after: string): TextChange {
  const parts = diffArrays(linesOf(before), linesOf(after), { maxEditLength: maxEdits })
  if (!parts) return changeBetween(before, after)
  const out: Replacement[] = []
  let at = 0
  let removed = ''
  let added = ''
  const flush = (): void => {
    for (const { from, to, insert } of changeBetween(removed, added).replacements) {
      out.push({ from: at + from, to: at + to, insert })
    }
    at += removed.length
    removed = ''
    added = ''
  }
  for (const part of parts) {
    const text = part.value.join('')
    if (part.removed) removed += text
    else if (part.added) added += text
    else {
      flush()
      at += text.length
    }
  }
  flush()
  return makeChange(out)
}

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push(text.slice(start, end + 1))
    start = end + 1
  }
  if (start < text.length) lines.push(text.slice(start))
  return lines
}
