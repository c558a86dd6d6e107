import { givesRows } from '../../schema/index.ts'
import { applyChange, type TextChange } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import type { MentionTarget } from './place.ts'

/** Segments whose text holds the name; for a column, its table's name too. */
export function candidates(state: DocumentState, target: MentionTarget): readonly number[] {
  const lower = lowerText(state)
  const wanted = (target.kind === 'column' ? target.column : target.name).toLowerCase()
  const { starts, segments } = state.tree
  if (lower.length !== state.tree.length) return [...segments.keys()]
  if (target.kind !== 'column') return segmentsWith(state, lower, wanted, () => true)
  const found = new Set<number>()
  for (const owner of ownersOf(state, target.table)) {
    const isWanted = (index: number) => {
      const start = starts[index] ?? 0
      const text = lower.slice(start, start + (segments[index]?.text.length ?? 0))
      // NATURAL joins over columns that it does not name.
      return text.includes(wanted) || text.includes('natural')
    }
    for (const index of segmentsWith(state, lower, owner.toLowerCase(), isWanted)) found.add(index)
  }
  return [...found].sort((a, b) => a - b)
}

/** The table, and the routines that give rows of it. */
function ownersOf({ schema }: DocumentState, table: string): readonly string[] {
  return [
    table,
    ...[...schema.routines.values()].flatMap((each) => (givesRows(each, table) ? each.name : [])),
  ]
}

function segmentsWith(
  { tree }: DocumentState,
  lower: string,
  word: string,
  fits: (index: number) => boolean,
): readonly number[] {
  const found: number[] = []
  let index = 0
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
    index = segmentAt(tree.starts, at, index)
    if (fits(index)) found.push(index)
    at = (tree.starts[index] ?? 0) + (tree.segments[index]?.text.length ?? 0) - 1
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

/** Lets what is looked for in the document after a change be found in the text that was searched before it. */
export function searchOn(before: DocumentState, after: DocumentState, change: TextChange): void {
  const known = lowerTexts.get(before.tree)
  if (known?.length !== before.tree.length || lowerTexts.has(after.tree)) return
  const replacements = change.replacements.map((each) => ({ ...each, insert: each.insert.toLowerCase() }))
  lowerTexts.set(after.tree, applyChange(known, { ...change, replacements }))
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
