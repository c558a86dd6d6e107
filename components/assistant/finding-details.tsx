import { useState } from 'react'
import type { Finding } from '@/lib/rules'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { DismissForm } from './dismiss-form'
import { FixPreview } from './fix-preview'
import { placeName } from './group-findings'
import { useFixMany } from './use-fix-many'

/** Places that are named. */
const mostPlaces = 8

/** Where, why, how sure, and what can be done: preview, fix one, fix all of the rule, dismiss. */
export function FindingDetails({
  finding,
  fixable,
}: {
  readonly finding: Finding
  /** How many findings of the same rule have a fix. */
  readonly fixable: number
}) {
  const { applyOps, select } = useActions()
  const { working, fix } = useFixMany()
  const [dismissing, setDismissing] = useState(false)
  const rule = useWorkbench(({ catalogue }) => catalogue.rules.find(({ id }) => id === finding.rule))
  return (
    <div className="space-y-2 px-2 pb-2.5 pl-7 text-[12px]">
      <p className="text-ink-muted [overflow-wrap:anywhere]">{finding.evidence}</p>
      {finding.entities.length > 0 && (
        <p>
          <span className="font-semibold">Where.</span>{' '}
          {finding.entities.slice(0, mostPlaces).map((id) => (
            <button
              key={id}
              type="button"
              onClick={() => select([id], 'assistant')}
              className="mr-1.5 rounded text-left text-accent underline decoration-dotted underline-offset-2 [overflow-wrap:anywhere] hover:decoration-solid"
            >
              {placeName(id)}
            </button>
          ))}
          {finding.entities.length > mostPlaces && `and ${finding.entities.length - mostPlaces} more`}
        </p>
      )}
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
        {finding.fix && fixable > 1 && (
          <Button disabled={working} onClick={() => fix((other) => other.rule === finding.rule)}>
            {working ? 'Fixing …' : `Fix all ${fixable} of this rule`}
          </Button>
        )}
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
