import { Copy, Lock, ShieldAlert, TriangleAlert } from 'lucide-react'
import { toast } from 'sonner'
import { IconButton } from '@/components/ui/button'
import type { PlanRemark } from '@/lib/worker'
import { badgeOf, counted, type PlanStep } from './plan-words'

const tones = {
  light: 'bg-good-soft text-good',
  brief: 'bg-warn-soft text-warn',
  heavy: 'bg-danger-soft text-danger',
}

/** One statement: what it does, what it locks, what it loses; its SQL, its reverse and what to ask the database unfold. */
export function PlanStepItem({
  step,
  remarks,
}: {
  readonly step: PlanStep
  readonly remarks: readonly PlanRemark[]
}) {
  const badge = badgeOf(step)
  return (
    <li className="border-line border-t py-1.5 first:border-t-0">
      <details>
        <summary className="flex cursor-pointer flex-wrap items-center gap-2">
          <span className="min-w-0 grow basis-64 break-words">{step.summary}</span>
          {remarks.length > 0 && (
            <span className="flex items-center gap-1 rounded bg-info-soft px-1.5 py-0.5 font-medium text-[11px] text-info">
              <ShieldAlert size={12} aria-hidden /> {counted(remarks.length, 'remark')}
            </span>
          )}
          {step.losesData !== null && (
            <span className="flex items-center gap-1 rounded bg-danger-soft px-1.5 py-0.5 font-medium text-[11px] text-danger">
              <TriangleAlert size={12} aria-hidden /> loses {step.losesData}
            </span>
          )}
          <span
            className={`flex items-center gap-1 rounded px-1.5 py-0.5 font-medium text-[11px] ${tones[badge.weight]}`}
          >
            <Lock size={11} aria-hidden /> {badge.lock} · {badge.work}
          </span>
        </summary>
        <div className="space-y-1.5 py-1.5 pl-4 text-[12px]">
          {remarks.map(({ rule, severity, message, why, guidance }) => (
            <div key={`${rule} ${message}`} className="rounded bg-info-soft p-1.5">
              <p className="font-medium">
                {severity}: {message}
              </p>
              <p>{guidance ?? why}</p>
              <p className="text-[11px] text-ink-muted">{rule}</p>
            </div>
          ))}
          <Code label="SQL" text={step.sql} />
          {step.reverse.length > 0 ? (
            <Code label="Taken back by" text={step.reverse.join('\n')} />
          ) : (
            <p className="text-ink-muted">Nothing of its own takes it back; see the way back of the phase.</p>
          )}
          {step.relation !== null && <p className="text-ink-muted">Works on {worksOn(step)}</p>}
          {step.alsoLocks.map(({ relation, lock }) => (
            <p key={relation} className="text-ink-muted">
              Also locks {relation}: {lock}
            </p>
          ))}
          {!step.transactional && <p className="text-ink-muted">Runs outside a transaction</p>}
          <Checks title="Ask first" checks={step.inspect} />
          <Checks title="Must hold before" checks={step.preconditions} />
          <Checks title="Must hold after" checks={step.postconditions} />
          {step.verify !== null && <Code label="Shows what it did" text={step.verify} />}
        </div>
      </details>
    </li>
  )
}

function worksOn({ relation, size, estimate }: PlanStep): string {
  if (!size) return relation ?? ''
  const why = estimate ? `: ${estimate.because}` : ''
  return `${relation}, ${counted(size.rows, 'row')}${why}`
}

function Checks(props: { readonly title: string; readonly checks: PlanStep['inspect'] }) {
  return props.checks.map(({ title, sql }) => (
    <Code key={sql} label={`${props.title}: ${title}`} text={sql} />
  ))
}

function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <figure>
      <figcaption className="flex items-center gap-1 text-ink-muted">
        <span className="min-w-0 grow break-words">{label}</span>
        <IconButton
          label={`Copy: ${label}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => toast.success('Copied'))}
        >
          <Copy size={13} aria-hidden />
        </IconButton>
      </figcaption>
      <pre className="overflow-x-auto rounded bg-surface-sunken p-1.5 font-mono text-[11px]">{text}</pre>
    </figure>
  )
}
