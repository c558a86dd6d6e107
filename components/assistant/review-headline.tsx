import { Settings2 } from 'lucide-react'
import { useMemo } from 'react'
import { headlineOf } from '@/lib/rules/persona'
import { openFindings } from '../state/review-filter'
import { useWorkbench } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { Mark } from '../ui/mark'
import { useShell } from '../workbench/shell-state'

/** Athena's verdict in a sentence or two. */
export function ReviewHeadline() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const schema = useWorkbench((state) => state.schema)
  const openSettings = useShell((state) => state.openSettings)
  const open = openFindings(findings, dismissals)
  const headline = useMemo(() => headlineOf(open, schema), [open, schema])
  return (
    <header className="flex shrink-0 items-start gap-2.5 px-3 pt-3 pb-2">
      <Mark className="size-8 shrink-0" />
      <div className="min-w-0 grow">
        <h2 className="font-semibold text-[13px]">Athena</h2>
        <p className="text-ink-muted">{headline}</p>
      </div>
      <IconButton label="Review settings" onClick={() => openSettings('profile')}>
        <Settings2 size={15} />
      </IconButton>
    </header>
  )
}
