import type { StatementFacts } from '../../sql/index.ts'
import type { Step } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'

/** A step that ran alone, and what it was seen to lock and write anew. */
export interface Seen {
  readonly direction: 'up' | 'down'
  readonly step: Step
  readonly observed: {
    readonly locks: Readonly<Record<string, StatementFacts['lock']>>
    readonly rewritten: readonly string[]
  } | null
}

/**
 * Tells of each step of a plan that ran alone where it locked or wrote otherwise than it said. What the
 * transaction of a step makes is nobody else's yet, so nothing needs to be said of its locks.
 */
export function beyondDeclaredIn(
  { phases }: Pick<MigrationPlan, 'phases'>,
  mayLock: 'as said' | 'less' = 'as said',
): (seen: Seen) => readonly string[] {
  const made = new Map<Step, ReadonlySet<string>>()
  for (const { up, down } of phases.flatMap(({ parts }) => parts)) {
    for (const steps of [up, down]) {
      const relations = new Set(steps.flatMap(({ sql }) => relationMade(sql)))
      for (const step of steps) made.set(step, relations)
    }
  }
  const holds = (said: Lock, lock: Lock) =>
    said === lock || (mayLock === 'less' && strengths.indexOf(lock) < strengths.indexOf(said))
  return (seen) => beyond(seen, made.get(seen.step) ?? new Set(), holds)
}

type Lock = StatementFacts['lock']

const strengths: readonly Lock[] = [
  'none',
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
]

function relationMade(sql: string): readonly string[] {
  return sql.startsWith('CREATE TABLE ') ? [sql.split(' ')[2] ?? ''] : []
}

function beyond(
  { step, observed, direction }: Seen,
  made: ReadonlySet<string>,
  holds: (said: Lock, lock: Lock) => boolean,
): readonly string[] {
  if (!observed) return []
  const { facts } = step
  const head = `${direction} ${step.sql}`
  const said: string[] = []
  if (observed.rewritten.length > 0 !== facts.rewrites)
    said.push(`${head}: says rewrites ${facts.rewrites}, rewrote ${observed.rewritten.join(', ')}`)
  for (const [relation, lock] of Object.entries(observed.locks)) {
    const known = [{ relation: step.relation, lock: facts.lock }, ...(step.alsoLocks ?? [])]
    if (made.has(relation)) continue
    if (!known.some((each) => each.relation === relation && holds(each.lock, lock)))
      said.push(`${head}: does not say ${lock} on ${relation}`)
  }
  return said
}
