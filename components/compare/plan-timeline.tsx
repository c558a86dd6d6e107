import { Flag } from 'lucide-react'
import { useState } from 'react'
import type { PlanRemark } from '@/lib/worker'
import { Button } from '../ui/button'
import { PlanStepItem } from './plan-step'
import {
  counted,
  type Plan,
  type PlanPhase,
  phaseName,
  phaseTime,
  planHeadline,
  planTime,
  stepsOf,
} from './plan-words'

/** The plan as phases in time, each behind its gates; and the way back. */
export function PlanTimeline({
  plan,
  remarks,
}: {
  readonly plan: Plan
  /** What the rules of migrations say of the statements on the way there. */
  readonly remarks: readonly PlanRemark[]
}) {
  const [direction, setDirection] = useState<'up' | 'down'>('up')
  const phases = direction === 'up' ? plan.phases : [...plan.phases].reverse()
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="grow">
          <p className="font-semibold">{planHeadline(plan)}</p>
          {plan.phases.length > 0 && <p className="text-ink-muted">{planTime(plan)}</p>}
          {remarks.length > 0 && (
            <p className="text-warn">
              {counted(remarks.length, 'remark')} of the safety review stand at the statements.
            </p>
          )}
        </div>
        <fieldset className="flex gap-1">
          <legend className="sr-only">Direction</legend>
          {(['up', 'down'] as const).map((each) => (
            <Button
              key={each}
              aria-pressed={direction === each}
              variant={direction === each ? 'solid' : 'outline'}
              onClick={() => setDirection(each)}
            >
              {each === 'up' ? 'The way there' : 'The way back'}
            </Button>
          ))}
        </fieldset>
      </div>
      <ol className="ml-2 space-y-4 border-line-strong border-l-2 pl-4">
        {phases.map((phase) => (
          <Phase
            key={phase.number}
            phase={phase}
            direction={direction}
            remarks={direction === 'up' ? remarks.filter((remark) => remark.phase === phase.number) : []}
          />
        ))}
      </ol>
    </div>
  )
}

function Phase({
  phase,
  direction,
  remarks,
}: {
  readonly phase: PlanPhase
  readonly direction: 'up' | 'down'
  readonly remarks: readonly PlanRemark[]
}) {
  const steps = stepsOf(phase, direction)
  const time = phaseTime(phase)
  return (
    <li aria-label={`Phase ${phaseName(phase)}`}>
      <h4 className="-ml-[23px] flex items-center gap-2 font-semibold">
        <span aria-hidden className="size-3 rounded-full border-2 border-accent bg-surface-raised" />
        {phaseName(phase)}
        <span className="font-normal text-ink-muted">{phase.title}</span>
        {direction === 'up' && time !== null && (
          <span className="rounded bg-surface-sunken px-1.5 py-0.5 font-normal text-[11px] text-ink-muted">
            {time}
          </span>
        )}
      </h4>
      {direction === 'up' &&
        phase.gates.map((gate) => (
          <p
            key={gate}
            className="mt-1 flex items-start gap-1.5 rounded bg-info-soft px-2 py-1 text-[12px] text-info"
          >
            <Flag size={13} className="mt-0.5 shrink-0" aria-hidden />
            <span>Before: {gate}</span>
          </p>
        ))}
      {steps.length === 0 ? (
        <p className="mt-1 text-ink-muted">Nothing to do.</p>
      ) : (
        <ul className="mt-1 rounded-lg border border-line px-2">
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan is replaced whole, its steps never move
            <PlanStepItem key={at} step={step} remarks={remarks.filter((remark) => remark.step === at)} />
          ))}
        </ul>
      )}
    </li>
  )
}
