import {
  differing,
  type EntityId,
  entityId,
  joinQualified,
  type Schema,
  type Sequence,
} from '../schema/index.ts'
import { diffKind } from './object-kind.ts'
import type { DiffContext, Phase } from './op-list.ts'
import { sameSequenceOptions } from './same-parts.ts'
import { refOf } from './specs.ts'

/** Sequences that stand by themselves, and the columns that own them. */
export function diffSequences(context: DiffContext): void {
  const { before, after } = context
  const mayDiffer = differingIn(context)
  if (mayDiffer.size === 0) return
  const old = ownSequences(before, after, mayDiffer)
  const next = ownSequences(after, before, mayDiffer)
  diffKind(context, 'sequence', old, next, {
    same: sameSequence,
    drop: () => 'drop objects',
    add: () => 'create sequences',
  })
  for (const sequence of next.values()) {
    const before = old.get(sequence.id)
    const was = before?.ownedBy ?? null
    const { ownedBy } = sequence
    if (JSON.stringify(was) === JSON.stringify(ownedBy)) continue
    const own = (by: Sequence['ownedBy'], phase: Phase) =>
      context.add(phase, {
        op: 'sequence.setOwnedBy',
        sequence: refOf(sequence),
        ownedBy: by && { table: joinQualified(by.schema, by.table), column: by.column },
      })
    // A sequence goes with the column that owns it, and has its table's owner.
    if (was) own(null, 'detach')
    if (ownedBy) own(ownedBy, 'own')
  }
}

function sameSequence(a: Sequence, b: Sequence): boolean {
  return a.type.display === b.type.display && sameSequenceOptions(a.options, b.options, a.type.display)
}

/** Leaves out too what the other side has as part of a serial of the same column. */
function ownSequences(
  schema: Schema,
  other: Schema,
  wanted: ReadonlySet<EntityId>,
): ReadonlyMap<EntityId, Sequence> {
  return new Map(
    [...schema.sequences].filter(([id, sequence]) => {
      if (!wanted.has(id) || isImplied(schema, sequence)) return false
      const same = other.sequences.get(id)
      const sameOwner = JSON.stringify(same?.ownedBy) === JSON.stringify(sequence.ownedBy)
      return !(same && sameOwner && isImplied(other, same))
    }),
  )
}

/** The sequences that are not one record in both schemas, with one and the same table that they belong to. */
function differingIn({ before, after, tables }: DiffContext): ReadonlySet<EntityId> {
  const { gone, come } = differing(before.sequences, after.sequences)
  const found = new Set([...gone, ...come].map(({ id }) => id))
  const changed = new Set([...tables.gone, ...tables.come].map(({ name }) => name))
  if (changed.size === 0) return found
  for (const { sequences } of [before, after]) {
    for (const { id, ownedBy } of sequences.values()) if (ownedBy && changed.has(ownedBy.table)) found.add(id)
  }
  return found
}

/** Sequences that a serial or identity column makes are part of their column. */
export function withoutImplied(schema: Schema): ReadonlyMap<EntityId, Sequence> {
  return new Map([...schema.sequences].filter(([, sequence]) => !isImplied(schema, sequence)))
}

/** Whether a serial or identity column makes the sequence by itself. */
export function isImplied(schema: Schema, sequence: Sequence): boolean {
  if (!sequence.ownedBy) return false
  const owner = schema.tables.get(entityId('table', sequence.ownedBy.schema, sequence.ownedBy.table))
  const column = owner?.columns.find((each) => each.name === sequence.ownedBy?.column)
  return column !== undefined && (column.serial !== null || column.identity !== null)
}
