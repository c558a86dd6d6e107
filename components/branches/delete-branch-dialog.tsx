import { AlertDialog } from 'radix-ui'
import { useState } from 'react'
import { toast } from 'sonner'
import type { BranchSummary } from '@/lib/store'
import { ApiError, api } from '../state/api-client'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'
import { returnFocus } from '../ui/return-focus'
import { useOpenBranch } from './use-open-branch'

/** Asks before the open branch goes for good; what somebody else saved meanwhile is not deleted unseen. */
export function DeleteBranchDialog(props: {
  readonly branches: readonly BranchSummary[]
  readonly onClose: () => void
}) {
  const { branches, onClose } = props
  const project = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((state) => state.branch)
  const { save } = useActions()
  const state = useWorkbenchState()
  const openBranch = useOpenBranch()
  const [busy, setBusy] = useState(false)
  const parent = branches.find(({ id }) => id === branch.parentId)

  const remove = async (): Promise<void> => {
    setBusy(true)
    await save()
    try {
      if (state().saveState !== 'saved') throw new Error('The server does not answer.')
      const { text, revision } = await api.project(project, branch.id)
      if (text !== state().text) throw new Error('It was changed in another window; look at it again.')
      await api.removeBranch({ project, branch: branch.id }, revision)
      onClose()
      await openBranch(branch.parentId ?? project)
      toast.success(`The branch ${branch.name} is deleted`)
    } catch (error) {
      const why = error instanceof ApiError || error instanceof Error ? error.message : String(error)
      toast.error('The branch is not deleted', { description: why })
      setBusy(false)
    }
  }
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <AlertDialog.Content
          onCloseAutoFocus={returnFocus}
          className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[92vw] max-w-md rounded-xl border border-line bg-surface-raised p-5 shadow-raised"
        >
          <AlertDialog.Title className="break-words font-semibold text-[15px]">
            Delete the branch “{branch.name}”?
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-ink-muted">
            Its text, its diagram and its versions are deleted, and what {parent?.name ?? 'no other branch'}{' '}
            has not taken over is gone. This cannot be undone.
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button variant="danger" disabled={busy} onClick={() => void remove()}>
              Delete branch
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
