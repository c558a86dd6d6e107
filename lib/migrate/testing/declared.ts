import type { StepOutcome } from '../../verify/index.ts'

/** Where a statement that ran alone locked or wrote otherwise than it said. */
export function beyondDeclared({ step, observed, direction }: StepOutcome): readonly string[] {
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
