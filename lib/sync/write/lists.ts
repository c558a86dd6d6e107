import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import { type ListLayout, leadOf } from './style.ts'
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
 * Takes elements out of a list between commas: each with its comma, its own line when it has one, and
 * the comment behind it on that line. Other comments stay. Offsets are those of `text`.
 */
export function removeElements(
  text: string,
  elements: readonly Span[],
  gone: readonly number[],
): readonly Replacement[] {
  const left = elements.map((_, at) => at).filter((at) => !gone.includes(at))
  return gone.flatMap((at) => removeOne(text, elements, at, left))
}

function removeOne(
  text: string,
  elements: readonly Span[],
  at: number,
  left: readonly number[],
): readonly Replacement[] {
  const element = elements[at]
  if (!element) return []
  const before = elements[at - 1]
  const after = elements[at + 1]
  if (!before && !after) return [cut(...ownLine(text, element.from, element.to))]
  return after
    ? removeBefore(text, element, after, before ?? null)
    : removeLast(text, element, elements[left.at(-1) ?? -1] ?? null)
}

/** An element with others behind it. */
function removeBefore(text: string, element: Span, after: Span, before: Span | null): readonly Replacement[] {
  const comma = commasBetween(text, element.to, after.from)[0]
  if (comma === undefined) return []
  const isLeading = comma >= nextLine(text, element.to)
  if (isLeading && before) {
    // The comma before the element stands on its line and goes with it.
    const own = commasBetween(text, before.to, element.from).at(-1) ?? element.from
    return [cut(...ownLine(text, own, element.to))]
  }
  if (isLeading) {
    const end = sameLineTrivia(text, element.to)
    const isBare = text.slice(end, comma).trim() === ''
    if (isBare) return [cut(element.from, skipBlanks(text, comma + 1))]
    return [cut(element.from, end), cut(comma, skipBlanks(text, comma + 1))]
  }
  const [from, to] = ownLine(text, element.from, comma + 1)
  return [cut(from, to === comma + 1 ? skipBlanks(text, to) : to)]
}

/** The last element, with the comma behind the last one that stays. */
function removeLast(text: string, element: Span, stays: Span | null): readonly Replacement[] {
  if (!stays) return [cut(...ownLine(text, element.from, element.to))]
  const commas = commasBetween(text, stays.to, element.from)
  const own = commas.at(-1)
  const first = commas[0]
  if (own === undefined || first === undefined) return []
  if (own >= lineStart(text, element.from) && startsLine(text, own)) {
    return [cut(...lineWithBreak(text, own, element.to))]
  }
  if (first >= lineStart(text, element.from)) return [cut(first, element.to)]
  return [cut(first, first + 1), cut(...lineWithBreak(text, element.from, element.to))]
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
    if (layout.kind === 'inline') return [put(first.from, `${written}${layout.separator ?? ', '}`)]
    return layout.commas === 'leading'
      ? [put(first.from, `${written}${eol}${indent}`)]
      : [put(first.from, `${written},${eol}${indent}`)]
  }
  const previous = elements[after]
  const next = elements[after + 1]
  if (!previous) return []
  if (layout.kind === 'inline') return [put(previous.to, `${layout.separator ?? ', '}${written}`)]
  if (layout.commas === 'leading') {
    return [put(sameLineTrivia(text, previous.to), `${eol}${leadOf(layout)}${written}`)]
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
