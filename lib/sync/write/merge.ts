import { makeChange, type Replacement, type TextChange } from '../../text/index.ts'

/** Edits as one change: what lies inside a deletion goes with it, overlapping deletions are one. */
export function mergeEdits(edits: readonly Replacement[]): TextChange {
  // What is put in front of a deletion stands before it and is no part of it.
  const sorted = [...edits].sort((a, b) => a.from - b.from || rank(a) - rank(b) || b.to - a.to)
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

function rank(edit: Replacement): number {
  return edit.from === edit.to ? 0 : 1
}
