import { useEffect, useState } from 'react'
import type { MigrationWish, PlanRemark } from '@/lib/worker'
import { unlessClosed } from '../state/document-worker'
import { useActions } from '../state/use-workbench'

const none: readonly PlanRemark[] = []

/** What the safety review says of the plan of a wish, asked for while it is shown. */
export function useRemarks(wish: MigrationWish | null): readonly PlanRemark[] {
  const { worker } = useActions()
  const [found, setFound] = useState<{
    readonly wish: MigrationWish
    readonly remarks: readonly PlanRemark[]
  } | null>(null)
  useEffect(() => {
    if (!wish) return
    let isCurrent = true
    unlessClosed(worker.reviewPlan(wish), (remarks) => isCurrent && setFound({ wish, remarks }))
    return () => {
      isCurrent = false
    }
  }, [wish, worker])
  return found !== null && found.wish === wish ? found.remarks : none
}
