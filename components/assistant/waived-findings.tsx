import type { ReactNode } from 'react'
import type { Finding } from '@/lib/rules'
import { isWaived } from '../state/review-filter'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'

/** What was waived, why, by whom and until when, and the way back; and what the baseline knows. */
export function WaivedFindings() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const { restoreFinding } = useActions()
  const inProject = Object.entries(dismissals)
  const elsewhere = findings.filter(({ waiver, key }) => waiver && !Object.hasOwn(dismissals, key))
  const known = findings.filter((finding) => finding.known)
  const messages = new Map(findings.map((finding) => [finding.key, finding.message]))
  return (
    <>
      <Folded title="Waived" count={inProject.length + elsewhere.length}>
        {inProject.map(([key, waiver]) => (
          <Waived
            key={key}
            message={messages.get(key) ?? `${key} (no longer found)`}
            waiver={waiver}
            note={isWaived(dismissals, key) ? null : 'expired'}
          >
            <Button variant="ghost" onClick={() => restoreFinding(key)}>
              Restore
            </Button>
          </Waived>
        ))}
        {elsewhere.map(
          ({ key, message, waiver }) =>
            waiver && (
              <Waived
                key={key}
                message={message}
                waiver={waiver}
                note={waiver.said === 'text' ? 'in the text' : null}
              />
            ),
        )}
      </Folded>
      <Folded title="Known to the baseline" count={known.length}>
        {known.slice(0, most).map(({ key, message }) => (
          <li key={key} className={line}>
            {message}
          </li>
        ))}
        {known.length > most && <li className={line}>and {known.length - most} more</li>}
      </Folded>
    </>
  )
}

/** Known findings that are listed. */
const most = 200

const line = 'flex items-start gap-2 border-line border-t px-2 py-1.5 text-[12px] [overflow-wrap:anywhere]'

function Folded(props: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  if (props.count === 0) return null
  return (
    <details className="border-line border-b">
      <summary className="cursor-pointer px-2 py-1 font-semibold text-[12px]">
        {props.title} {props.count}
      </summary>
      <ul>{props.children}</ul>
    </details>
  )
}

function Waived(props: {
  readonly message: string
  readonly waiver: Pick<NonNullable<Finding['waiver']>, 'reason'> & {
    readonly author?: string | null | undefined
    readonly until?: string | null | undefined
  }
  /** What else is to be said of it. */
  readonly note: string | null
  readonly children?: ReactNode
}) {
  const { reason, author, until } = props.waiver
  const facts = [author, until && `until ${until}`, props.note].filter(Boolean)
  return (
    <li className={line}>
      <span className="min-w-0 grow">
        {props.message}
        <span className="block text-ink-muted">{reason}</span>
        {facts.length > 0 && <span className="block text-[11px] text-ink-faint">{facts.join(', ')}</span>}
      </span>
      {props.children}
    </li>
  )
}
