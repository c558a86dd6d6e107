import { applyOps, type EntityId, entityId, type Schema, type SchemaOp } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { composeChanges, noChange, type Replacement, type TextChange } from '../../text/index.ts'
import { findDisagreement } from '../agree.ts'
import { consequencesBetween } from '../consequences.ts'
import type { DocumentState } from '../document.ts'
import { segmentAt } from '../mentions/candidates.ts'
import { mergeEdits } from './merge.ts'
import { qualifyOp } from './qualify.ts'
import { mentionsAfter } from './unresolved.ts'
import {
  addsByStatement,
  firstEdits,
  isSaid,
  leniencyFor,
  type Step,
  taskOf,
  tryChange,
  writeOp,
} from './write-op.ts'

/**
 * Writes many ops with few readings: in waves of ops whose edits stand apart, each wave read again and
 * compared once. A wave that does not say what is meant is halved. Null when the ops must be written
 * one after the other to tell which of them fails, or what they mean in order.
 */
export function writeTogether(state: DocumentState, given: readonly SchemaOp[]): Step | null {
  const ops = given.map((op) => qualifyOp(state.schema, op))
  const meant = applyOps(state.schema, ops, portOf(state))
  if (!meant.ok) return null
  const run: Run = { state, change: noChange, told: new Map(), waves: 0 }
  if (!writeAll(run, [...ops.entries()])) return null
  if (run.waves > 1 && !ops.some(addsByStatement)) {
    const leniency = leniencyFor(state, ops)
    if (findDisagreement(state.schema, meant.value, run.state.schema, leniency) !== null) return null
  }
  const told = [...run.told].sort(([a], [b]) => a - b).map(([, each]) => each)
  return {
    state: run.state,
    change: run.change,
    unresolved: told.flatMap((each) => each.unresolved),
    consequences: told.flatMap((each) => each.consequences),
  }
}

type NumberedOp = readonly [index: number, op: SchemaOp]
type Told = Pick<Step, 'unresolved' | 'consequences'>

interface Run {
  state: DocumentState
  change: TextChange
  /** What is to be told of each op, by its index. */
  readonly told: Map<number, Told>
  waves: number
}

function writeAll(run: Run, ops: readonly NumberedOp[]): boolean {
  let left = ops
  while (left.length > 1) {
    const wave = planWave(run.state, left)
    if (wave.taken.length < 2) {
      const [first] = left
      if (first && !writeSingle(run, first)) return false
      left = left.slice(1)
      continue
    }
    if (!writeWave(run, wave)) {
      const middle = wave.taken.length >> 1
      if (!writeAll(run, wave.taken.slice(0, middle)) || !writeAll(run, wave.taken.slice(middle)))
        return false
    }
    left = wave.left
  }
  return left.every((each) => writeSingle(run, each))
}

function writeSingle(run: Run, [index, op]: NumberedOp): boolean {
  const step = writeOp(run.state, op)
  if (!step.ok) return false
  take(run, step.value.state, step.value.change)
  run.told.set(index, step.value)
  return true
}

interface Wave {
  readonly taken: readonly NumberedOp[]
  readonly left: readonly NumberedOp[]
  readonly edits: readonly Replacement[]
  readonly told: readonly (readonly [index: number, told: Told])[]
}

/** The ops that can be written on one reading: no two edit or insert at one place, none overtakes one it depends on. */
function planWave(state: DocumentState, ops: readonly NumberedOp[]): Wave {
  const taken: NumberedOp[] = []
  const left: NumberedOp[] = []
  const edits: Replacement[] = []
  const told: (readonly [number, Told])[] = []
  const waiting = new Set<EntityId>()
  const rows = new Set<number>()
  for (const numbered of ops) {
    const [index, op] = numbered
    const meant = applyOps(state.schema, [op], portOf(state))
    // What only an earlier op of the batch makes possible waits for it, and all behind it do.
    if (!meant.ok || addsByStatement(op)) {
      left.push(...ops.slice(ops.indexOf(numbered)))
      break
    }
    const touched = touchedBy(state.schema, meant.value)
    const task = taskOf(state, meant.value)
    const own = touched.some((id) => waiting.has(id)) || !task ? null : editsOf(task, op)
    const filled = own ? rowsAmong(state, own) : []
    const isApart = !filled.some((segment) => rows.has(segment))
    if (!own || !isApart || own.some((edit) => edits.some((other) => meets(edit, other)))) {
      left.push(numbered)
      for (const id of touched) waiting.add(id)
      continue
    }
    taken.push(numbered)
    edits.push(...own)
    for (const segment of filled) rows.add(segment)
    const consequences = consequencesBetween(op, state.schema, meant.value).map((each) => each.text)
    told.push([index, { unresolved: own.length > 0 ? (task?.unresolved ?? []) : [], consequences }])
  }
  return { taken, left, edits, told }
}

