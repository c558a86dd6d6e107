import { makeChange, type Replacement, type TextChange } from '../../text/index.ts'

/** Edits as one change: what lies inside a deletion goes with it, overlapping deletions are one. */
export function mergeEdits(edits: readonly Replacement[]): TextChange {
  const sorted = [...edits].sort((a, b) => a.from - b.from || b.to - a.to)
  const merged: Replacement[] = []
  for (const edit of sorted) {
    const last = merged.at(-1)
    if (!last || edit.from >= last.to) {
      const isRepeated = last?.from === edit.from && last.to === edit.to && last.insert === edit.insert
      if (!isRepeated) merged.push(edit)
    } else if (edit.insert === '' && last.insert === '') {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, edit.to), insert: '' }
    } else if (edit.to <= last.to && last.insert === '') {
      // Changed text inside text that goes: nothing to keep.
    } else if (edit.insert === '' && edit.to >= last.to) {
      merged[merged.length - 1] = { from: last.from, to: edit.to, insert: '' }
    } else merged.push(edit)
  }
  return makeChange(merged)
}
