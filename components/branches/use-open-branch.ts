import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { toast } from 'sonner'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'

/** Saves what is open and goes over to another branch; stays where the work cannot be saved. */
export function useOpenBranch(): (id: string) => Promise<void> {
  const projectId = useWorkbench((state) => state.projectId)
  const state = useWorkbenchState()
  const { save } = useActions()
  const router = useRouter()
  return useCallback(
    async (id) => {
      if (id === state().branch.id) return
      await save()
      if (state().saveState !== 'saved') {
        toast.error('The branch stays open: what was changed here is not saved yet')
        return
      }
      router.push(`/p/${projectId}?branch=${encodeURIComponent(id)}`)
    },
    [projectId, state, save, router],
  )
}