/**
 * The segments with rows that edits change. What one op makes of a list of columns the next has to see,
 * and the schema that is compared does not tell.
 */
function rowsAmong({ tree }: DocumentState, edits: readonly Replacement[]): readonly number[] {
  return edits.flatMap((edit) => {
    const index = segmentAt(tree.starts, edit.from, 0)
    const segment = tree.segments[index]
    if (segment?.kind === 'copyData') return [index - 1]
    const node = segment?.node
    const isRows = node?.kind === 'copy' || (node?.kind === 'other' && node.words.startsWith('insert'))
    return isRows ? [index] : []
  })
}

/** The merged edits of one op; none when the text says it already; null when it has to be written by itself. */
function editsOf(task: NonNullable<ReturnType<typeof taskOf>>, op: SchemaOp): readonly Replacement[] | null {
  if (isSaid(task.state, op, task.after)) return []
  const edits = firstEdits(task, op)
  if (!edits) return null
  try {
    return mergeEdits(edits).replacements
  } catch {
    return null
  }
}

/** Writes the wave and reads it again; false, and nothing done, when it does not say what is meant. */
function writeWave(run: Run, wave: Wave): boolean {
  const ops = wave.taken.map(([, op]) => op)
  const meant = applyOps(run.state.schema, ops, portOf(run.state))
  if (!meant.ok) return false
  if (wave.edits.length > 0) {
    const change = mergeEdits(wave.edits)
    const next = tryChange(run.state, change, ops, meant.value)
    if ('because' in next || next.diagnostics.length > run.state.diagnostics.length) return false
    take(run, next, change)
    for (const [index, told] of wave.told) run.told.set(index, toldAfter(told, change, next))
  } else for (const [index, told] of wave.told) run.told.set(index, told)
  return true
}

function take(run: Run, state: DocumentState, change: TextChange): void {
  for (const [index, told] of run.told) run.told.set(index, toldAfter(told, change, state))
  run.state = state
  run.change = composeChanges(run.change, change)
  run.waves++
}

/** What was told of an op, its places moved along with a change that gave the state. */
function toldAfter(told: Told, change: TextChange, after: DocumentState): Told {
  if (told.unresolved.length === 0) return told
  return { ...told, unresolved: mentionsAfter(told.unresolved, change, after) }
}

/** The entities that an op makes, changes or takes away. */
function touchedBy(before: Schema, after: Schema): readonly EntityId[] {
  const touched: EntityId[] = []
  for (const key of ['tables', 'views', 'enums', 'sequences', 'routines', 'schemas', 'objects'] as const) {
    const from: ReadonlyMap<EntityId, unknown> = before[key]
    const to: ReadonlyMap<EntityId, unknown> = after[key]
    for (const [id, entity] of to) if (from.get(id) !== entity) touched.push(id)
    for (const id of from.keys()) if (!to.has(id)) touched.push(id)
  }
  // A sequence and the column that owns it change together, or one would overtake the other.
  for (const [id, { ownedBy }] of before.sequences) {
    if (ownedBy && after.sequences.get(id) !== before.sequences.get(id)) {
      touched.push(entityId('table', ownedBy.schema, ownedBy.table))
    }
  }
  return touched
}

/** Whether two edits cannot be made on one reading. Text that is put in at one place stands in the order of the ops. */
function meets(a: Replacement, b: Replacement): boolean {
  if (a.from > b.to || b.from > a.to) return false
  return !(isAdded(a) && isAdded(b) && a.from === b.from)
}

/** Text put in that does not close what stands before it: two commas or semicolons would be one too many. */
function isAdded({ from, to, insert }: Replacement): boolean {
  const first = insert.trimStart().charAt(0)
  return from === to && first !== ',' && first !== ';'
}

function portOf(state: DocumentState) {
  const { canonicalType, quote } = dialectOf(state.dialect)
  return { canonicalType, quote }
}
