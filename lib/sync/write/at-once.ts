import { type EntityId, type QualifiedName, scanSql, type Table } from '../../schema/index.ts'
import type { Segment } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { type Mention, type MentionTarget, mentionsOf } from '../mentions/find.ts'
import { isBroken } from '../stand-ins.ts'
import { namesOfColumn, pastNames, withPastNames } from './past-names.ts'
import type { Task } from './plan.ts'

/**
 * Places that name what the op takes away, outside of the edits, in statements whose names are looked up
 * when the script runs: with them left in, it would fail there.
 */
export function namedWhenRun(task: Task, edits: readonly Replacement[]): readonly Mention[] {
  const { state } = task
  const sorted = [...edits].sort((a, b) => a.from - b.from)
  const found: Mention[] = []
  const gone = goneFrom(task)
  const targets = [...gone.flatMap((each) => each.targets), ...goneObjects(task)]
  if (targets.length === 0) return found
  const world: DocumentState = {
    ...state,
    schema: withPastNames(
      state,
      gone.map((each) => each.table),
    ),
  }
  const ends = reachesOf(sorted)
  for (const target of targets) {
    for (const mention of mentionsOf(world, target)) {
      if (isInside(mention, sorted, ends)) continue
      if (isReadWhenRun(state, mention, target.kind)) found.push(mention)
    }
  }
  return found
}

/** Whether names at a place are looked up when the statement runs, and not only when something is called. */
export function isReadWhenRun(state: DocumentState, mention: Mention, kind: MentionTarget['kind']): boolean {
  const segment = state.tree.segments[mention.segment]
  if (!segment?.node || isBroken(segment) || segment.node.kind === 'drop') return false
  const { node } = segment
  if (node.kind === 'createRoutine') {
    const start = state.tree.starts[mention.segment] ?? 0
    const { body } = node
    if (!body || mention.from < start + body.from || mention.from >= start + body.to) return true
    return isCheckedBody(state, segment, mention.segment) || isDeclaring(state, segment, mention)
  }
  return !(kind === 'column' && isInString(state, mention, segment))
}

/** A body that the engine looks into when the routine is made. */
function isCheckedBody(state: DocumentState, { node, text }: Segment, index: number): boolean {
  if (node?.kind !== 'createRoutine' || !node.body) return false
  const written = text.slice(node.body.from, node.body.to).trimStart()
  const isQuoted =
    written.startsWith("'") || written.startsWith('$') || written.startsWith('E') || written.startsWith('e')
  if (!isQuoted) return true
  return node.language?.value.toLowerCase() === 'sql' && !skipsChecks(state, index)
}

/** The types of variables are looked up when a routine in PL/pgSQL is made: what stands in front of its BEGIN. */
function isDeclaring(state: DocumentState, { node, text }: Segment, mention: Mention): boolean {
  if (node?.kind !== 'createRoutine' || !node.body || node.language?.value.toLowerCase() !== 'plpgsql')
    return false
  const start = (state.tree.starts[mention.segment] ?? 0) + node.body.from
  const body = text.slice(node.body.from, node.body.to)
  const code = body.startsWith('$') ? body.indexOf('$', 1) + 1 : 1
  const begin = scanSql(body.slice(code)).find((each) => each.kind === 'word' && each.value === 'begin')
  if (!begin || mention.from >= start + code + begin.from) return false
  return !skipsChecks(state, mention.segment)
}

/** Whether `SET check_function_bodies = false` is in force, as in what pg_dump writes. */
function skipsChecks(state: DocumentState, before: number): boolean {
  for (const segment of state.tree.segments.slice(0, before)) {
    if (segment.node?.kind !== 'other' || segment.node.words !== 'set') continue
    const words = scanSql(segment.text.slice(segment.span.from, segment.span.to)).map((each) => each.value)
    if (words.includes('check_function_bodies'))
      return ['false', 'off', 'no', '0'].includes(words.at(-1) ?? '')
  }
  return false
}

/** Rows may say anything: only what is code is looked up. */
function isInString(state: DocumentState, mention: Mention, segment: Segment): boolean {
  if (segment.node?.kind !== 'other' || segment.node.words.startsWith('do')) return false
  const start = (state.tree.starts[mention.segment] ?? 0) + segment.span.from
  return scanSql(segment.text.slice(segment.span.from, segment.span.to)).some(
    (token) =>
      token.kind === 'string' && start + token.from <= mention.from && mention.to <= start + token.to,
  )
}

interface Gone {
  readonly table: Table
  readonly targets: readonly MentionTarget[]
}

/** The tables and columns that are in the schema before the op and not after, under each name that they have had. */
function goneFrom({ state, before, after }: Task): readonly Gone[] {
  const found: Gone[] = []
  for (const [id, table] of before.tables) {
    const next = after.tables.get(id)
    if (next === table) continue
    const { schema } = table
    const names = pastNames(state, table)
    const columns = next
      ? table.columns.filter((each) => !next.columns.some((other) => other.name === each.name))
      : []
    const targets: MentionTarget[] = next
      ? columns.flatMap((each) =>
          namesOfColumn(state, table, each.name).flatMap((column) =>
            names.map((name): MentionTarget => ({ kind: 'column', schema, table: name, column })),
          ),
        )
      : names.map((name) => ({ kind: 'relation', schema, name }))
    if (targets.length > 0) found.push({ table, targets })
  }
  return found
}

/** Views, types and sequences that go. */
function goneObjects({ before, after }: Task): readonly MentionTarget[] {
  const missing = <T extends QualifiedName>(
    from: ReadonlyMap<EntityId, T>,
    to: ReadonlyMap<EntityId, T>,
    kind: 'relation' | 'type',
  ): readonly MentionTarget[] =>
    from === to
      ? []
      : [...from].flatMap(([id, { schema, name }]) => (to.has(id) ? [] : [{ kind, schema, name }]))
  return [
    ...missing(before.views, after.views, 'relation'),
    ...missing(before.sequences, after.sequences, 'relation'),
    ...missing(before.enums, after.enums, 'type'),
    ...missing(before.domains, after.domains, 'type'),
    ...missing(before.composites, after.composites, 'type'),
    ...missing(before.ranges, after.ranges, 'type'),
  ]
}

/** For each edit the furthest end of it and those before. */
function reachesOf(sorted: readonly Replacement[]): readonly number[] {
  let reach = 0
  return sorted.map((edit) => {
    reach = Math.max(reach, edit.to)
    return reach
  })
}

function isInside(mention: Mention, sorted: readonly Replacement[], ends: readonly number[]): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((sorted[mid]?.from ?? 0) <= mention.from) low = mid + 1
    else high = mid
  }
  return low > 0 && (ends[low - 1] ?? 0) >= mention.to
}
