import { useState } from 'react'
import type { Finding } from '@/lib/rules'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { useShell } from '../workbench/shell-state'
import { FindingFix } from './finding-fix'
import { FindingGuide } from './finding-guide'
import { placeName, sureness } from './finding-words'
import { WaiveForm } from './waive-form'

/** Places that are named. */
const mostPlaces = 8

/** Where, why, how sure, and what can be done: preview, fix one, fix all of the rule, waive. */
export function FindingDetails({
  finding,
  fixable,
}: {
  readonly finding: Finding
  /** How many findings of the same rule have a fix. */
  readonly fixable: number
}) {
  const { select } = useActions()
  const [waiving, setWaiving] = useState(false)
  const { entities, fix, guide } = finding
  return (
    <div className="space-y-2 px-2 pb-2.5 pl-7 text-[12px]">
      <p className="text-ink-muted [overflow-wrap:anywhere]">{finding.evidence}</p>
      {entities.length > 0 && (
        <p>
          <span className="font-semibold">Where.</span>{' '}
          {entities.slice(0, mostPlaces).map((id) => (
            <button
              key={id}
              type="button"
              onClick={() => select([id], 'assistant')}
              className="mr-1.5 rounded text-left text-accent underline decoration-dotted underline-offset-2 [overflow-wrap:anywhere] hover:decoration-solid"
            >
              {placeName(id)}
            </button>
          ))}
          {entities.length > mostPlaces && `and ${entities.length - mostPlaces} more`}
        </p>
      )}
      {finding.inWorkload && <Query {...finding.inWorkload} />}
      <Why finding={finding} />
      {fix && <FindingFix rule={finding.rule} fix={fix} fixable={fixable} />}
      {!fix && guide && <FindingGuide guide={guide} />}
      <Button variant="ghost" aria-expanded={waiving} onClick={() => setWaiving(!waiving)}>
        Waive…
      </Button>
      {waiving && <WaiveForm finding={finding} onDone={() => setWaiving(false)} />}
    </div>
  )
}

/** Characters of a query that are shown. */
const mostOfQuery = 600

function Query({ from, to }: { readonly from: number; readonly to: number }) {
  const query = useWorkbench(({ review }) => review?.workload?.slice(from, Math.min(to, from + mostOfQuery)))
  if (!query) return null
  return (
    <pre className="max-h-32 overflow-auto whitespace-pre-wrap rounded bg-surface-sunken p-1.5 font-mono text-[11px]">
      {query}
      {to - from > mostOfQuery && ' …'}
    </pre>
  )
}

function Why({ finding }: { readonly finding: Finding }) {
  const rule = useWorkbench(({ catalogue }) => catalogue.rules.find(({ id }) => id === finding.rule))
  const showRule = useShell((state) => state.showRule)
  return (
    <>
      {rule && (
        <p>
          <span className="font-semibold">Why. </span>
          {rule.rationale}{' '}
          <span className="text-ink-faint [overflow-wrap:anywhere]">Source: {rule.source}</span>
        </p>
      )}
      {rule && !finding.fix && !finding.guide && (
        <p>
          <span className="font-semibold">What to do. </span>
          {rule.remedy}
        </p>
      )}
      <p className="text-[11px] text-ink-faint">
        {rule ? (
          <button
            type="button"
            onClick={() => showRule(finding.rule)}
            className="rounded text-accent underline underline-offset-2"
            aria-label={`The page of the rule ${finding.rule}`}
          >
            {finding.rule}
          </button>
        ) : (
          finding.rule
        )}{' '}
        · {sureness(finding.confidence)} ({Math.round(finding.confidence * 100)} %)
      </p>
    </>
  )
}
