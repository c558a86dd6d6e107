import { diffLines } from 'diff'
import { useMemo, useState } from 'react'
import { Button } from '../ui/button'

interface Row {
  readonly key: number
  readonly kind: 'kept' | 'removed' | 'added' | 'gap'
  readonly text: string
}

/** Unchanged lines shown around a change. */
const context = 3

/** Rows shown before asking for more. */
const page = 600

const looks = {
  kept: '',
  removed: 'bg-danger-soft',
  added: 'bg-good-soft',
  gap: 'bg-surface-sunken text-ink-faint',
}
const marks = { kept: ' ', removed: '−', added: '+', gap: '⋯' }

/** Two texts line by line: what went and what came, with a little around it. */
export function VersionDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const rows = useMemo(() => diffRows(before, after), [before, after])
  const [limit, setLimit] = useState(page)
  if (rows.length === 0) return <p className="m-auto text-ink-muted">The texts are the same.</p>
  return (
    <div className="min-h-0 grow overflow-auto rounded border border-line font-mono text-[11px]">
      {rows.slice(0, limit).map((row) => (
        <div key={row.key} className={`whitespace-pre px-2 ${looks[row.kind]}`}>
          <span className="select-none text-ink-faint">{marks[row.kind]} </span>
          {row.text}
        </div>
      ))}
      {rows.length > limit && (
        <Button variant="ghost" onClick={() => setLimit(limit + page)}>
          Show more of {rows.length} lines
        </Button>
      )}
    </div>
  )
}

function diffRows(before: string, after: string): readonly Row[] {
  if (before === after) return []
  const rows: Row[] = []
  const push = (kind: Row['kind'], text: string): void => void rows.push({ key: rows.length, kind, text })
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
