import { ChevronRight, CircleAlert, CircleHelp, Info, TriangleAlert, Wrench } from 'lucide-react'
import { memo, useState } from 'react'
import type { Finding, RuleSeverity } from '@/lib/rules'
import { useActions } from '../state/use-workbench'
import { FindingDetails } from './finding-details'

const icons: Record<RuleSeverity, typeof Info> = { error: CircleAlert, warning: TriangleAlert, info: Info }
const colors: Record<RuleSeverity, string> = { error: 'text-danger', warning: 'text-warn', info: 'text-info' }

/** One finding: clicking it selects what it is about and unfolds the reasons and the fix. */
export const FindingCard = memo(function FindingCard({
  finding,
  fixable,
}: {
  readonly finding: Finding
  readonly fixable: number
}) {
  const [open, setOpen] = useState(false)
  const { select } = useActions()
  const Icon = icons[finding.severity]
  const show = (): void => {
    setOpen(!open)
    const [first] = finding.entities
    if (first !== undefined) select([first], 'assistant')
  }
  return (
    <li className={`border-line border-b [content-visibility:auto] ${open ? 'bg-surface-sunken' : ''}`}>
      <button
        type="button"
        data-finding=""
        aria-expanded={open}
        onClick={show}
        className="flex w-full items-start gap-2 px-2 py-1.5 text-left hover:bg-surface-sunken"
      >
        <Icon
          size={14}
          className={`mt-0.5 shrink-0 ${colors[finding.severity]}`}
          aria-label={finding.severity}
        />
        <span className="min-w-0 grow break-words">{finding.message}</span>
        {finding.fix && (
          <Wrench size={12} className="mt-1 shrink-0 text-ink-faint" aria-label="can be fixed" />
        )}
        {finding.guide && (
          <CircleHelp size={12} className="mt-1 shrink-0 text-ink-faint" aria-label="asks how to fix it" />
        )}
        <ChevronRight
          size={13}
          className={`mt-0.5 shrink-0 text-ink-faint ${open ? 'rotate-90' : ''}`}
          aria-hidden
        />
      </button>
      {open && <FindingDetails finding={finding} fixable={fixable} />}
    </li>
  )
})
