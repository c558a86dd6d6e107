import type { BranchSummary } from '@/lib/store'
import { Button } from '../ui/button'
import { Modal } from '../ui/modal'

/** Asks for one of the other branches. */
export function ChooseBranchDialog(props: {
  readonly title: string
  readonly description: string
  readonly verb: string
  readonly branches: readonly BranchSummary[]
  readonly onChoose: (branch: BranchSummary) => void
  readonly onClose: () => void
}) {
  return (
    <Modal open title={props.title} description={props.description} width="max-w-md" onClose={props.onClose}>
      <ul className="space-y-1">
        {props.branches.map((branch) => (
          <li key={branch.id} className="flex items-center gap-2 rounded border border-line px-2 py-1.5">
            <span className="min-w-0 grow truncate font-medium">{branch.name}</span>
            <span className="text-[11px] text-ink-faint">
              changed {new Date(branch.updatedAt).toLocaleString()}
            </span>
            <Button aria-label={`${props.verb} ${branch.name}`} onClick={() => props.onChoose(branch)}>
              {props.verb}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
