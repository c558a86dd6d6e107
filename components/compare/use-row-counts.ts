import { useCallback, useEffect, useState } from 'react'
import { toast } from 'sonner'
import type { RowCounts } from '@/lib/store'
import { api } from '../state/api-client'
import { useWorkbench } from '../state/use-workbench'

/** Milliseconds after the last change until the counts are kept. */
const rest = 500

/** How much the project's tables hold; what is put is kept with the project. */
export function useRowCounts() {
  const projectId = useWorkbench((state) => state.projectId)
  const [counts, setCounts] = useState<RowCounts>({})
  const [unsaved, setUnsaved] = useState<RowCounts | null>(null)
  useEffect(() => {
    let isCurrent = true
    api.rowCounts(projectId).then(
      (kept) => isCurrent && setCounts(kept),
      (error: Error) => toast.error(`The sizes of tables are not known: ${error.message}`),
    )
    return () => {
      isCurrent = false
    }
  }, [projectId])
  useEffect(() => {
    if (!unsaved) return
    const keep = (): void => {
      api.keepRowCounts(projectId, unsaved).catch((error: Error) => {
        toast.error(`The sizes of tables are not kept: ${error.message}`)
      })
    }
    let isDone = false
    const timer = setTimeout(() => {
      isDone = true
      keep()
    }, rest)
    return () => {
      clearTimeout(timer)
      if (!isDone) keep()
    }
  }, [projectId, unsaved])
  const put = useCallback((next: RowCounts) => {
    setCounts(next)
    setUnsaved(next)
  }, [])
  return { counts, put }
}
