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

export function badgeOf(step: Pick<PlanStep, 'lock' | 'rewrites' | 'scans'>): StepBadge {
  const { lock, rewrites, scans } = step
  const work = rewrites ? 'rewrites the table' : scans ? 'reads the table' : 'milliseconds'
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

/** `1 phase`, `2 phases`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
