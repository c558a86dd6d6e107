import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { ListLayout } from './style.ts'
import {
  commasBetween,
  contentEnd,
  endsLine,
  lineStart,
  nextLine,
  sameLineTrivia,
  startsLine,
} from './trivia.ts'

/**
 * Takes element `at` out of a list between commas: its comma, its own line when it has one, and the
 * comment behind it on that line. Other comments stay. Offsets are those of `text`.
 */
export function removeElement(text: string, elements: readonly Span[], at: number): readonly Replacement[] {
  const element = elements[at]
  if (!element) return []
  const before = elements[at - 1]
  const after = elements[at + 1]
  if (!before && !after) return [cut(...ownLine(text, element.from, element.to))]
  if (after) {
    const comma = commasBetween(text, element.to, after.from)[0]
    if (comma === undefined) return []
    const leading = comma >= nextLine(text, element.to)
    if (leading && before) {
      // The comma before the element stands on its line and goes with it.
      const own = commasBetween(text, before.to, element.from).at(-1) ?? element.from
      return [cut(...ownLine(text, own, element.to))]
    }
    if (leading) {
      const gap = text.slice(sameLineTrivia(text, element.to), comma)
      if (gap.trim() === '') return [cut(element.from, skipBlanks(text, comma + 1))]
      return [cut(element.from, sameLineTrivia(text, element.to)), cut(comma, skipBlanks(text, comma + 1))]
    }
    const [from, to] = ownLine(text, element.from, comma + 1)
    return [cut(from, to === comma + 1 ? skipBlanks(text, to) : to)]
  }
  const comma = commasBetween(text, before?.to ?? 0, element.from).at(-1)
  if (comma === undefined) return []
  if (comma >= lineStart(text, element.from)) {
    if (startsLine(text, comma)) return [cut(...lineWithBreak(text, comma, element.to))]
    return [cut(comma, element.to)]
  }
  return [cut(comma, comma + 1), cut(...lineWithBreak(text, element.from, element.to))]
}

/** Puts a new element behind element `after`, or first when it is null. */
export function insertElement(
  text: string,
  body: Span,
  elements: readonly Span[],
  after: number | null,
  written: string,
  layout: ListLayout,
  eol: string,
): readonly Replacement[] {
  const { indent } = layout
  if (elements.length === 0) {
    const inside = text.slice(body.from, body.to)
    if (inside.trim() !== '') return [put(body.from, `${eol}${indent}${written}`)]
    return [{ from: body.from, to: body.to, insert: `${eol}${indent}${written}${eol}` }]
  }
  if (after === null) {
    const first = elements[0]
    if (!first) return []
    if (layout.kind === 'inline') return [put(first.from, `${written}, `)]
    return layout.commas === 'leading'
      ? [put(first.from, `${written}${eol}${indent}`)]
      : [put(first.from, `${written},${eol}${indent}`)]
  }
  const previous = elements[after]
  const next = elements[after + 1]
  if (!previous) return []
  if (layout.kind === 'inline') return [put(previous.to, `, ${written}`)]
  if (layout.commas === 'leading') {
    return [put(sameLineTrivia(text, previous.to), `${eol}${leadingComma(indent)}${written}`)]
  }
  if (next) {
    const comma = commasBetween(text, previous.to, next.from)[0]
    if (comma === undefined) return []
    const end = sameLineTrivia(text, comma + 1)
    if (endsLine(text, end)) return [put(end, `${eol}${indent}${written},`)]
    return [put(comma + 1, ` ${written},`)]
  }
  const end = sameLineTrivia(text, previous.to)
  return end === previous.to
    ? [put(previous.to, `,${eol}${indent}${written}`)]
    : [put(previous.to, ','), put(end, `${eol}${indent}${written}`)]
}

/** What stands before an element in a list with leading commas. */
function leadingComma(indent: string): string {
  return indent.includes(',') ? indent : `${indent}, `
}

/** The range widened to its whole line when nothing else stands on it, comments behind it included. */
function ownLine(text: string, from: number, to: number): readonly [number, number] {
  const end = sameLineTrivia(text, to)
  if (!startsLine(text, from) || !endsLine(text, end)) return [from, to]
  return [lineStart(text, from), nextLine(text, end)]
}

/** The range with the line break before it, for an element at the end of a list. */
function lineWithBreak(text: string, from: number, to: number): readonly [number, number] {
  const start = lineStart(text, from)
  if (start === 0 || !startsLine(text, from)) return [from, to]
  const end = sameLineTrivia(text, to)
  const lineBreak = contentEnd(text, Math.max(0, text.lastIndexOf('\n', start - 2) + 1))
  return endsLine(text, end) ? [lineBreak, contentEnd(text, end)] : [lineBreak, to]
}

function skipBlanks(text: string, at: number): number {
  let i = at
  while (text.charAt(i) === ' ' || text.charAt(i) === '\t') i++
  return i
}

function cut(from: number, to: number): Replacement {
  return { from, to, insert: '' }
}

function put(at: number, insert: string): Replacement {
  return { from: at, to: at, insert }
}
