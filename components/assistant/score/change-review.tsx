import { useId, useState } from 'react'
import { toast } from 'sonner'
import type { Finding } from '@/lib/rules'
import type { ReviewedChange } from '@/lib/worker'
import { useActions } from '../../state/use-workbench'
import { Button } from '../../ui/button'
import { OlderPicker } from './older-picker'
import { useOlderText } from './use-older-text'

/** What the text as it stands brings to the review against a version or another branch: new, fixed, and still there. */
export function ChangeReview() {
  const { worker } = useActions()
  const older = useOlderText()
  const [change, setChange] = useState<ReviewedChange | null>(null)
  const [working, setWorking] = useState(false)
  const heading = useId()
  const hold = async (): Promise<void> => {
    setWorking(true)
    try {
      setChange(await worker.reviewChange({ before: await older.text() }))
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The two could not be held against each other')
    } finally {
      setWorking(false)
    }
  }
  return (
    <section aria-labelledby={heading} className="space-y-2">
      <h3 id={heading} className="font-semibold">
        What this change brings
      </h3>
      <div className="flex items-end gap-2">
        <OlderPicker
          label="Against"
          older={older}
          onChoose={(choice) => {
            older.choose(choice)
            setChange(null)
          }}
        />
        <Button disabled={working || older.choice === ''} onClick={() => void hold()}>
          {working ? 'Reviewing …' : 'Review the change'}
        </Button>
      </div>
      {change && (
        <div role="status" className="space-y-2 text-[12px]">
          <p>
            <span className="font-semibold text-danger">{change.fresh.length} new</span>,{' '}
            <span className="font-semibold text-good">{change.fixed.length} fixed</span>, {change.kept} were
            there before.
          </p>
          <Findings title="New" findings={change.fresh} />
          <Findings title="Fixed" findings={change.fixed} />
        </div>
      )}
    </section>
  )
}

/** Findings listed at most; a change of a large schema may bring thousands. */
const most = 100

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  const { select } = useActions()
  if (findings.length === 0) return null
  return (
    <details open>
      <summary className="cursor-pointer font-semibold">
        {title} {findings.length}
      </summary>
      <ul className="mt-1 space-y-1 pl-4">
        {findings.slice(0, most).map(({ key, message, entities }) => (
          <li key={key}>
            <button
              type="button"
              className="text-left underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:decoration-accent"
              onClick={() => entities[0] && select([entities[0]], 'assistant')}
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
      {findings.length > most && <p className="pl-4 text-ink-muted">and {findings.length - most} more</p>}
    </details>
  )
}
