import { applyOps, type Schema, type SchemaOp } from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'

/** A schema after those ops that it takes, and which these were. */
export interface Advance {
  readonly schema: Schema
  readonly ops: readonly SchemaOp[]
}

/**
 * Applies what can be applied; an op that does not fit yet is left to somebody else. The ops are taken one by
 * one, because each alone is remembered: whoever plans the same way again, or the way back, walks it for nothing.
 */
export function advance(schema: Schema, ops: readonly SchemaOp[], dialect: Dialect): Advance {
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
