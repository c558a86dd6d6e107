import type { Schema, SchemaOp } from '../../../schema/index.ts'
import type { Dialect, PlanCheck, PlannedStatement, PlanStyle } from '../../../sql/index.ts'
import { advance } from '../../advance.ts'
import { type Cut, onlyRead, partOfRows, planParts } from '../../parts.ts'
import { type Part, type Phase, type PhaseKind, stepOf } from '../../phases.ts'

/** What a phase does in one go: ops, or statements on rows on the way there or on the way back. */
export type Section =
  | { readonly ops: readonly SchemaOp[]; readonly cut: Cut; readonly end?: Schema }
  | { readonly fill: readonly PlannedStatement[] }
  | { readonly refill: readonly PlannedStatement[] }
  | { readonly instead: readonly Instead[] }

/** Statements that stand for an op, or for none; each is a part of its own. */
export interface Instead {
  readonly op: SchemaOp | null
  readonly up: PlannedStatement
  readonly down: PlannedStatement | null
}

/** What is said of a phase. */
export interface PhaseHead {
  readonly kind: Exclude<PhaseKind, 'change'>
  readonly gates: readonly string[]
  /** What must hold before it begins. */
  readonly checks: readonly PlanCheck[]
}

export interface PhaseList {
  /** What the database holds after the phases so far. */
  schema(): Schema
  /** Adds a phase of those ops that fit; nothing when there is nothing to do. */
  add(head: PhaseHead, sections: readonly Section[]): void
  /** The phases, the last of which leads to `end`. */
  phases(end: Schema): readonly Phase[]
}

export function createPhases(before: Schema, dialect: Dialect, style: PlanStyle): PhaseList {
  const phases: Phase[] = []
  let current = before
  const partsOf = (section: Section): readonly Part[] => {
    if ('fill' in section) return section.fill.map((each) => partOfRows(each))
    if ('refill' in section) return section.refill.map((each) => partOfRows(each, 'down'))
    if ('instead' in section) {
      const ops = section.instead.flatMap(({ op }) => (op ? [op] : []))
      current = advance(current, ops, dialect).schema
      return section.instead.map(({ up, down }) => ({
        transactional: true,
        up: [stepOf(up)],
        ...(down ? { down: [stepOf(down)] } : { down: [], nothingBack: onlyRead }),
      }))
    }
    const { schema, ops } = advance(current, section.ops, dialect)
    const next = section.end ?? schema
    const parts = planParts(ops, current, next, dialect, style, section.cut)
    current = next
    return parts
  }
  return {
    schema: () => current,
    add({ kind, gates, checks }, sections) {
      const parts = sections.flatMap(partsOf)
      if (parts.every(({ up }) => up.length === 0)) return
      phases.push({
        number: phases.length + 1,
        kind,
        title: titles[kind],
        gates,
        parts: guarded(parts, checks),
        schema: current,
      })
    },
    phases: (end) =>
      phases.map((phase, at) => (at === phases.length - 1 ? { ...phase, schema: end } : phase)),
  }
}

/** The first step of a phase asks whether the phase may begin. */
function guarded(parts: readonly Part[], checks: readonly PlanCheck[]): readonly Part[] {
  const at = parts.findIndex(({ up }) => up.length > 0)
  const part = parts[at]
  const [step, ...steps] = part?.up ?? []
  if (!part || !step || checks.length === 0) return parts
  const asking = { ...step, preconditions: [...(step.preconditions ?? []), ...checks] }
  return parts.map((each) => (each === part ? { ...part, up: [asking, ...steps] } : each))
}

const titles: Readonly<Record<Exclude<PhaseKind, 'change'>, string>> = {
  expand: 'Add what is new; nothing that is in use changes',
  backfill: 'Let new rows keep the new rules, and fill the rows that are there',
  validate: 'Check the rows that are there and build what takes long, while reads and writes go on',
  switch: 'Exchange the old for the new in short transactions',
  contract: 'Take away what nobody uses any more',
}
