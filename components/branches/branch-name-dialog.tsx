import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Modal } from '../ui/modal'

/** Asks for the name of a branch; what the server says against it is shown beside it. */
export function BranchNameDialog(props: {
  readonly title: string
  readonly description: string
  readonly name: string
  readonly verb: string
  readonly onName: (name: string) => Promise<void>
  readonly onClose: () => void
}) {
  const [name, setName] = useState(props.name)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      if (name.trim() !== props.name) await props.onName(name.trim())
      props.onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <Modal open title={props.title} description={props.description} width="max-w-md" onClose={props.onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <label className="flex flex-col gap-1 font-medium">
          Name of the branch
          <input
            value={name}
            maxLength={200}
            required
            aria-invalid={problem !== null}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
            className="rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-normal text-[14px]"
          />
        </label>
        {problem !== null && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="solid" disabled={busy || name.trim() === ''}>
            {props.verb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
