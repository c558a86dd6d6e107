import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import { commasBetween, endsLine, lineStart, nextLine, sameLineTrivia, startsLine } from './trivia.ts'

/**
 * Moves an element of a list with its whole line, so that comments and blank lines between the others
 * stay where they are. Null unless it, its neighbours and what it goes behind have lines of their own,
 * with the comma at the end.
 */
export function moveLine(
  text: string,
  elements: readonly Span[],
  at: number,
  after: number | null,
): readonly Replacement[] | null {
  const lines = elements.map((element, index) => lineOf(text, element, elements[index + 1]))
  const moved = lines[at]
  const anchor = after === null ? null : lines[after]
  const first = lines[0]
  if (!moved || !first || anchor === undefined || after === at) return null
  const isLast = at === elements.length - 1
  const becomesLast = after === elements.length - 1
  const before = lines[at - 1]
  if (isLast && !before) return null
  const content = text.slice(moved.from, moved.to)
  const inner = elements[at]?.to ?? 0
  const bare =
    moved.comma === null
      ? content
      : content.slice(0, moved.comma - moved.from) + content.slice(moved.comma + 1 - moved.from)
  const written = becomesLast ? bare : withComma(bare, inner - moved.from)
  const edits: Replacement[] = [
    { from: moved.from, to: moved.to, insert: '' },
    { from: anchor ? anchor.to : first.from, to: anchor ? anchor.to : first.from, insert: written },
  ]
  if (isLast && before && before.comma !== null)
    edits.push({ from: before.comma, to: before.comma + 1, insert: '' })
  if (becomesLast && after !== null) {
    const end = elements[after]?.to ?? 0
    edits.push({ from: end, to: end, insert: ',' })
  }
  return edits
}

interface Line extends Span {
  /** The comma behind the element; null for the last. */
  readonly comma: number | null
}

function lineOf(text: string, element: Span, next: Span | undefined): Line | null {
  const comma = next ? (commasBetween(text, element.to, next.from)[0] ?? null) : null
  const end = sameLineTrivia(text, comma === null ? element.to : comma + 1)
  // A comma that stands on a later line, or shares one with the next element, has a layout of its own.
  if (next && (comma === null || comma >= nextLine(text, element.to))) return null
  if (!startsLine(text, element.from) || !endsLine(text, end) || nextLine(text, end) <= end) return null
  return { from: lineStart(text, element.from), to: nextLine(text, end), comma }
}

function withComma(line: string, at: number): string {
  return `${line.slice(0, at)},${line.slice(at)}`
}
