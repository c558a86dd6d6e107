import type { Schema } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import type { ApplyPort } from './port.ts'

/** Where an op led when it was last applied alone. */
interface Application {
  readonly before: Schema
  readonly port: ApplyPort
  readonly after: Schema
}

/**
 * Planning walks the same ops from the same schema again and again: to see where they lead, to write their
 * statements, to find the way back. Remembered as long as the op itself lives.
 */
const applications = new WeakMap<SchemaOp, Application>()

/** Where the op led from that schema, if that is what it was last applied to. */
export function recall(op: SchemaOp, before: Schema, port: ApplyPort): Schema | null {
  const last = applications.get(op)
  return last && last.before === before && readsAlike(op, last.port, port) ? last.after : null
}

export function remember(op: SchemaOp, before: Schema, after: Schema, port: ApplyPort): void {
  applications.set(op, { before, port, after })
}

/** Only objects given by their statement are read by more than types and names. */
function readsAlike(op: SchemaOp, a: ApplyPort, b: ApplyPort): boolean {
  const sameWords = a.canonicalType === b.canonicalType && a.quote === b.quote
  return sameWords && (a.declare === b.declare || (op.op !== 'object.add' && op.op !== 'object.alter'))
}
