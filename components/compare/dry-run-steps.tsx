import { Check, Flag, X } from 'lucide-react'
import type { DryRun, DryRunStep } from './dry-run-state'

/** Differences of a milestone that are shown. */
const most = 20

/** The statements that ran, in order, and after each phase whether the database is what the plan says. */
export function DryRunSteps({ run }: { readonly run: DryRun }) {
  const runs = groupsOf(run)
  return (
    <ol className="space-y-3">
      {runs.map(({ direction, phase, steps }) => (
        <li key={`${direction} ${phase}`} aria-label={`Phase ${phase}, ${way[direction]}`}>
          <h4 className="font-semibold">
            Phase {phase}, {way[direction]}
          </h4>
          <ul>
            {steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: statements come one after the other and stay
              <Step key={at} step={step} />
            ))}
          </ul>
          <Milestone run={run} direction={direction} phase={phase} />
        </li>
      ))}
    </ol>
  )
}

const way = { up: 'there', down: 'back' } as const

function groupsOf({ steps }: DryRun) {
  const groups: { direction: 'up' | 'down'; phase: number; steps: DryRunStep[] }[] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (last && last.phase === step.phase && last.direction === step.direction) last.steps.push(step)
    else groups.push({ direction: step.direction, phase: step.phase, steps: [step] })
  }
  return groups
}

function Step({ step }: { readonly step: DryRunStep }) {
  const isGood = step.failure === null && step.unmet.length === 0
  const Icon = isGood ? Check : X
  return (
    <li className="py-0.5">
      <details open={!isGood}>
        <summary className="flex cursor-pointer items-start gap-2">
          <Icon
            size={14}
            className={`mt-0.5 shrink-0 ${isGood ? 'text-good' : 'text-danger'}`}
            aria-label={isGood ? 'ran' : 'failed'}
          />
          <span className="min-w-0 break-words">
            {step.summary}
            {step.rewritten.length > 0 && (
              <span className="text-[12px] text-ink-muted"> · rewrote {step.rewritten.join(', ')}</span>
            )}
          </span>
        </summary>
        <div className="space-y-1 py-1 pl-6 text-[12px]">
          {step.failure !== null && <p className="break-words text-danger">{step.failure}</p>}
          {step.unmet.map((title) => (
            <p key={title} className="text-danger">
              Does not hold: {title}
            </p>
          ))}
          <pre className="overflow-x-auto rounded bg-surface-sunken p-1.5 font-mono text-[11px]">
            {step.sql}
          </pre>
          {step.locks.length > 0 && <p className="text-ink-muted">Locked {step.locks.join(', ')}</p>}
        </div>
      </details>
    </li>
  )
}

function Milestone(props: {
  readonly run: DryRun
  readonly direction: 'up' | 'down'
  readonly phase: number
}) {
  const found = props.run.milestones.find(
    ({ direction, phase }) => direction === props.direction && phase === props.phase,
  )
  if (!found) return null
  const { differences } = found
  return (
    <div
      className={`flex items-start gap-2 text-[12px] ${differences.length === 0 ? 'text-good' : 'text-danger'}`}
    >
      <Flag size={13} className="mt-0.5 shrink-0" aria-hidden />
      {differences.length === 0 ? (
        'The catalogue is what the plan says'
      ) : (
        <ul className="min-w-0">
          {differences.slice(0, most).map(({ entity, path, model, catalogue }) => (
            <li key={`${entity} ${path}`} className="break-words">
              {entity} {path}: planned {JSON.stringify(model)}, the catalogue has {JSON.stringify(catalogue)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
