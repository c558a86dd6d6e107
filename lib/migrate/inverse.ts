import { diffSchemas } from '../diff/index.ts'
import { applyOps, type Schema, type SchemaOp } from '../schema/index.ts'
import type { Dialect, PlanStyle } from '../sql/index.ts'
import { advance } from './advance.ts'
import { gently } from './gently.ts'
import { type Inverse, inverseOf } from './inverse-op.ts'

/**
 * The ops that lead back over `ops`, from `end` to `start`. A rename is taken back by a rename and an
 * addition by a removal; what has no such counterpart by the difference of the schemas around it. Whatever
 * then still differs from `start` is added at the end, so the way back always ends there, the order of columns aside.
 */
export function inverseOps(
  ops: readonly SchemaOp[],
  start: Schema,
  end: Schema,
  dialect: Dialect,
  style: PlanStyle,
): readonly SchemaOp[] {
  const states = statesOf(ops, start, dialect)
  const inverses = ops.map((op, at) =>
    inverseOf({ op, at, ops, before: states[at] ?? start, after: states[at + 1] ?? start, dialect, style }),
  )
  const back: SchemaOp[] = []
  let current = end
  const take = (candidates: readonly SchemaOp[]): void => {
    const { schema, ops: taken } = advance(current, candidates, dialect)
    back.push(...taken)
    current = schema
  }
  const difference = (from: Schema, to: Schema): readonly SchemaOp[] => {
    const { ops } = diffSchemas(from, to, dialect, { assume: 'drops' })
    // No statement puts a column in another place.
    return gently(
      ops.filter(({ op }) => op !== 'column.move'),
      from,
      dialect,
      style,
    )
  }
  for (const inverse of inverses) take(inverse?.first ?? [])
  let upTo = ops.length
  for (let at = ops.length - 1; at >= 0; at--) {
    const inverse = inverses[at]
    if (!inverse) continue
    takeDifference(at + 1, upTo)
    take(inverse.ops)
    upTo = at
  }
  takeDifference(0, upTo)
  for (const inverse of inverses) take(lastOf(inverse))
  take(difference(current, start))
  return back

  /** Ops without a counterpart, from one to before another, taken back together. */
  function takeDifference(from: number, to: number): void {
    const [before, after] = [states[from], states[to]]
    if (from < to && before && after) take(difference(after, before))
  }
}

function lastOf(inverse: Inverse | null): readonly SchemaOp[] {
  return inverse?.last ?? []
}

/** The schema before each op, and after the last. */
function statesOf(ops: readonly SchemaOp[], start: Schema, dialect: Dialect): readonly Schema[] {
  const states = [start]
  for (const op of ops) {
    const last = states.at(-1) ?? start
    const next = applyOps(last, [op], dialect)
    states.push(next.ok ? next.value : last)
  }
  return states
}
