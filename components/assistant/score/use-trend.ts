import { useEffect, useMemo, useState } from 'react'
import { toast } from 'sonner'
import type { Score } from '@/lib/review'
import type { VersionSummary } from '@/lib/store'
import { versionTitle } from '../../compare/sides'
import { api } from '../../state/api-client'
import { WorkerClosed } from '../../state/document-worker'
import { useActions, useWorkbench } from '../../state/use-workbench'
import type { TrendPoint } from './trend'

/** Versions scored at most, the newest of them: each is read and reviewed as a whole. */
const mostVersions = 12

/** The scores of the branch's versions, oldest first, with the text as it stands last; they come one by one. */
export function useTrend(now: Score | null): readonly TrendPoint[] {
  const { worker } = useActions()
  const projectId = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((state) => state.branch.id)
  const settings = useWorkbench((state) => state.review?.settings)
  const [past, setPast] = useState<readonly TrendPoint[]>([])
  useEffect(() => {
    if (!settings) return
    let isCurrent = true
    setPast([])
    const add = async (version: VersionSummary): Promise<void> => {
      const { text } = await api.version(projectId, version.id)
      if (!isCurrent) return
      const score = await worker.score({ text })
      const point = { id: version.id, title: versionTitle(version), score }
      if (isCurrent) setPast((points) => [...points, point])
    }
    const all = async (): Promise<void> => {
      const versions = await api.versions({ project: projectId, branch })
      for (const version of versions.slice(0, mostVersions).reverse()) {
        if (!isCurrent) return
        await add(version)
      }
    }
    all().catch((error: Error) => {
      if (isCurrent && !(error instanceof WorkerClosed)) toast.error(error.message)
    })
    return () => {
      isCurrent = false
    }
  }, [worker, projectId, branch, settings])
  return useMemo(
    () => (now ? [...past, { id: 'now', title: 'the text as it stands', score: now }] : past),
    [past, now],
  )
}
