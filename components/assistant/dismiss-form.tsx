import { useState } from 'react'
import type { Finding } from '@/lib/rules'
import { useActions } from '../state/use-workbench'
import { Button } from '../ui/button'

/** Asks for the reason; it is kept with the project. */
export function DismissForm({ finding }: { readonly finding: Finding }) {
  const { dismiss } = useActions()
  const [reason, setReason] = useState('')
  return (
    <form
      className="flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) dismiss(finding.key, reason.trim())
      }}
    >
      <input
        value={reason}
        // biome-ignore lint/a11y/noAutofocus: the field was just asked for
        autoFocus
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
        aria-label="Why this finding does not apply"
        placeholder="Why does it not apply?"
        className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-0.5"
      />
      <Button type="submit" disabled={!reason.trim()}>
        Dismiss
      </Button>
    </form>
  )
}
