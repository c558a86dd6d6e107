import type { SchemaOp } from '../../../schema/index.ts'
import type { PlanCheck, PlannedStatement, RequireSteps } from '../../../sql/index.ts'
import type { PhaseKind } from '../../phases.ts'

/** What the phases up to the last are to do, dealt out op by op; the last is whatever is then left. */
export interface Work {
  /** Ops by the phase they belong to, in order. */
  readonly ops: Record<'expand' | 'backfill' | 'validate', SchemaOp[]>
  /** Ops that are said by a statement of their own before rows are looked at, and the statement that looks. */
  readonly required: { readonly op: SchemaOp; readonly steps: RequireSteps }[]
  /** Ops that exchange names at the switch, all in one transaction, and what follows them. */
  readonly exchange: SchemaOp[]
  readonly switch: SchemaOp[]
  /** Ops that make again what a change in place would leave as it was. */
  readonly again: SchemaOp[]
  /** Ops that take the last phase's renames on, and then those that drop what is old. */
  readonly settle: SchemaOp[]
  readonly drop: SchemaOp[]
  /** Statements on rows: those that fill what is new, and on the way back what is old. */
  readonly rows: Record<'fill' | 'refill', PlannedStatement[]>
  readonly gates: Record<Exclude<PhaseKind, 'change'>, Set<string>>
  /** What must hold before a phase begins. */
  readonly checks: Record<'expand' | 'backfill' | 'validate' | 'switch' | 'contract', PlanCheck[]>
}

export function newWork(): Work {
  return {
    ops: { expand: [], backfill: [], validate: [] },
    required: [],
    exchange: [],
    switch: [],
    again: [],
    settle: [],
    drop: [],
    rows: { fill: [], refill: [] },
    gates: {
      expand: new Set(),
      backfill: new Set(),
      validate: new Set(),
      switch: new Set(),
      contract: new Set(),
    },
    checks: { expand: [], backfill: [], validate: [], switch: [], contract: [] },
  }
}
