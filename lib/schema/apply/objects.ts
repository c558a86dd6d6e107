import { type EntityId, entityId, joinQualified, splitQualified } from '../identity.ts'
import type { Sequence, TopLevelEntity, Trigger } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import { addDeclared } from './declared.ts'
import { ApplyFailure, type Draft, finishDraft, homes, labelOf, refuseBadName } from './draft.ts'
import { dropSequence, dropTableWithDependents, dropViewWithDependents } from './drops.ts'
import { dropColumnsOfType } from './enums.ts'
import { dropCallersOf } from './routine-callers.ts'
import { scanSql } from './scan-sql.ts'
import { dropUsersOfType } from './type-users.ts'

type ObjectKind = Extract<SchemaOp, { readonly op: 'object.drop' }>['kind']

export function addSchema(draft: Draft, name: string): void {
  refuseBadName(name)
  const id = entityId('schema', name)
  if (draft.schemas.has(id)) throw new ApplyFailure('already-exists', `There is a schema ${name} already.`)
  draft.schemas.set(id, {
    entity: 'schema',
    id,
    schema: name,
    name,
    owner: null,
    comment: null,
    grants: [],
  })
}

/** Everything in the schema goes with it. */
export function dropSchema(draft: Draft, name: string): void {
  const id = entityId('schema', name)
  if (!draft.schemas.has(id)) throw new ApplyFailure('not-found', `There is no schema ${name}.`)
  for (const table of [...draft.tables.values()]) {
    if (table.schema !== name) continue
    dropTableWithDependents(draft, table)
    dropUsersOfType(draft, table)
  }
  for (const view of [...draft.views.values()]) {
    if (view.schema === name) dropViewWithDependents(draft, view)
  }
  for (const sequence of [...draft.sequences.values()]) {
    if (sequence.schema === name) dropSequence(draft, sequence)
  }
  for (const map of [draft.enums, draft.domains, draft.composites, draft.ranges]) {
    for (const type of [...map.values()]) if (type.schema === name) dropUsersOfType(draft, type)
  }
  for (const map of [
    draft.enums,
    draft.domains,
    draft.composites,
    draft.ranges,
    draft.routines,
    draft.objects,
  ]) {
    for (const entity of [...map.values()]) if (entity.schema === name) map.delete(entity.id)
  }
  draft.schemas.delete(id)
}

/**
 * An object given by its statement. Only reading the text can tell all of it: here it is kept under
 * a name that the statement itself holds, so that later ops of the same list see something there.
 */
export function addObject(draft: Draft, kind: ObjectKind, definition: string): void {
  const name = scanSql(definition)
    .filter((token) => token.kind !== 'symbol')
    .map((token) => token.value)
    .join(' ')
  if (name === '') throw new ApplyFailure('invalid', 'The definition is empty.')
  const made = draft.port.declare?.(definition, finishDraft(draft))
  if (made && addDeclared(draft, kind, made)) return
  const id = entityId('object', kind, name)
  draft.objects.set(id, {
    entity: 'object',
    id,
    schema: '',
    name,
    owner: null,
    comment: null,
    grants: [],
    kind,
    definition,
  })
}

export function dropObject(draft: Draft, kind: ObjectKind, ref: string) {
  if (kind === 'schema') return dropSchema(draft, ref)
  const id = idOf(kind, ref)
  if (kind === 'trigger' || kind === 'rule') {
    for (const owner of [...draft.tables.values(), ...draft.views.values()]) {
      if (owner.triggers.length === 0 && owner.rules.length === 0) continue
      const triggers = owner.triggers.filter((each) => each.id !== id)
      const rules = owner.rules.filter((each) => each.id !== id)
      if (triggers.length === owner.triggers.length && rules.length === owner.rules.length) continue
      if (owner.entity === 'table') draft.tables.set(owner.id, { ...owner, triggers, rules })
      else draft.views.set(owner.id, { ...owner, triggers, rules })
      return
    }
    throw new ApplyFailure('not-found', `There is no ${kind} ${ref}.`)
  }
  const gone = mapOf(draft, kind).get(id)
  if (!gone) throw new ApplyFailure('not-found', `There is no ${kind} ${ref}.`)
  if (gone.entity === 'sequence') return dropOwnSequence(draft, gone)
  if (gone.entity === 'routine') {
    dropTriggersCalling(draft, gone)
    dropCallersOf(draft, gone)
  }
  if (kind === 'domain' || kind === 'composite' || kind === 'range') {
    dropColumnsOfType(draft, gone)
    dropUsersOfType(draft, gone)
  }
  mapOf(draft, kind).delete(id)
}

