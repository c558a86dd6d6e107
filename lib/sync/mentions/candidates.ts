import type { DocumentState } from '../document.ts'
import type { MentionTarget } from './place.ts'

/** Segments whose text holds the name; for a column, its table's name too. */
export function candidates(state: DocumentState, target: MentionTarget): readonly number[] {
  const lower = lowerText(state)
  const wanted = (target.kind === 'column' ? target.column : target.name).toLowerCase()
  const owner = target.kind === 'column' ? target.table.toLowerCase() : null
  const first = owner ?? wanted
  const { starts, segments } = state.tree
  const found: number[] = []
  if (lower.length !== state.text.length) return [...segments.keys()]
  let index = 0
  for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1)) {
    index = segmentAt(starts, at, index)
    const end = (starts[index] ?? 0) + (segments[index]?.text.length ?? 0)
    const fits = owner === null || lower.slice(starts[index], end).includes(wanted)
    if (fits) found.push(index)
    at = end - 1
  }
  return found
}

/** The text in lower case, made once for a state. */
function lowerText(state: DocumentState): string {
  const known = lowerTexts.get(state.tree)
  if (known !== undefined) return known
  const lower = state.text.toLowerCase()
  lowerTexts.set(state.tree, lower)
  return lower
}

const lowerTexts = new WeakMap<DocumentState['tree'], string>()

/** The index of the segment that holds an offset, looked for from one on. */
export function segmentAt(starts: readonly number[], offset: number, from: number): number {
  let low = from
  let high = starts.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if ((starts[mid] ?? 0) <= offset) low = mid
    else high = mid - 1
  }
  return low
}
