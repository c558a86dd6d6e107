import { type FormEvent, useId, useState } from 'react'
import { toast } from 'sonner'
import type { Finding } from '@/lib/rules'
import { useActions } from '../state/use-workbench'
import { Button } from '../ui/button'
import { useReviewView } from './review-view'

const field = 'w-full rounded border border-line-strong bg-surface px-1.5 py-0.5'

/** Asks why a finding does not apply, who says so, and until when; kept with the project. */
export function WaiveForm({ finding, onDone }: { readonly finding: Finding; readonly onDone: () => void }) {
  const { waive, waiveInText } = useActions()
  const author = useReviewView((state) => state.author)
  const sign = useReviewView((state) => state.sign)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const id = useId()
  const said = { reason: reason.trim(), ...(until && { until }) }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (said.reason === '') return
    const name = author.trim()
    waive(finding.key, { ...said, ...(name && { author: name }) })
    onDone()
  }
  const write = async (): Promise<void> => {
    if (await waiveInText(finding, said)) onDone()
    else toast.error('The text has no place for it; waive it in the project.')
  }
  return (
    <form className="space-y-1.5" aria-label="Waive this finding" onSubmit={submit}>
      <textarea
        value={reason}
        // biome-ignore lint/a11y/noAutofocus: the field was just asked for
        autoFocus
        rows={2}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
        aria-label="Why this finding does not apply"
        placeholder="Why does it not apply?"
        className={`${field} resize-y`}
      />
      <div className="flex flex-wrap items-end gap-2">
        <label className="min-w-28 grow" htmlFor={`${id}-author`}>
          <span className="block text-[11px] text-ink-muted">Who says so</span>
          <input
            id={`${id}-author`}
            value={author}
            maxLength={200}
            autoComplete="name"
            onChange={(event) => sign(event.target.value)}
            className={field}
          />
        </label>
        <label htmlFor={`${id}-until`}>
          <span className="block text-[11px] text-ink-muted">Until (optional)</span>
          <input
            id={`${id}-until`}
            type="date"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            className={field}
          />
        </label>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" variant="solid" disabled={said.reason === ''}>
          Waive
        </Button>
        {finding.entities.length > 0 && (
          <Button
            disabled={said.reason === ''}
            title="As a comment before what it is about, for everybody who has the file"
            onClick={() => void write()}
          >
            Write into the text
          </Button>
        )}
      </div>
    </form>
  )
}
