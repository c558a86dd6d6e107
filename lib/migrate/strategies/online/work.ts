import { applyOps, type Schema, type SchemaOp } from '../../../schema/index.ts'
import type { Dialect, PlanCheck, PlannedStatement } from '../../../sql/index.ts'
import type { PhaseKind } from '../../phases.ts'

/** What the phases up to the last are to do, dealt out op by op; the last is whatever is then left. */
export interface Work {
  /** Ops by the phase they belong to, in order. */
  readonly ops: Record<'expand' | 'backfill' | 'validate' | 'switch' | 'contract', SchemaOp[]>
  /** Statements on rows, run after the ops of their phase. */
  readonly rows: Record<'backfill' | 'switch', PlannedStatement[]>
  readonly gates: Record<Exclude<PhaseKind, 'change'>, Set<string>>
  /** What must hold before a phase begins. */
  readonly checks: Record<'validate' | 'contract', PlanCheck[]>
}

export function newWork(): Work {
  return {
    ops: { expand: [], backfill: [], validate: [], switch: [], contract: [] },
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

/** A schema after those ops that it takes, and which these were. */
export interface Advance {
  readonly schema: Schema
  readonly ops: readonly SchemaOp[]
}

/** Applies what can be applied; an op that does not fit yet is left to a later phase. */
export function advance(schema: Schema, ops: readonly SchemaOp[], dialect: Dialect): Advance {
  const all = applyOps(schema, ops, dialect)
  if (all.ok) return { schema: all.value, ops }
  const done: SchemaOp[] = []
  let current = schema
  for (const op of ops) {
    const next = applyOps(current, [op], dialect)
    if (!next.ok) continue
    current = next.value
    done.push(op)
  }
  return { schema: current, ops: done }
}
