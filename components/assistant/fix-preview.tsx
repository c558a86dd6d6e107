import { useEffect, useState } from 'react'
import type { SchemaOpInput } from '@/lib/schema'
import { type Hunk, hunksOf } from '@/lib/text'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'

const marks = { kept: ' ', removed: '−', added: '+' } as const
const looks = { kept: '', removed: 'bg-danger-soft', added: 'bg-good-soft' } as const

/** What the ops would change in the text, as a diff. */
export function FixPreview({ ops }: { readonly ops: readonly SchemaOpInput[] }) {
  const { previewOps } = useActions()
  const state = useWorkbenchState()
  const revision = useWorkbench((s) => s.schemaRevision)
  const [preview, setPreview] = useState<readonly Hunk[] | string | null>(null)
  useEffect(() => {
    let current = true
    const { text } = state()
    void previewOps(ops).then((outcome) => {
      if (!current || state().revision !== revision) return
      setPreview(outcome.ok ? hunksOf(text, outcome.value, 1) : outcome.error.message)
    })
    return () => {
      current = false
    }
  }, [ops, previewOps, revision, state])

  if (preview === null) return null
  if (typeof preview === 'string') return <p className="text-danger">{preview}</p>
  return (
    <div className="max-h-56 overflow-auto rounded border border-line bg-surface font-mono text-[11px]">
      {preview.map((hunk, i) => (
        <pre key={hunk.lines[0]?.line ?? 0} className={i > 0 ? 'border-line border-t' : ''}>
          {hunk.lines.map((line) => (
            <div key={`${line.kind}${line.line}`} className={`whitespace-pre px-1.5 ${looks[line.kind]}`}>
              <span className="select-none text-ink-faint">{marks[line.kind]} </span>
              {line.text}
            </div>
          ))}
        </pre>
      ))}
    </div>
  )
}
