import { err, ok, type Result } from '../../base/index.ts'
import type { SchemaOp } from '../../schema/index.ts'
import { composeChanges, isNoChange, noChange, type TextChange } from '../../text/index.ts'
import type { DocumentState, UnresolvedMention, WriteError } from '../document.ts'
import { rememberTrial } from '../trials.ts'
import { qualifyOp } from './qualify.ts'
import { mentionsAfter } from './unresolved.ts'
import { type Step, writeOp } from './write-op.ts'
import { writeTogether } from './write-together.ts'

/** The change that carries ops into the text, what it could not tell for certain, and what goes with it. */
export interface WrittenOps {
  readonly change: TextChange
  /** Places of the text after the change. */
  readonly unresolved: readonly UnresolvedMention[]
  readonly consequences: readonly string[]
}

/**
 * The smallest change of the text that carries the ops. Ops on different declarations are written and
 * read again together, all others one after the other; the text must say what the ops mean, else
 * `not-carried`. Never gives a change that says something else.
 */
export function writeOps(state: DocumentState, ops: readonly SchemaOp[]): Result<WrittenOps, WriteError> {
  const together = ops.length > 1 ? writeTogether(state, ops) : null
  const written = together ? ok(together) : writeOneByOne(state, ops)
  if (!written.ok) return written
  const { change, unresolved, consequences } = written.value
  rememberTrial(state, change, written.value.state)
  return ok({ change, unresolved, consequences })
}

/** Each op on the text that the one before it left. */
export function writeOneByOne(state: DocumentState, ops: readonly SchemaOp[]): Result<Step, WriteError> {
  let now = state
  let change = noChange
  let unresolved: readonly UnresolvedMention[] = []
  const consequences: string[] = []
  for (const [index, op] of ops.entries()) {
    const step = writeOp(now, qualifyOp(now.schema, op))
    if (!step.ok) return err({ ...step.error, op: index })
    consequences.push(...step.value.consequences)
    if (isNoChange(step.value.change)) continue
    change = composeChanges(change, step.value.change)
    now = step.value.state
    unresolved = [...mentionsAfter(unresolved, step.value.change, now), ...step.value.unresolved]
  }
  return ok({ state: now, change, unresolved, consequences })
}
