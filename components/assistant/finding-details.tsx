import { useState } from 'react'
import { toast } from 'sonner'
import { type Finding, fixAll, ruleOf } from '@/lib/rules'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'
import { DismissForm } from './dismiss-form'
import { FixPreview } from './fix-preview'

/** Why, how sure, and what can be done: preview, fix one, fix all of the rule, dismiss. */
export function FindingDetails({ finding }: { readonly finding: Finding }) {
  const { applyOps } = useActions()
  const state = useWorkbenchState()
  const [dismissing, setDismissing] = useState(false)
  const rule = ruleOf(finding.rule)
  const fixable = useWorkbench(
    (s) => s.findings.filter((f) => f.rule === finding.rule && f.fix && !(f.key in s.dismissals)).length,
  )

  const fixWholeRule = async (): Promise<void> => {
    const { schema, findings, dismissals } = state()
    const open = findings.filter((f) => f.rule === finding.rule && !(f.key in dismissals))
    const { ops, fixed, left } = fixAll(schema, open)
    const outcome = await applyOps(ops, 'assistant')
    if (!outcome.ok) return
    const rest = left.filter((f) => f.fix).length
    toast.success(`${fixed.length} fixed${rest > 0 ? `, ${rest} left for another round` : ''}`)
  }
  return (
    <div className="space-y-2 px-2 pb-2.5 pl-7 text-[12px]">
      <p className="text-ink-muted [overflow-wrap:anywhere]">{finding.evidence}</p>
      {rule && (
        <p>
          <span className="font-semibold">Why. </span>
          {rule.rationale} <span className="text-ink-faint [overflow-wrap:anywhere]">({rule.source})</span>
        </p>
      )}
      <p className="text-[11px] text-ink-faint">
        {finding.rule} · {sureness(finding.confidence)} ({Math.round(finding.confidence * 100)} %)
      </p>
      {finding.fix && (
        <>
          <p>
            <span className="font-semibold">Fix. </span>
            {finding.fix.title}
            {!finding.fix.safe && (
              <span className="text-warn"> Weigh this one: it changes data or meaning.</span>
            )}
          </p>
          <FixPreview ops={finding.fix.ops} />
        </>
      )}
      <div className="flex flex-wrap gap-1.5">
        {finding.fix && (
          <Button variant="solid" onClick={() => finding.fix && applyOps(finding.fix.ops, 'assistant')}>
            Apply fix
          </Button>
        )}
        {finding.fix && fixable > 1 && <Button onClick={fixWholeRule}>Fix all {fixable} of this rule</Button>}
        <Button variant="ghost" onClick={() => setDismissing(!dismissing)}>
          Dismiss…
        </Button>
      </div>
      {dismissing && <DismissForm finding={finding} />}
    </div>
  )
}

function sureness(confidence: number): string {
  if (confidence >= 0.9) return 'certain'
  if (confidence >= 0.7) return 'quite sure'
  return confidence >= 0.5 ? 'likely' : 'a hint'
}
