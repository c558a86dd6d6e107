import type { Baseline } from '@/lib/review/settings'
import { openFindings } from '../state/review-filter'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'

/** The findings that were there already, so that only what is new is told. */
export function BaselineSection(props: {
  readonly baseline: Baseline | null
  readonly onForget: () => void
}) {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const { takeBaseline } = useActions()
  const open = openFindings(findings, dismissals).length
  const known = findings.filter((finding) => finding.known).length
  const total = Object.values(props.baseline?.findings ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <div className="max-w-xl space-y-3">
      <p className="text-ink-muted">
        Old debt need not drown what a change brings: with a baseline Athena keeps quiet about the findings
        that were there when it was taken, and tells of new ones only.
      </p>
      <p role="status">
        {props.baseline
          ? `The baseline knows ${total} findings; ${known} of them are still there, ${open} are new.`
          : `There is no baseline. Today there are ${open} findings.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="solid" disabled={open === 0} onClick={() => void takeBaseline()}>
          Take today’s findings as the baseline
        </Button>
        {props.baseline && <Button onClick={props.onForget}>Forget the baseline</Button>}
      </div>
    </div>
  )
}
