import { entityId, splitQualified } from '../identity.ts'
import type { Index, Table, View } from '../model.ts'
import type { IndexSpec } from '../ops.ts'
import { buildIndex, childId } from './build.ts'
import { ApplyFailure, type Draft, labelOf, need, needTable, refuseBadName } from './draft.ts'
import { sqlFingerprint } from './scan-sql.ts'
import { tablesWithIndex } from './table-index.ts'

export function addIndex(draft: Draft, ref: string, spec: IndexSpec): void {
  const owner = needOwner(draft, ref)
  putIndexes(draft, owner, [...owner.indexes, buildIndex(draft, owner, spec)])
}

export function alterIndex(draft: Draft, ref: string, name: string, spec: IndexSpec): void {
  const owner = needOwner(draft, ref)
  const old = needIndex(owner, name)
  refuseParents(draft, owner, old)
  const rest = { ...owner, indexes: owner.indexes.filter((index) => index !== old) }
  const given = spec.name ?? (old.named ? old.name : null)
  const next = { ...buildIndex(draft, rest, { ...spec, name: given }), comment: old.comment }
  putIndexes(
    draft,
    owner,
    owner.indexes.map((index) => (index === old ? next : index)),
  )
}

export function dropIndex(draft: Draft, ref: string, name: string): void {
  const owner = needOwner(draft, ref)
  const old = needIndex(owner, name)
  refuseParents(draft, owner, old)
  putIndexes(
    draft,
    owner,
    owner.indexes.filter((index) => index !== old),
  )
}

/** Refuses to change what is a part of the parent's index. */
function refuseParents(draft: Draft, owner: Table | View, index: Index): void {
  if (owner.entity !== 'table' || !owner.partitionOf) return
  const { schema, name } = owner.partitionOf.parent
  const parent = draft.tables.get(entityId('table', schema, name))
  const shape = shapeOf(index)
  const whole = parent?.indexes.find((each) => !each.only && shapeOf(each) === shape)
  if (!parent || !whole) return
  const told = `${index.name} is a part of ${whole.name} on ${labelOf(parent)}: change it there.`
  throw new ApplyFailure('invalid', told)
}

function shapeOf({ keys, unique, method, where, include }: Index): string {
  return JSON.stringify([keys, unique, method, where && sqlFingerprint(where), include])
}

export function renameIndex(draft: Draft, ref: string, name: string, to: string): void {
  const owner = needOwner(draft, ref)
  const old = needIndex(owner, name)
  refuseBadName(to)
  const isOfTable = tablesWithIndex(draft, { schema: owner.schema, name: to }).length > 0
  if (isOfTable || isOfView(draft, owner.schema, to))
    throw new ApplyFailure('already-exists', `There is an index ${to} already.`)
  change(draft, owner, old, { id: childId('index', owner, to), name: to, named: true })
}

function isOfView(draft: Draft, schema: string, name: string): boolean {
  for (const view of draft.views.values()) {
    if (view.schema === schema && view.indexes.some((index) => index.name === name)) return true
  }
  return false
}

export function setIndexComment(draft: Draft, ref: string, name: string, comment: string | null): void {
  const owner = needOwner(draft, ref)
  change(draft, owner, needIndex(owner, name), { comment: comment === '' ? null : comment })
}

function change(draft: Draft, owner: Table | View, old: Index, patch: Partial<Index>): void {
  putIndexes(
    draft,
    owner,
    owner.indexes.map((index) => (index === old ? { ...index, ...patch } : index)),
  )
}

/** A table, or a materialized view. */
function needOwner(draft: Draft, ref: string): Table | View {
  try {
    return needTable(draft, ref)
  } catch (failure) {
    const parts = splitQualified(ref)
    const view = [...draft.views.values()].find(
      (each) => each.name === parts.at(-1) && (parts.length === 1 || each.schema === parts.at(-2)),
    )
    if (view) return need(draft, draft.views, 'view', ref)
    throw failure
  }
}

function needIndex(owner: Table | View, name: string): Index {
  const found = owner.indexes.find((index) => index.name === name)
  if (!found) throw new ApplyFailure('not-found', `${labelOf(owner)} has no index ${name}.`)
  return found
}

function putIndexes(draft: Draft, owner: Table | View, indexes: readonly Index[]): void {
  if (owner.entity === 'table') draft.tables.set(owner.id, { ...owner, indexes })
  else draft.views.set(owner.id, { ...owner, indexes })
}
