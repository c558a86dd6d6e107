import { err, ok, type Result } from '../../base/index.ts'
import { applyOps, type EntityId, findTable, type Schema, type SchemaOp } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { noChange, type TextChange } from '../../text/index.ts'
import { findDisagreement, type Leniency } from '../agree.ts'
import { consequencesBetween } from '../consequences.ts'
import type { DocumentState, UnresolvedMention, WriteError } from '../document.ts'
import { editDocument } from '../open.ts'
import { isBroken } from '../stand-ins.ts'
import { rememberTrial } from '../trials.ts'
import { type Attempt, attempts } from './attempts.ts'
import { mergeEdits } from './merge.ts'
import { type Edits, partsOf, type Task } from './plan.ts'
import { isCaptured } from './rename-doubts.ts'
import { mentionsAfter } from './unresolved.ts'

/** The document after ops were written, the change that carries them, and what is to be told of them. */
export interface Step {
  readonly state: DocumentState
  readonly change: TextChange
  /** Places of the text after the change. */
  readonly unresolved: readonly UnresolvedMention[]
  readonly consequences: readonly string[]
}

/** Why a try is given up, in words that follow "because". */
export interface Refusal {
  readonly because: string
}

/** Writes one qualified op: each way is tried, read again and compared with what is meant. */
export function writeOp(state: DocumentState, op: SchemaOp): Result<Step, WriteError> {
  const dialect = dialectOf(state.dialect)
  const before = state.schema
  const meant = applyOps(before, [op], { canonicalType: dialect.canonicalType, quote: dialect.quote })
  if (!meant.ok) return err({ ...meant.error, op: 0 })
  if (isSaid(state, op, meant.value)) return ok({ state, change: noChange, unresolved: [], consequences: [] })
  let refusal: Refusal | null = null
  let doubtful: Step | null = null
  let obstacle: string | null = null
  for (const attempt of attempts) {
    const task = taskOf(state, meant.value)
    if (!task) return err({ code: 'unsupported', message: `${dialect.label} cannot be written yet.`, op: 0 })
    const tried = tryAttempt(task, op, attempt)
    obstacle ??= task.obstacles[0] ?? null
    if (tried === null) continue
    if ('because' in tried) {
      refusal ??= tried
      continue
    }
    const consequences = consequencesBetween(op, before, meant.value).map((each) => each.text)
    const unresolved = mentionsAfter(task.unresolved, tried.change, tried.state)
    const step = { ...tried, unresolved, consequences }
    if (step.state.diagnostics.length <= state.diagnostics.length) return ok(step)
    // It says what is meant and leaves something behind that names what is gone: better than nothing.
    doubtful ??= step
  }
  if (doubtful) return ok(doubtful)
  const because =
    refusal?.because ??
    obstacle ??
    `${dialect.label} has no statement for it and the text has no place that says it`
  return err({ code: 'not-carried', message: `This change cannot be written, because ${because}.`, op: 0 })
}

/** The edits of the least intrusive way that the text gives any hold for; null when it gives none. */
export function firstEdits(task: Task, op: SchemaOp): Edits {
  for (const attempt of attempts) {
    const edits = attempt(task, op)
    if (edits && edits.length > 0) return edits
  }
  return null
}

/** What the writers of one op work on; null when documents of the dialect cannot be written in. */
export function taskOf(state: DocumentState, after: Schema): Task | null {
  const parts = partsOf(state.dialect)
  const { quote, quoteString } = dialectOf(state.dialect)
  return (
    parts && {
      ...{ state, before: state.schema, after, parts, quote, quoteString },
      unresolved: [],
      obstacles: [],
    }
  )
}

/** Whether the text says already what the op asks for. */
export function isSaid(state: DocumentState, op: SchemaOp, meant: Schema): boolean {
  if (addsByStatement(op)) return false
  return findDisagreement(state.schema, meant, state.schema, leniencyFor(state, [op])) === null
}

/** The document after the change, read again; or why it does not say what is meant by the ops. */
export function tryChange(
  state: DocumentState,
  change: TextChange,
  ops: readonly SchemaOp[],
  meant: Schema,
): DocumentState | Refusal {
  const next = editDocument(state, change).state
  rememberTrial(state, change, next)
  if (errorCount(next) > errorCount(state)) {
    const known = new Set(state.diagnostics.map((each) => each.message))
    const fresh = next.diagnostics.find((each) => each.severity === 'error' && !known.has(each.message))
    return { because: `the text would then hold an error${fresh ? `: ${fresh.message}` : ''}` }
  }
  if (ops.some(addsByStatement)) {
    return loses(state.schema, next.schema) ? { because: 'something else would be lost' } : next
  }
  const difference = findDisagreement(state.schema, meant, next.schema, leniencyOf(state, change, ops))
  if (difference === null && isCaptured(state, next, change, ops))
    return { because: 'a name would then mean something else' }
  if (difference === null) return next
  return { because: `in the text so changed ${difference}` }
}

/** Ops whose meaning only the statement itself tells. */
export function addsByStatement(op: SchemaOp): boolean {
  return op.op === 'object.add' || op.op === 'object.alter'
}

/** What is of no account when ops are compared with what is read after a change that carries them. */
export function leniencyOf(state: DocumentState, change: TextChange, ops: readonly SchemaOp[]): Leniency {
  const onlyAdds = change.replacements.every((each) => each.from === each.to)
  return { ...leniencyFor(state, ops), follows: onlyAdds ? followersOf(ops) : null }
}

/** What the engine itself keeps pointing at things under their new names. */
function followersOf(ops: readonly SchemaOp[]): 'view' | 'table' | null {
  if (ops.every((op) => op.op === 'enum.renameValue')) return 'table'
  return ops.every((op) => op.op.endsWith('.rename') || op.op.endsWith('.setSchema')) ? 'view' : null
}

/** What is of no account when ops are compared with what was read. */
export function leniencyFor(state: DocumentState, ops: readonly SchemaOp[]): Leniency {
  const subjects = new Set<EntityId>()
  for (const op of ops) {
    const table = 'table' in op && typeof op.table === 'string' ? findTable(state.schema, op.table) : null
    if (table) subjects.add(table.id)
  }
  const { segments } = state.tree
  const isUnreadable = (id: EntityId) =>
    !subjects.has(id) &&
    state.sources.locate(id).some(({ segment }) => {
      const found = segments[segment]
      return found !== undefined && isBroken(found)
    })
  return { subjects, isUnreadable }
}

function tryAttempt(
  task: Task,
  op: SchemaOp,
  attempt: Attempt,
): Pick<Step, 'state' | 'change'> | Refusal | null {
  const edits = attempt(task, op)
  if (!edits || edits.length === 0) return null
  let change: TextChange
  try {
    change = mergeEdits(edits)
  } catch {
    return { because: 'its parts would fall on the same place' }
  }
  const tried = tryChange(task.state, change, [op], task.after)
  return 'because' in tried ? tried : { state: tried, change }
}

function loses(before: Schema, after: Schema): boolean {
  for (const kind of ['tables', 'views', 'routines', 'domains', 'sequences', 'extensions'] as const) {
    for (const id of before[kind].keys()) if (!after[kind].has(id)) return true
  }
  return false
}

function errorCount(state: DocumentState): number {
  let count = 0
  for (const diagnostic of state.diagnostics) if (diagnostic.severity === 'error') count++
  return count
}
