import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import type { DiffRow } from './diff-rows'

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
  const rows = useDiff(before, after)
  const [limit, setLimit] = useState(page)
  if (!rows) return <p className="m-auto text-ink-muted">Comparing …</p>
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

/** The rows of the comparison, worked out beside the page; null until they are there. */
function useDiff(before: string, after: string): readonly DiffRow[] | null {
  const [rows, setRows] = useState<readonly DiffRow[] | null>(null)
  useEffect(() => {
    setRows(null)
    const worker = new Worker(new URL('../workers/diff.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<readonly DiffRow[]>) => {
      setRows(data)
      worker.terminate()
    })
    worker.postMessage([before, after])
    return () => worker.terminate()
  }, [before, after])
  return rows
}
