import { diffSchemas } from '../../../diff/index.ts'
import { findView, type Schema, type SchemaOp } from '../../../schema/index.ts'
import type { Dialect, PlanStyle } from '../../../sql/index.ts'
import { advance, partOfRows, planParts } from '../../parts.ts'
import type { Part, Phase, PhaseKind } from '../../phases.ts'
import type { Strategy, StrategyInput, StrategyResult } from '../strategy.ts'
import { dealOps } from './deal.ts'
import { findShadows } from './shadow.ts'
import { workForShadows } from './shadow-work.ts'
import { newWork, type Work } from './work.ts'

/**
 * The phases of a change to a database in use: old and new applications work between any two of them
 * whose gates are kept. Throws when the dialect knows no such way.
 */
export const onlineStrategy: Strategy = {
  id: 'online',
  label: 'Online',
  description: 'in phases with gates between them, for a database in use',
  plan,
}

function plan({ before, after, renames, dialect, version }: StrategyInput): StrategyResult {
  if (!dialect.online) throw new Error(`migrate: ${dialect.label} cannot be changed in phases`)
  const style: PlanStyle = { version, blocking: 'avoided' }
  const work = newWork()
  const shadows = findShadows(before, after, renames, dialect, style)
  const { ops, questions } = diffSchemas(before, after, dialect, { renames })
  dealOps(ops, { before, after, dialect, shadows }, work)
  const last = workForShadows(shadows, after, dialect, work)

  const list = createPhases(before, dialect, style, work)
  list.add('expand', work.ops.expand)
  list.add('backfill', work.ops.backfill)
  list.add('validate', work.ops.validate)
  const switched = advance(list.schema(), work.ops.switch, dialect)
  const rest = diffSchemas(switched.schema, after, dialect).ops.filter((op) => !waits(op, last, after))
  list.add('switch', [...switched.ops, ...rest, ...work.afterSwitch])
  const done = advance(list.schema(), last, dialect)
  list.add('contract', [...done.ops, ...diffSchemas(done.schema, after, dialect).ops], after)
  return { phases: list.phases, questions }
}

/** Whether an op takes something away that an old application may still use, or waits for one that does. */
function waits(op: SchemaOp, last: readonly SchemaOp[], after: Schema): boolean {
  switch (op.op) {
    case 'view.drop':
      return findView(after, op.view) === null
    case 'table.drop':
    case 'column.drop':
    case 'enum.drop':
    case 'schema.drop':
    case 'object.drop':
    case 'index.drop':
    case 'constraint.drop':
      return true
    case 'index.add':
    case 'index.alter':
    case 'unique.add':
    case 'unique.alter':
    case 'primaryKey.set':
    case 'foreignKey.add':
    case 'foreignKey.alter':
    case 'check.add':
    case 'check.alter':
      return last.some((each) => 'table' in each && each.table === op.table)
    case 'column.setDefault':
      return last.some(
        (each) => each.op === 'column.setDefault' && each.table === op.table && each.column === op.column,
      )
    default:
      return false
  }
}

interface Phases {
  readonly phases: readonly Phase[]
  schema(): Schema
  /** Adds a phase of those ops that fit; nothing when there is nothing to do. `end` says where it leads, if not there. */
  add(kind: Exclude<PhaseKind, 'change'>, ops: readonly SchemaOp[], end?: Schema): void
}

function createPhases(before: Schema, dialect: Dialect, style: PlanStyle, work: Work): Phases {
  const phases: Phase[] = []
  let current = before
  return {
    phases,
    schema: () => current,
    add(kind, ops, end) {
      const { schema, ops: done } = advance(current, ops, dialect)
      const next = end ?? schema
      const planned = planParts(done, current, next, dialect, style)
      // Rows are filled first: a constraint on one column must not refuse the filling of another.
      const parts =
        kind === 'backfill'
          ? [...work.rows.backfill.map(partOfRows), ...planned]
          : [...planned, ...(kind === 'switch' ? work.rows.switch.map(partOfRows) : [])]
      current = next
      if (parts.length === 0) return
      phases.push({
        number: phases.length + 1,
        kind,
        title: titles[kind],
        gates: [...work.gates[kind]],
        parts: guarded(parts, kind, work),
        schema: next,
      })
    },
  }
}

/** The first step of a phase asks whether the phase may begin. */
function guarded(parts: readonly Part[], kind: PhaseKind, work: Work): readonly Part[] {
  const checks = kind === 'validate' || kind === 'contract' ? work.checks[kind] : []
  const [first, ...rest] = parts
  const [step, ...steps] = first?.up ?? []
  if (!first || !step || checks.length === 0) return parts
  const asking = { ...step, preconditions: [...(step.preconditions ?? []), ...checks] }
  return [{ ...first, up: [asking, ...steps] }, ...rest]
}

const titles: Readonly<Record<Exclude<PhaseKind, 'change'>, string>> = {
  expand: 'Add what is new; nothing that is in use changes',
  backfill: 'Let new rows keep the new rules, and fill the rows that are there',
  validate: 'Check the rows that are there and build what takes long, while reads and writes go on',
  switch: 'Exchange the old for the new in short transactions',
  contract: 'Take away what nobody uses any more',
}
