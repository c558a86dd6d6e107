import { useEffect, useMemo, useState } from 'react'
import type { Fix } from '@/lib/rules'
import type { SchemaOpInput } from '@/lib/schema'
import { type Hunk, hunksOf } from '@/lib/text'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { HunkList } from '../ui/hunk-list'

/** What a fix would change in the text, and in the queries of the project, as a diff. */
export function FixPreview({ fix }: { readonly fix: Fix }) {
  return (
    <>
      {fix.ops.length > 0 && <TextPreview ops={fix.ops} />}
      {fix.workload && <WorkloadPreview change={fix.workload} />}
    </>
  )
}

function TextPreview({ ops }: { readonly ops: readonly SchemaOpInput[] }) {
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

function WorkloadPreview({ change }: { readonly change: NonNullable<Fix['workload']> }) {
  const workload = useWorkbench((state) => state.review?.workload ?? null)
  const hunks = useMemo(() => {
    // Of queries that were changed a moment ago the findings are yet to come.
    const isOfThese = change.replacements.every(({ to }) => to <= (workload?.length ?? 0))
    return workload !== null && isOfThese ? hunksOf(workload, change, 1) : []
  }, [workload, change])
  return (
    <figure>
      <figcaption className="text-[11px] text-ink-faint">In the project’s queries</figcaption>
      <HunkList hunks={hunks} />
    </figure>
  )
}
