import { useEffect, useState } from 'react'
import type { SchemaOpInput } from '@/lib/schema'
import { type Hunk, hunksOf } from '@/lib/text'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { HunkList } from '../ui/hunk-list'

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
  return <HunkList hunks={preview} />
}
