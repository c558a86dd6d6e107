import type { Schema } from '../schema/index.ts'
import type { PlannedStatement } from '../sql/index.ts'

/**
 * What a phase is for. `change` is the only phase of a direct plan; the others follow each other in an
 * online one: what is new is added, rows are filled, rows are checked, names change hands, the old goes.
 */
export type PhaseKind = 'change' | 'expand' | 'backfill' | 'validate' | 'switch' | 'contract'

/** Steps that are carried out, and taken back, together: in one transaction, or one by one in none. */
export interface Part {
  readonly transactional: boolean
  readonly up: readonly Step[]
  /** Leads back to what was there before this part. */
  readonly down: readonly Step[]
  /** Why nothing leads back over it, in a sentence; given where `up` has steps and `down` has none. */
  readonly nothingBack?: string
}

/** A part of a migration that is deployed on its own. */
export interface Phase {
  /** From 1. */
  readonly number: number
  readonly kind: PhaseKind
  /** What it brings, in one line. */
  readonly title: string
  /** What must be true of the applications before it may run; empty when nothing. */
  readonly gates: readonly string[]
  readonly parts: readonly Part[]
  /** What the database holds when the phase is done. */
  readonly schema: Schema
}

/** How long a statement may wait and run, in milliseconds. */
export interface Patience {
  readonly lockTimeout: number
  /** Null: as long as it takes. */
  readonly statementTimeout: number | null
  /** How often it may be tried when it does not get its lock. */
  readonly attempts: number
}

export interface Step extends PlannedStatement {
  readonly patience: Patience
}

/** A statement with the patience that fits what it does: brief where others wait for it, long where nobody does. */
export function stepOf(statement: PlannedStatement): Step {
  return { ...statement, patience: patienceFor(statement) }
}

/** Every statement of the parts, in the order to run them. */
export function upSteps(parts: readonly Part[]): readonly Step[] {
  return parts.flatMap((part) => part.up)
}

/** Every statement that leads back, in the order to run them. */
export function downSteps(parts: readonly Part[]): readonly Step[] {
  return [...parts].reverse().flatMap((part) => part.down)
}

/** Locks that make writers or readers wait while they are held, or merely asked for. */
const blocking: ReadonlySet<string> = new Set([
  'ACCESS EXCLUSIVE',
  'EXCLUSIVE',
  'SHARE ROW EXCLUSIVE',
  'SHARE',
])

function patienceFor({ facts }: PlannedStatement): Patience {
  if (facts.lock === 'none' || !blocking.has(facts.lock)) {
    return { lockTimeout: 30_000, statementTimeout: null, attempts: 1 }
  }
  const long = facts.scans || facts.rewrites
  return { lockTimeout: 3_000, statementTimeout: long ? null : 5_000, attempts: 10 }
}
