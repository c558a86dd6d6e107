import { isWaived } from '../state/review-filter'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'

/** What was waived, why, by whom and until when, and the way back. */
export function WaivedFindings() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const { restoreFinding } = useActions()
  const entries = Object.entries(dismissals)
  if (entries.length === 0) return null
  const messages = new Map(findings.map((finding) => [finding.key, finding.message]))
  return (
    <details className="border-line border-b">
      <summary className="cursor-pointer px-2 py-1 font-semibold text-[12px]">
        Waived {entries.length}
      </summary>
      <ul>
        {entries.map(([key, { reason, author, until }]) => (
          <li key={key} className="flex items-start gap-2 border-line border-t px-2 py-1.5 text-[12px]">
            <span className="min-w-0 grow [overflow-wrap:anywhere]">
              {messages.get(key) ?? (
                <>
                  {key} <span className="text-warn">(no longer found)</span>
                </>
              )}
              <span className="block text-ink-muted">{reason}</span>
              {(author || until) && (
                <span className="block text-[11px] text-ink-faint">
                  {[author, until && `until ${until}`].filter(Boolean).join(', ')}
                  {!isWaived(dismissals, key) && <span className="text-warn"> (expired)</span>}
                </span>
              )}
            </span>
            <Button variant="ghost" onClick={() => restoreFinding(key)}>
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
