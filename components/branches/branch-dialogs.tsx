import { toast } from 'sonner'
import type { BranchSummary } from '@/lib/store'
import { branchSide, currentSide } from '../compare'
import { api } from '../state/api-client'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { useShell } from '../workbench/shell-state'
import { BranchNameDialog } from './branch-name-dialog'
import { ChooseBranchDialog } from './choose-branch-dialog'
import { DeleteBranchDialog } from './delete-branch-dialog'
import { TakeOverDialog } from './take-over-dialog'
import { useOpenBranch } from './use-open-branch'

export type BranchTask = 'new' | 'rename' | 'delete' | 'compare' | 'take over'

/** The dialog of what is to be done with the open branch. */
export function BranchDialogs(props: {
  readonly task: BranchTask
  readonly branches: readonly BranchSummary[]
  readonly onClose: () => void
}) {
  const { task, branches, onClose } = props
  const projectId = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((state) => state.branch)
  const state = useWorkbenchState()
  const { save, renameBranch } = useActions()
  const openCompare = useShell((shell) => shell.openCompare)
  const openBranch = useOpenBranch()
  const others = branches.filter(({ id }) => id !== branch.id)

  const fork = async (name: string): Promise<void> => {
    await save()
    if (state().saveState !== 'saved') throw new Error('What was changed here is not saved yet.')
    const made = await api.createBranch(projectId, { name, from: branch.id })
    await openBranch(made.id)
    toast.success(`On the new branch ${made.name}`)
  }
  switch (task) {
    case 'new':
      return (
        <BranchNameDialog
          title="New branch"
          description={`Begins with what ${branch.name} holds now, and goes its own way from there.`}
          name=""
          verb="Create and open"
          onName={fork}
          onClose={onClose}
        />
      )
    case 'rename':
      return (
        <BranchNameDialog
          title="Rename branch"
          description={`It is called ${branch.name} now.`}
          name={branch.name}
          verb="Rename"
          onName={renameBranch}
          onClose={onClose}
        />
      )
    case 'delete':
      return <DeleteBranchDialog branches={branches} onClose={onClose} />
    case 'compare':
      return (
        <ChooseBranchDialog
          title="Compare branches"
          description={`What leads from the branch chosen to ${branch.name}.`}
          verb="Compare"
          branches={others}
          onChoose={({ id }) => {
            onClose()
            openCompare({ older: branchSide(id), newer: currentSide })
          }}
          onClose={onClose}
        />
      )
    case 'take over':
      return <TakeOverDialog branches={others} onClose={onClose} />
  }
}
