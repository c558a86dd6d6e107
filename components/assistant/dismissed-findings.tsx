import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'

/** What was dismissed, why, and the way back. */
export function DismissedFindings() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const { restoreFinding } = useActions()
  const entries = Object.entries(dismissals)
  if (entries.length === 0) return null
  const messages = new Map(findings.map((finding) => [finding.key, finding.message]))
  return (
    <details className="border-line border-b">
      <summary className="cursor-pointer px-2 py-1 font-semibold text-[12px]">
        Dismissed {entries.length}
      </summary>
      <ul>
        {entries.map(([key, { reason }]) => (
          <li key={key} className="flex items-start gap-2 border-line border-t px-2 py-1.5 text-[12px]">
            <span className="min-w-0 grow break-words">
              {messages.get(key) ?? `${key} (no longer found)`}
              <span className="block text-ink-muted">{reason}</span>
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
