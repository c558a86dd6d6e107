import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import type { BranchSummary } from '@/lib/store'
import { ChangeList } from '../compare'
import type { TakeOverPreview } from '../state/contract'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { Modal } from '../ui/modal'

type Preview =
  | { readonly state: 'working' }
  | { readonly state: 'ready'; readonly value: TakeOverPreview }
  | { readonly state: 'refused'; readonly message: string }

/** Shows what another branch would bring into the open one, and brings it as one step that undo takes back. */
export function TakeOverDialog(props: {
  readonly branches: readonly BranchSummary[]
  readonly onClose: () => void
}) {
  const { branches, onClose } = props
  const open = useWorkbench((state) => state.branch.name)
  const revision = useWorkbench((state) => state.revision)
  const { previewTakeOver, takeOver } = useActions()
  const [chosen, setChosen] = useState(branches[0]?.id ?? '')
  const [preview, setPreview] = useState<Preview>({ state: 'working' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text moves, another change carries it
  useEffect(() => {
    let isCurrent = true
    setPreview({ state: 'working' })
    previewTakeOver(chosen).then(
      (answer) => {
        if (!isCurrent) return
        setPreview(
          answer.ok ? { state: 'ready', value: answer.value } : { state: 'refused', message: answer.error },
        )
      },
      (error: Error) => isCurrent && setPreview({ state: 'refused', message: error.message }),
    )
    return () => {
      isCurrent = false
    }
  }, [chosen, previewTakeOver, revision])
  const name = branches.find(({ id }) => id === chosen)?.name ?? ''
  const bring = (value: TakeOverPreview): void => {
    if (!takeOver(value)) return
    toast.success(`${open} has what ${name} changed; undo takes it back`)
    onClose()
  }
  const isReady = preview.state === 'ready' && preview.value.changes.length > 0
  return (
    <Modal
      open
      title={`Take over changes into ${open}`}
      description="What the other branch changed since the two were one is written into the text here, in one step."
      width="max-w-2xl"
      onClose={onClose}
    >
      <div className="space-y-3">
        <label className="flex items-center gap-2">
          From
          <select
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-1"
          >
            {branches.map((branch) => (
              <option key={branch.id} value={branch.id}>
                {branch.name}
              </option>
            ))}
          </select>
        </label>
        {preview.state === 'working' && <p role="status">Comparing …</p>}
        {preview.state === 'refused' && (
          <p role="alert" className="text-danger">
            {preview.message}
          </p>
        )}
        {preview.state === 'ready' && <Brought preview={preview.value} name={name} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="solid"
            disabled={!isReady}
            onClick={() => preview.state === 'ready' && bring(preview.value)}
          >
            Take over
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Brought({ preview, name }: { readonly preview: TakeOverPreview; readonly name: string }) {
  const { changes, conflicts } = preview
  return (
    <>
      {changes.length === 0 ? (
        <p className="text-ink-muted">There is nothing to take over from {name}.</p>
      ) : (
        <ChangeList changes={changes} />
      )}
      {conflicts.length > 0 && (
        <section aria-label="Conflicts" className="rounded-lg border border-warn p-2">
          <h4 className="font-semibold text-warn">
            {conflicts.length === 1 ? 'One change is' : `${conflicts.length} changes are`} left out: what is
            here stays
          </h4>
          <ul className="mt-1 list-disc pl-6 text-[12px]">
            {conflicts.map(({ change, because }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a preview is replaced whole
              <li key={at} className="break-words">
                {change.kind} {change.name}
                {change.lines.length > 0 ? `: ${change.lines.join(', ')}` : ` ${change.how}`} – {because}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
