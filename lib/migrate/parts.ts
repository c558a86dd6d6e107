import { joinQualified, type Schema, type SchemaOp } from '../schema/index.ts'
import type { Dialect, PlannedStatement, PlanStyle } from '../sql/index.ts'
import { advance } from './advance.ts'
import { opsBack } from './back.ts'
import { inverseOps } from './inverse.ts'
import { type Part, type Step, stepOf } from './phases.ts'

/**
 * How many transactions a list of ops is cut into: as few as can be, or one for each table, so that no lock
 * is held while the next one is waited for.
 */
export type Cut = 'together' | 'by table'

/**
 * Ops as parts: what may not stand in a transaction is a part of its own, so that each part can be run, fail
 * and be taken back on its own. The last part leads to `end`.
 */
export function planParts(
  ops: readonly SchemaOp[],
  start: Schema,
  end: Schema,
  dialect: Dialect,
  style: PlanStyle,
  cut: Cut = 'together',
): readonly Part[] {
  const parts: Part[] = []
  let current = start
  const runs = runsOf(ops, dialect, style, cut)
  for (const [at, run] of runs.entries()) {
    const last = at === runs.length - 1
    const next = last ? end : advance(current, run, dialect).schema
    const up = dialect.plan(run, current, next, style).map(stepOf)
    const back = planBack(run, current, next, dialect, style)
    const why = back.length === 0 ? nothingBack(run) : null
    parts.push(...withWayBack(up, back).map((part) => (why ? { ...part, nothingBack: why } : part)))
    current = next
  }
  return parts
}

/** The way back over ops, in runs of which each may be carried out on its own. */
function planBack(
  ops: readonly SchemaOp[],
  start: Schema,
  end: Schema,
  dialect: Dialect,
  style: PlanStyle,
): readonly (readonly Step[])[] {
  const runs = runsBack(ops, start, end, dialect, style)
  let current = end
  return runs.flatMap((run, at) => {
    const next = at === runs.length - 1 ? start : advance(current, run, dialect).schema
    const steps = dialect.plan(run, current, next, style).map(stepOf)
    current = next
    return steps.length > 0 ? [steps] : []
  })
}

/** In one go where blocking is allowed: the fewest statements. */
function runsBack(
  ops: readonly SchemaOp[],
  start: Schema,
  end: Schema,
  dialect: Dialect,
  style: PlanStyle,
): readonly (readonly SchemaOp[])[] {
  if (style.blocking === 'allowed') return [opsBack(end, start, ops, dialect)]
  return runsOf(inverseOps(ops, start, end, dialect, style), dialect, style, 'together')
}

/** A way back in more than one run makes parts that have nothing to do on the way there. */
function withWayBack(up: readonly Step[], back: readonly (readonly Step[])[]): readonly Part[] {
  if (up.length === 0 && back.length === 0) return []
  const transactional = isTransactional(up)
  const likely = back.findIndex((steps) => isTransactional(steps) === transactional)
  const own = likely < 0 ? 0 : likely
  const parts = (back.length === 0 ? [[]] : back).map(
    (down, at): Part =>
      at === own ? { transactional, up, down } : { transactional: isTransactional(down), up: [], down },
  )
  return parts.reverse()
}

/** Why ops need not be taken back; null for those that must be. */
function nothingBack(ops: readonly SchemaOp[]): string | null {
  if (ops.every(({ op }) => op === 'column.move')) return 'Nothing is done.'
  return ops.every(({ op }) => op === 'constraint.validate' || op === 'column.move') ? onlyRead : null
}

/** Of steps that read rows and write none. */
export const onlyRead =
  'It reads rows and changes none: what they are held against goes with the step that added it.'

const onlyFilled = 'What is filled goes with the columns or the table that an earlier step made for it.'

function isTransactional(steps: readonly Step[]): boolean {
  return steps.every(({ facts }) => facts.transactional)
}

/** A change of rows as a part of its own, on the way there or on the way back. */
export function partOfRows(statement: PlannedStatement, direction: 'up' | 'down' = 'up'): Part {
  const steps = [stepOf(statement)]
  const { transactional } = statement.facts
  return direction === 'up'
    ? { transactional, up: steps, down: [], nothingBack: onlyFilled }
    : { transactional, up: [], down: steps }
}

function runsOf(
  ops: readonly SchemaOp[],
  dialect: Dialect,
  style: PlanStyle,
  cut: Cut,
): readonly (readonly SchemaOp[])[] {
  const runs: SchemaOp[][] = []
  let open: SchemaOp[] | null = null
  for (const op of ops) {
    const last = open?.at(-1)
    // Nobody waits for a table that the same transaction makes.
    const home = runs.find((run) => isOnFresh(op, run))
    if (home) home.push(op)
    else if (isAlone(op, dialect, style)) {
      runs.push([op])
      open = null
    } else if (open && !(cut === 'by table' && last && changesTable(last, op))) open.push(op)
    else {
      open = [op]
      runs.push(open)
    }
  }
  return runs
}

/** Reading rows is long: nothing that others wait for may be held meanwhile. */
function isAlone(op: SchemaOp, dialect: Dialect, style: PlanStyle): boolean {
  if (style.blocking === 'avoided' && op.op === 'constraint.validate') return true
  return dialect.standsAlone(op, style)
}

/** Whether an index or key is of a table that one of the ops makes. */
function isOnFresh(op: SchemaOp, ops: readonly SchemaOp[]): boolean {
  if (op.op !== 'index.add' && op.op !== 'unique.add' && op.op !== 'primaryKey.set') return false
  return ops.some(
    (each) =>
      each.op === 'table.add' &&
      each.table.schema !== null &&
      joinQualified(each.table.schema, each.table.name) === op.table,
  )
}

/** Whether two ops follow each other that lock different tables. */
function changesTable(a: SchemaOp, b: SchemaOp): boolean {
  const [before, after] = [lockedBy(a), lockedBy(b)]
  return before !== null && after !== null && before !== after
}

function lockedBy(op: SchemaOp): string | null {
  switch (op.op) {
    case 'column.add':
    case 'column.setNullable':
    case 'column.setDefault':
    case 'check.add':
    case 'foreignKey.add':
    case 'constraint.drop':
    case 'column.drop':
      return op.table
    default:
      return null
  }
}
