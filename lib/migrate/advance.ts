import { applyOps, type Schema, type SchemaOp } from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'

/** A schema after those ops that it takes, and which these were. */
export interface Advance {
  readonly schema: Schema
  readonly ops: readonly SchemaOp[]
}

/** Applies what can be applied; an op that does not fit yet is left to somebody else. */
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
