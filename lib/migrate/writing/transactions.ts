import type { Step } from '../phases.ts'

/** Steps that run in one transaction, or one step after the other in none. */
export interface Run {
  readonly transactional: boolean
  readonly steps: readonly Step[]
}

/** Steps in runs as long as they can be without mixing those that may share a transaction with those that may not. */
export function transactionRuns(steps: readonly Step[]): readonly Run[] {
  const runs: { transactional: boolean; steps: Step[] }[] = []
  for (const step of steps) {
    const last = runs.at(-1)
    if (last && last.transactional === step.facts.transactional) last.steps.push(step)
    else runs.push({ transactional: step.facts.transactional, steps: [step] })
  }
  return runs
}

/** The patience of a run: as brief as its most hurried step, as long as its longest. */
export function patienceOf(steps: readonly Step[]): { lockTimeout: number; statementTimeout: number | null } {
  const lockTimeout = Math.min(...steps.map(({ patience }) => patience.lockTimeout))
  const limits = steps.map(({ patience }) => patience.statementTimeout)
  const statementTimeout = limits.some((limit) => limit === null)
    ? null
    : Math.max(...limits.map((limit) => limit ?? 0))
  return { lockTimeout, statementTimeout }
}
