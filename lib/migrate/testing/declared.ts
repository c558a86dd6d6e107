import type { StatementFacts } from '../../sql/index.ts'
import type { Step } from '../phases.ts'

/** A step that ran alone, and what it was seen to lock and write anew. */
export interface Seen {
  readonly direction: 'up' | 'down'
  readonly step: Step
  readonly observed: {
    readonly locks: Readonly<Record<string, StatementFacts['lock']>>
    readonly rewritten: readonly string[]
  } | null
}

/** Where a statement that ran alone locked or wrote otherwise than it said. */
export function beyondDeclared({ step, observed, direction }: Seen): readonly string[] {
  if (!observed) return []
  const { facts } = step
  const head = `${direction} ${step.sql}`
  const said: string[] = []
  if (observed.rewritten.length > 0 !== facts.rewrites)
    said.push(`${head}: says rewrites ${facts.rewrites}, rewrote ${observed.rewritten.join(', ')}`)
  for (const [relation, lock] of Object.entries(observed.locks)) {
    const known = [{ relation: step.relation, lock: facts.lock }, ...(step.alsoLocks ?? [])]
    if (!known.some((each) => each.relation === relation && each.lock === lock))
      said.push(`${head}: does not say ${lock} on ${relation}`)
  }
  return said
}
