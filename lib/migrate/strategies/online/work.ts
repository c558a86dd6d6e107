import type { SchemaOp } from '../../../schema/index.ts'
import type { PlanCheck, PlannedStatement } from '../../../sql/index.ts'
import type { PhaseKind } from '../../phases.ts'

/** What the phases up to the last are to do, dealt out op by op; the last is whatever is then left. */
export interface Work {
  /** Ops by the phase they belong to, in order. */
  readonly ops: Record<'expand' | 'backfill' | 'validate' | 'switch' | 'contract', SchemaOp[]>
  /** Ops at the end of the switch. */
  readonly afterSwitch: SchemaOp[]
  /** Statements on rows, run after the ops of their phase. */
  readonly rows: Record<'backfill' | 'switch', PlannedStatement[]>
  readonly gates: Record<Exclude<PhaseKind, 'change'>, Set<string>>
  /** What must hold before a phase begins. */
  readonly checks: Record<'validate' | 'contract', PlanCheck[]>
}

export function newWork(): Work {
  return {
    ops: { expand: [], backfill: [], validate: [], switch: [], contract: [] },
    afterSwitch: [],
    rows: { backfill: [], switch: [] },
    gates: {
      expand: new Set(),
      backfill: new Set(),
      validate: new Set(),
      switch: new Set(),
      contract: new Set(),
    },
    checks: { validate: [], contract: [] },
  }
}
