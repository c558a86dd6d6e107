import { diffLines } from 'diff'

/** One line of a comparison as it is shown; a gap stands for unchanged lines that are left out. */
export interface DiffRow {
  readonly key: number
  readonly kind: 'kept' | 'removed' | 'added' | 'gap'
  readonly text: string
}

/** Unchanged lines shown around a change. */
const context = 3

/** The lines that went and came from `before` to `after`, with a little around them; none when they are the same. */
export function diffRows(before: string, after: string): readonly DiffRow[] {
  if (before === after) return []
  const rows: DiffRow[] = []
  const push = (kind: DiffRow['kind'], text: string): void => void rows.push({ key: rows.length, kind, text })
  const parts = diffLines(before, after, { timeout: 4000 }) ?? wholeReplacement(before, after)
  parts.forEach((part, index) => {
    const lines = part.value.replace(/\n$/, '').split('\n')
    if (part.added || part.removed) {
      for (const line of lines) push(part.added ? 'added' : 'removed', line)
      return
    }
    const head = index === 0 ? 0 : context
    const tail = index === parts.length - 1 ? 0 : context
    if (lines.length <= head + tail + 1) {
      for (const line of lines) push('kept', line)
      return
    }
    for (const line of lines.slice(0, head)) push('kept', line)
    push('gap', `${lines.length - head - tail} unchanged lines`)
    for (const line of lines.slice(lines.length - tail)) push('kept', line)
  })
  return rows
}

/** Texts too unlike to be compared in time are shown as one gone and one come. */
function wholeReplacement(before: string, after: string) {
  return [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]
}
