import { err, ok, type Result } from '../../base/index.ts'
import { applyOps, type EntityId, findTable, type Schema, type SchemaOp } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { composeChanges, isNoChange, noChange, type TextChange } from '../../text/index.ts'
import { findDisagreement } from '../agree.ts'
import { consequencesBetween } from '../consequences.ts'
import type { DocumentState, UnresolvedMention, WriteError } from '../document.ts'
import { editDocument } from '../open.ts'
import { rememberTrial } from '../trials.ts'
import { type Attempt, attempts } from './attempts.ts'
import { mergeEdits } from './merge.ts'
import { partsOf, type Task } from './plan.ts'
import { qualifyOp } from './qualify.ts'

/** The change that carries ops into the text, what it could not tell for certain, and what goes with it. */
export interface WrittenOps {
  readonly change: TextChange
  readonly unresolved: readonly UnresolvedMention[]
  readonly consequences: readonly string[]
}

/**
 * The smallest change of the text that carries the ops. Each is tried in place first and then as a
 * statement of its own behind what it is about; the text after each try is read again and must say
 * what the op means, else `not-carried`. Never gives a change that says something else.
 */
export function writeOps(state: DocumentState, ops: readonly SchemaOp[]): Result<WrittenOps, WriteError> {
  let now = state
  let change = noChange
  const unresolved: UnresolvedMention[] = []
  const consequences: string[] = []
  for (const [index, op] of ops.entries()) {
    const step = writeOp(now, qualifyOp(now.schema, op))
    if (!step.ok) return err({ ...step.error, op: index })
    consequences.push(...step.value.consequences)
    if (isNoChange(step.value.change)) continue
    change = composeChanges(change, step.value.change)
    unresolved.push(...step.value.unresolved)
    now = step.value.state
  }
  rememberTrial(state, change, now)
  return ok({ change, unresolved, consequences })
}

interface Step {
  readonly state: DocumentState
  readonly change: TextChange
  readonly unresolved: readonly UnresolvedMention[]
  readonly consequences: readonly string[]
}

function writeOp(state: DocumentState, op: SchemaOp): Result<Step, WriteError> {
  const dialect = dialectOf(state.dialect)
  const parts = partsOf(state.dialect)
  if (!parts) {
    return err({ code: 'unsupported', message: `${dialect.label} cannot be written yet.`, op: 0 })
  }
  const before = state.schema
  const port = { canonicalType: dialect.canonicalType, quote: dialect.quote }
  const meant = applyOps(before, [op], port)
  if (!meant.ok) return err({ ...meant.error, op: 0 })
  if (
    findDisagreement(before, meant.value, before, { subject: subjectOf(before, op) }) === null &&
    !addsByStatement(op)
  ) {
    return ok({ state, change: noChange, unresolved: [], consequences: [] })
  }
  let reason = 'no statement can say it'
  let doubtful: Step | null = null
  for (const attempt of attempts) {
    const task: Task = {
      state,
      before,
      after: meant.value,
      parts,
      quote: dialect.quote,
      quoteString: dialect.quoteString,
      unresolved: [],
    }
    const tried = tryAttempt(task, op, attempt, meant.value)
    if (typeof tried !== 'string') {
      const consequences = consequencesBetween(op, before, meant.value).map((each) => each.text)
      const step = { ...tried, unresolved: task.unresolved, consequences }
      if (step.state.diagnostics.length <= state.diagnostics.length) return ok(step)
      // It says what is meant and leaves something behind that names what is gone: better than nothing.
      doubtful ??= step
    } else if (tried !== '') reason = tried
  }
  if (doubtful) return ok(doubtful)
  return err({ code: 'not-carried', message: `The text cannot carry ${op.op} here: ${reason}.`, op: 0 })
}

/** The step that the attempt makes, or why it does not say what is meant. */
function tryAttempt(
  task: Task,
  op: SchemaOp,
  attempt: Attempt,
  meant: Schema,
): Pick<Step, 'state' | 'change'> | string {
  const { state } = task
  const edits = attempt(task, op)
  if (!edits || edits.length === 0) return ''
  let change: TextChange
  try {
    change = mergeEdits(edits)
  } catch {
    return 'its edits overlap'
  }
  const next = editDocument(state, change).state
  rememberTrial(state, change, next)
  if (errorCount(next) > errorCount(state)) {
    const known = new Set(state.diagnostics.map((each) => each.message))
    const fresh = next.diagnostics.find((each) => each.severity === 'error' && !known.has(each.message))
    return fresh ? `it would make an error (${fresh.message})` : 'it would make an error'
  }
  if (addsByStatement(op)) return loses(state.schema, next.schema) ?? { state: next, change }
  const difference = findDisagreement(state.schema, meant, next.schema, {
    subject: subjectOf(state.schema, op),
  })
  return difference ?? { state: next, change }
}

function subjectOf(schema: Schema, op: SchemaOp): EntityId | null {
  return 'table' in op && typeof op.table === 'string' ? (findTable(schema, op.table)?.id ?? null) : null
}

/** Ops whose meaning only the statement itself tells. */
function addsByStatement(op: SchemaOp): boolean {
  return op.op === 'object.add'
}

function loses(before: Schema, after: Schema): string | null {
  for (const id of before.tables.keys()) if (!after.tables.has(id)) return `${id} would go`
  for (const id of before.views.keys()) if (!after.views.has(id)) return `${id} would go`
  return null
}

function errorCount(state: DocumentState): number {
  let count = 0
  for (const diagnostic of state.diagnostics) if (diagnostic.severity === 'error') count++
  return count
}
