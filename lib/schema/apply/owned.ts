import { type EntityId, joinQualified, splitQualified } from '../identity.ts'
import type { TopLevelEntity } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import type { BorrowedMap } from './borrowed-map.ts'
import { ApplyFailure, type Draft, need, needColumn, needTable, qualify } from './draft.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>
/** Kinds of things that stand by themselves in a schema. */
export type OwnedKind = Op<'object.setOwner'>['kind']

export function setOwner(draft: Draft, op: Op<'object.setOwner'>): void {
  patchOwned(draft, op.kind, op.object, { owner: op.owner })
}

export function setGrants(draft: Draft, op: Op<'object.setGrants'>): void {
  patchOwned(draft, op.kind, op.object, { grants: op.grants })
}

export function setSequenceOwner(draft: Draft, op: Op<'sequence.setOwnedBy'>): void {
  const sequence = need(draft, draft.sequences, 'sequence', op.sequence)
  if (op.ownedBy === null) {
    draft.sequences.set(sequence.id, { ...sequence, ownedBy: null })
    return
  }
  const table = needTable(draft, op.ownedBy.table)
  needColumn(table, op.ownedBy.column)
  const { schema, name } = qualify(draft, op.ownedBy.table)
  draft.sequences.set(sequence.id, {
    ...sequence,
    ownedBy: { schema, table: name, column: op.ownedBy.column },
  })
}

/** The map that holds the entities of a kind. */
export function entitiesOf(
  draft: Draft,
  kind: OwnedKind | 'extension',
): BorrowedMap<EntityId, TopLevelEntity> {
  return mapOf(draft, kind) as unknown as BorrowedMap<EntityId, TopLevelEntity>
}

/** The entity that a reference without its kind names; fails when there is none. */
export function needOwned(draft: Draft, kind: OwnedKind | 'extension', ref: string): TopLevelEntity {
  const found = entitiesOf(draft, kind).get(`${kind}:${joinQualified(...splitQualified(ref))}` as EntityId)
  if (!found) throw new ApplyFailure('not-found', `There is no ${kind} ${ref}.`)
  return found
}

function patchOwned(
  draft: Draft,
  kind: OwnedKind,
  ref: string,
  patch: Partial<Pick<TopLevelEntity, 'owner' | 'grants'>>,
): void {
  const found = needOwned(draft, kind, ref)
  entitiesOf(draft, kind).set(found.id, { ...found, ...patch })
}

function mapOf(draft: Draft, kind: OwnedKind | 'extension') {
  switch (kind) {
    case 'schema':
      return draft.schemas
    case 'table':
      return draft.tables
    case 'view':
      return draft.views
    case 'enum':
      return draft.enums
    case 'domain':
      return draft.domains
    case 'composite':
      return draft.composites
    case 'range':
      return draft.ranges
    case 'sequence':
      return draft.sequences
    case 'routine':
      return draft.routines
    case 'extension':
      return draft.extensions
    case 'object':
      return draft.objects
  }
}
