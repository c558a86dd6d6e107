import { Trash2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { toast } from 'sonner'
import { parseOps, type SchemaOpInput } from '@/lib/schema'
import type { Consequence } from '@/lib/sync'
import { useActions } from '../state/use-workbench'
import { Button, IconButton } from '../ui/button'
import { Modal } from '../ui/modal'

/** Drops something; asks before when other things go or change with it, and names them. */
export function DropButton(props: {
  /** What is dropped, e.g. `column email`. */
  readonly what: string
  readonly ops: readonly SchemaOpInput[]
  readonly onDropped?: () => void
  /** Words for the button; a picture alone when left out. */
  readonly children?: ReactNode
}) {
  const { what, ops } = props
  const { applyOps, undo, worker } = useActions()
  const [asked, setAsked] = useState<readonly Consequence[] | null>(null)
  const place = useRef<HTMLSpanElement>(null)

  const drop = async (): Promise<void> => {
    // The button goes with what it drops: the focus stays in the same part of the form.
    const next = place.current?.closest('section')?.querySelector<HTMLElement>('header button')
    setAsked(null)
    if (!(await applyOps(ops, 'inspector')).ok) return
    props.onDropped?.()
    next?.focus()
    toast.success(`Dropped ${what}`, { action: { label: 'Undo', onClick: undo } })
  }
  const ask = async (): Promise<void> => {
    const found = await worker.consequences({ ops: parseOps(ops) })
    if (found.length === 0) await drop()
    else setAsked(found)
  }
  const label = `Drop ${what}`
  return (
    <span ref={place} className="contents">
      {props.children ? (
        <Button variant="danger" aria-label={label} onClick={() => void ask()}>
          <Trash2 size={12} aria-hidden /> {props.children}
        </Button>
      ) : (
        <IconButton label={label} onClick={() => void ask()}>
          <Trash2 size={13} />
        </IconButton>
      )}
      {asked && (
        <Modal open title={`${label}?`} onClose={() => setAsked(null)}>
          <p className="mb-1">Other things go or change with it:</p>
          <ul className="max-h-60 list-disc overflow-auto pl-5">
            {asked.map(({ id, text }) => (
              <li key={`${id} ${text}`} className="break-words">
                {text}
              </li>
            ))}
          </ul>
          <div className="mt-4 flex justify-end gap-2">
            <Button onClick={() => setAsked(null)}>Cancel</Button>
            <Button variant="danger" onClick={() => void drop()}>
              Drop
            </Button>
          </div>
        </Modal>
      )}
    </span>
  )
}
