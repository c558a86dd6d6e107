import type { RewriteRule, Schema, Table, TopLevelEntity, Trigger, View } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import { allEntities } from '../queries.ts'
import { ApplyFailure, type Draft, finishDraft } from './draft.ts'
import { entitiesOf, needOwned } from './owned.ts'

type ObjectKind = Extract<SchemaOp, { readonly op: 'object.add' }>['kind']

/** Puts what a statement makes, as the dialect reads it, into the draft; false when it makes nothing of the kind. */
export function addDeclared(draft: Draft, kind: ObjectKind, made: Schema): boolean {
  if (kind === 'trigger' || kind === 'rule') return addToOwner(draft, kind, made)
  const maps = {
    schema: made.schemas,
    domain: made.domains,
    composite: made.composites,
    range: made.ranges,
    sequence: made.sequences,
    routine: made.routines,
    extension: made.extensions,
    object: made.objects,
  } as const
  const map = entitiesOf(draft, kind)
  let found = false
  for (const entity of maps[kind].values() as Iterable<TopLevelEntity>) {
    if (map.has(entity.id)) {
      throw new ApplyFailure('already-exists', `There is a ${kind} ${entity.name} already.`)
    }
    map.set(entity.id, entity)
    found = true
  }
  return found
}

/** Lets an object be what its new statement says; owner, privileges, comment and uses stay. */
export function alterDeclared(draft: Draft, op: Extract<SchemaOp, { readonly op: 'object.alter' }>): void {
  const old = needOwned(draft, op.kind, op.object)
  const map = entitiesOf(draft, op.kind)
  const entries = [...map]
  // The statement is read where nothing has the name yet.
  map.delete(old.id)
  const made = draft.port.declare?.(op.definition, finishDraft(draft))
  const found = made && [...allEntities(made)].find((entity) => entity.id === old.id)
  const { owner, grants, comment } = old
  const link = old.entity === 'sequence' ? { ownedBy: old.ownedBy } : {}
  const next = found
    ? ({ ...found, owner, grants, comment, ...link } as typeof found)
    : old.entity === 'routine'
      ? { ...old, definition: op.definition }
      : old
  map.clear()
  for (const [id, entity] of entries) map.set(id, id === old.id ? next : entity)
}

function addToOwner(draft: Draft, kind: 'trigger' | 'rule', made: Schema): boolean {
  let found = false
  for (const owner of [...made.tables.values(), ...made.views.values()]) {
    const here = draft.tables.get(owner.id) ?? draft.views.get(owner.id)
    if (!here) continue
    const fresh = kind === 'trigger' ? { triggers: owner.triggers } : { rules: owner.rules }
    if (Object.values(fresh).every((list) => list.length === 0)) continue
    found = true
    putOwner(draft, joined(here, fresh))
  }
  return found
}

function joined(
  owner: Table | View,
  fresh: { readonly triggers?: readonly Trigger[]; readonly rules?: readonly RewriteRule[] },
): Table | View {
  return {
    ...owner,
    triggers: [...owner.triggers, ...(fresh.triggers ?? [])],
    rules: [...owner.rules, ...(fresh.rules ?? [])],
  }
}

function putOwner(draft: Draft, owner: Table | View): void {
  if (owner.entity === 'table') draft.tables.set(owner.id, owner)
  else draft.views.set(owner.id, owner)
}
