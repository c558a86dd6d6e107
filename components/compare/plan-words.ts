import { bytesWords, durationRange } from '@/lib/text'
import type { MigrationProposal } from '@/lib/worker'

export type Plan = MigrationProposal['plan']
export type PlanPhase = Plan['phases'][number]
export type PlanStep = PlanPhase['parts'][number]['up'][number]

/** What a step costs those who use the database meanwhile, as a badge says it. */
export interface StepBadge {
  readonly lock: string
  readonly work: string
  /** How much it is felt: others go on, others wait a moment, others wait as long as the table is large. */
  readonly weight: 'light' | 'brief' | 'heavy'
}

const words: Readonly<Record<PlanPhase['kind'], string>> = {
  change: 'Change',
  expand: 'Expand',
  backfill: 'Backfill',
  validate: 'Validate',
  switch: 'Switch',
  contract: 'Contract',
}

/** Locks that others wait for. */
const felt: ReadonlySet<string> = new Set(['ACCESS EXCLUSIVE', 'EXCLUSIVE', 'SHARE ROW EXCLUSIVE', 'SHARE'])

export function badgeOf(
  step: Pick<PlanStep, 'lock' | 'rewrites' | 'scans' | 'size' | 'estimate'>,
): StepBadge {
  const { lock, rewrites, scans, size, estimate } = step
  const what = size ? bytesWords(size.bytes) : 'the table'
  const time = size && estimate ? `, ${durationRange(estimate.atLeast, estimate.atMost)}` : ''
  const work = rewrites ? `rewrites ${what}${time}` : scans ? `reads ${what}${time}` : 'milliseconds'
  const isFelt = felt.has(lock)
  const weight = !isFelt ? 'light' : rewrites || scans ? 'heavy' : 'brief'
  return { lock: lock === 'none' ? 'no lock' : lock, work, weight }
}

export function phaseName(phase: Pick<PlanPhase, 'number' | 'kind'>): string {
  return `${phase.number}. ${words[phase.kind]}`
}

/** The steps of a phase in the order to run them; the way back begins with the last part. */
export function stepsOf(phase: PlanPhase, direction: 'up' | 'down'): readonly PlanStep[] {
  return direction === 'up'
    ? phase.parts.flatMap((part) => part.up)
    : [...phase.parts].reverse().flatMap((part) => part.down)
}

/** `3 phases, 12 statements, 2 of them lose data`. */
export function planHeadline(plan: Plan): string {
  const steps = plan.phases.flatMap((phase) => stepsOf(phase, 'up'))
  if (steps.length === 0) return 'Nothing to do: both sides are the same schema.'
  const losing = steps.filter((step) => step.losesData !== null).length
  const loss =
    losing === 0 ? 'none of them loses data' : `${losing} of them ${losing === 1 ? 'loses' : 'lose'} data`
  return `${counted(plan.phases.length, 'phase')}, ${counted(steps.length, 'statement')}, ${loss}`
}

/** What a phase takes on the way up, in words; null where a table's size is not known. */
export function phaseTime({ estimate }: Pick<PlanPhase, 'estimate'>): string | null {
  return estimate && durationRange(estimate.atLeast, estimate.atMost)
}

/** What all phases take one after another; says what is missing where a size is not known. */
export function planTime(plan: Plan): string {
  const known = plan.phases.flatMap(({ estimate }) => estimate ?? [])
  if (known.length < plan.phases.length) {
    return 'How long it takes depends on the sizes of tables: tell them under Table sizes.'
  }
  const atLeast = known.reduce((sum, each) => sum + each.atLeast, 0)
  const atMost = known.reduce((sum, each) => sum + each.atMost, 0)
  return `Estimated time: ${durationRange(atLeast, atMost)}, and waiting for locks.`
}

/** The tables that the statements work on, in the order of the plan; those it makes itself are empty and left out. */
export function relationsOf(plan: Plan): readonly string[] {
  const steps = plan.phases.flatMap((phase) => stepsOf(phase, 'up'))
  const worked = steps.filter(({ size }) => size === null || size.rows > 0)
  return [...new Set(worked.flatMap(({ relation }) => relation ?? []))]
}

/** `1 phase`, `2 phases`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