function dropOwnSequence(draft: Draft, sequence: Sequence): void {
  const owner = sequence.ownedBy
  const table = owner && draft.tables.get(entityId('table', owner.schema, owner.table))
  const column = table?.columns.find((each) => each.name === owner?.column)
  if (table && column?.identity) {
    throw new ApplyFailure(
      'invalid',
      `${labelOf(sequence)} makes the values of ${labelOf(table)}.${column.name}: take its identity away instead.`,
    )
  }
  dropSequence(draft, sequence)
}

/** A trigger cannot stand without its function. */
function dropTriggersCalling(draft: Draft, { schema, name }: TopLevelEntity): void {
  const calls = ({ routine }: Trigger): boolean => {
    const parts = splitQualified(routine)
    return (
      parts.at(-1) === name && (parts.length === 1 ? homes(draft).includes(schema) : parts.at(-2) === schema)
    )
  }
  for (const owner of [...draft.tables.values(), ...draft.views.values()]) {
    if (owner.triggers.length === 0) continue
    const triggers = owner.triggers.filter((each) => !calls(each))
    if (triggers.length === owner.triggers.length) continue
    if (owner.entity === 'table') draft.tables.set(owner.id, { ...owner, triggers })
    else draft.views.set(owner.id, { ...owner, triggers })
  }
}

export function setObjectComment(draft: Draft, kind: ObjectKind, ref: string, comment: string | null): void {
  const id = idOf(kind, ref)
  const text = comment === '' ? null : comment
  if (kind === 'trigger' || kind === 'rule') {
    for (const owner of [...draft.tables.values(), ...draft.views.values()]) {
      const patch = <T extends { readonly id: EntityId; readonly comment: string | null }>(each: T): T =>
        each.id === id ? { ...each, comment: text } : each
      if (![...owner.triggers, ...owner.rules].some((each) => each.id === id)) continue
      const parts = { triggers: owner.triggers.map(patch), rules: owner.rules.map(patch) }
      if (owner.entity === 'table') draft.tables.set(owner.id, { ...owner, ...parts })
      else draft.views.set(owner.id, { ...owner, ...parts })
      return
    }
    throw new ApplyFailure('not-found', `There is no ${kind} ${ref}.`)
  }
  putComment(mapOf(draft, kind), id, text, `${kind} ${ref}`)
}

function putComment<T extends { readonly comment: string | null }>(
  map: Map<EntityId, T>,
  id: EntityId,
  comment: string | null,
  label: string,
): void {
  const found = map.get(id)
  if (!found) throw new ApplyFailure('not-found', `There is no ${label}.`)
  map.set(id, { ...found, comment })
}

function idOf(kind: ObjectKind, ref: string): EntityId {
  return `${kind}:${joinQualified(...splitQualified(ref))}` as EntityId
}

function mapOf(draft: Draft, kind: Exclude<ObjectKind, 'trigger' | 'rule'>): Map<EntityId, TopLevelEntity> {
  return mapOfKind(draft, kind) as Map<EntityId, TopLevelEntity>
}

function mapOfKind(draft: Draft, kind: Exclude<ObjectKind, 'trigger' | 'rule'>) {
  switch (kind) {
    case 'schema':
      return draft.schemas
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
