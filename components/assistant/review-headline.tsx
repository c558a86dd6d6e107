import { useMemo } from 'react'
import { headlineOf } from '@/lib/rules/persona'
import { openFindings } from '../state/review-filter'
import { useWorkbench } from '../state/use-workbench'
import { Mark } from '../ui/mark'

/** Athena's verdict in a sentence or two. */
export function ReviewHeadline() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const schema = useWorkbench((state) => state.schema)
  const open = openFindings(findings, dismissals)
  const headline = useMemo(() => headlineOf(open, schema), [open, schema])
  return (
    <header className="flex shrink-0 items-start gap-2.5 px-3 pt-3 pb-2">
      <Mark className="size-8 shrink-0" />
      <div className="min-w-0">
        <h2 className="font-semibold text-[13px]">Athena</h2>
        <p className="text-ink-muted">{headline}</p>
      </div>
    </header>
  )
}
