import { type EntityId, type EntityKind, entityId, splitQualified } from '../identity.ts'
import type { QualifiedName, Routine, Table, Trigger, View } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import { childId } from './build.ts'
import { ApplyFailure, type Draft, refuseBadName, refuseTaken, replaceIn } from './draft.ts'
import { entitiesOf, needOwned, type OwnedKind } from './owned.ts'
import { renameTable } from './rename.ts'
import { renameInAllSql } from './rename-in-sql.ts'
import { retype } from './retype.ts'
import { scanSql } from './scan-sql.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

/** Gives any object but a table or column another name; what names it for certain names it anew. */
export function renameObject(draft: Draft, op: Op<'object.rename'>) {
  refuseBadName(op.to)
  if (op.kind === 'schema') return renameSchema(draft, op.object, op.to)
  if (op.kind === 'trigger' || op.kind === 'rule') return renameOnOwner(draft, op.kind, op.object, op.to)
  const { schema } = needOwned(draft, op.kind, op.object)
  moveObject(draft, op.kind, op.object, { schema, name: op.to })
}

/** Moves an object into another schema. */
export function setObjectSchema(draft: Draft, op: Op<'object.setSchema'>): void {
  refuseBadName(op.schema)
  const { name } = needOwned(draft, op.kind, op.object)
  moveObject(draft, op.kind, op.object, { schema: op.schema, name })
}

function moveObject(
  draft: Draft,
  kind: Exclude<OwnedKind, 'schema' | 'table'>,
  ref: string,
  to: QualifiedName,
): void {
  const old = needOwned(draft, kind, ref)
  if (old.schema === to.schema && old.name === to.name) return
  switch (old.entity) {
    case 'view':
    case 'sequence':
      refuseTaken(draft, to.schema, to.name)
      renameInAllSql(draft, [{ kind: 'relation', schema: old.schema, name: old.name }], newName(old, to))
      break
    case 'enum':
    case 'domain':
    case 'composite':
    case 'range':
      renameInAllSql(draft, [{ kind: 'type', schema: old.schema, name: old.name }], newName(old, to))
      break
    default:
      break
  }
  const map = entitiesOf(draft, kind)
  const now = map.get(old.id) ?? old
  if (now.entity === 'routine') {
    replaceIn(map, now, movedRoutine(draft, now, to))
    return
  }
  const id = idOf(now.id, now, to)
  if (map.has(id)) throw new ApplyFailure('already-exists', `There is a ${kind} ${to.name} already.`)
  const moved = { ...now, ...to, id }
  if (moved.entity === 'object') {
    replaceIn(map, now, { ...moved, definition: withName(draft, moved.definition, old, to) })
  } else if (moved.entity === 'view') replaceIn(map, now, withParts(moved))
  else replaceIn(map, now, moved)
  if (now.entity === 'view') pointViews(draft, old, to)
  if (['enum', 'domain', 'composite', 'range', 'view'].includes(kind)) retype(draft, old, to)
}

/** The same id under another name; opaque objects have their kind in front, global ones no schema. */
function idOf(id: EntityId, old: QualifiedName, to: QualifiedName): EntityId {
  const kind = id.slice(0, id.indexOf(':')) as EntityKind
  const parts = splitQualified(id.slice(kind.length + 1))
  if (kind !== 'object') return entityId(kind, to.schema, to.name)
  const named = parts.at(-1) === old.name ? [...parts.slice(0, -1), to.name] : parts
  const placed = named.map((part, at) => (at === named.length - 2 && part === old.schema ? to.schema : part))
  return entityId(kind, ...(old.schema === '' ? named : placed))
}

function movedRoutine(draft: Draft, old: Routine, to: QualifiedName): Routine {
  const next: Routine = {
    ...old,
    ...to,
    id: entityId('routine', to.schema, to.name, old.signature),
    definition: withName(draft, old.definition, old, to),
  }
  for (const owner of [...draft.tables.values(), ...draft.views.values()]) {
    const triggers = owner.triggers.map((each) => callRenamed(draft, each, old, to))
    if (triggers.every((each, at) => each === owner.triggers[at])) continue
    if (owner.entity === 'table') draft.tables.set(owner.id, { ...owner, triggers })
    else draft.views.set(owner.id, { ...owner, triggers })
  }
  return next
}

/** A trigger that calls the routine by its new name. */
function callRenamed(draft: Draft, trigger: Trigger, old: QualifiedName, to: QualifiedName): Trigger {
  const qualified = `${old.schema}.${old.name}`
  if (trigger.routine !== old.name && trigger.routine !== qualified) return trigger
  const tokens = scanSql(trigger.definition)
  const at = tokens.findLastIndex(
    (token, index) => token.value === old.name && tokens[index + 1]?.value === '(',
  )
  const token = tokens[at]
  if (!token) return trigger
  const before = tokens[at - 1]?.value === '.' ? tokens[at - 2] : undefined
  const { quote } = draft.port
  const from = before?.from ?? token.from
  const name = before || old.schema !== to.schema ? `${quote(to.schema)}.${quote(to.name)}` : quote(to.name)
  const definition = trigger.definition.slice(0, from) + name + trigger.definition.slice(token.to)
  return {
    ...trigger,
    definition,
    routine: trigger.routine === qualified ? `${to.schema}.${to.name}` : to.name,
  }
}

/** The creating statement with the object's own name, the first mention of it, replaced. */
function withName(draft: Draft, definition: string, old: QualifiedName, to: QualifiedName): string {
  const tokens = scanSql(definition)
  const at = tokens.findIndex((token) => token.kind !== 'string' && token.value === old.name)
  const token = tokens[at]
  if (!token) return definition
  const { quote } = draft.port
  const space = tokens[at - 1]?.value === '.' ? tokens[at - 2] : undefined
  const qualified = space !== undefined || (old.schema !== to.schema && to.schema !== '')
  const name = qualified ? `${quote(to.schema)}.${quote(to.name)}` : quote(to.name)
  return definition.slice(0, space?.from ?? token.from) + name + definition.slice(token.to)
}

function pointViews(draft: Draft, old: QualifiedName, to: QualifiedName): void {
  const isOld = (each: QualifiedName) => each.schema === old.schema && each.name === old.name
  for (const view of [...draft.views.values()]) {
    if (!view.dependsOn.some(isOld)) continue
    draft.views.set(view.id, {
      ...view,
      dependsOn: view.dependsOn.map((each) => (isOld(each) ? to : each)),
    })
  }
}

/** The view with the ids of its parts made from its name. */
function withParts(view: View): View {
  return {
    ...view,
    indexes: view.indexes.map((each) => ({ ...each, id: childId('index', view, each.name) })),
    triggers: view.triggers.map((each) => ({ ...each, id: childId('trigger', view, each.name) })),
    rules: view.rules.map((each) => ({ ...each, id: childId('rule', view, each.name) })),
  }
}

function renameOnOwner(draft: Draft, kind: 'trigger' | 'rule', ref: string, to: string): void {
  const [schema = '', owner = '', name = ''] = splitQualified(ref)
  const found: Table | View | undefined =
    draft.tables.get(entityId('table', schema, owner)) ?? draft.views.get(entityId('view', schema, owner))
  const list = kind === 'trigger' ? found?.triggers : found?.rules
  if (!found || !list?.some((each) => each.name === name)) {
    throw new ApplyFailure('not-found', `There is no ${kind} ${ref}.`)
  }
  if (list.some((each) => each.name === to)) {
    throw new ApplyFailure('already-exists', `There is a ${kind} ${to} already.`)
  }
  const patch = <T extends { readonly id: EntityId; readonly name: string; readonly definition: string }>(
    each: T,
  ): T => {
    if (each.name !== name) return each
    const definition = withName(draft, each.definition, { schema: '', name }, { schema: '', name: to })
    return { ...each, id: childId(kind, found, to), name: to, definition }
  }
  const parts =
    kind === 'trigger' ? { triggers: found.triggers.map(patch) } : { rules: found.rules.map(patch) }
  if (found.entity === 'table') draft.tables.set(found.id, { ...found, ...parts })
  else draft.views.set(found.id, { ...found, ...parts })
}

/** Everything in the schema goes along. */
function renameSchema(draft: Draft, from: string, to: string): void {
  const old = needOwned(draft, 'schema', from)
  if (from === to) return
  const id = entityId('schema', to)
  if (draft.schemas.has(id)) throw new ApplyFailure('already-exists', `There is a schema ${to} already.`)
  for (const table of [...draft.tables.values()]) {
    if (table.schema === from) renameTable(draft, table.id.slice('table:'.length), { schema: to })
  }
  for (const kind of ['view', 'enum', 'domain', 'composite', 'range', 'sequence', 'routine'] as const) {
    for (const entity of [...entitiesOf(draft, kind).values()]) {
      if (entity.schema !== from) continue
      moveObject(draft, kind, entity.id.slice(kind.length + 1), { schema: to, name: entity.name })
    }
  }
  const schemas = entitiesOf(draft, 'schema')
  replaceIn(schemas, schemas.get(old.id) ?? old, { ...old, id, schema: to, name: to })
}

function newName(old: QualifiedName, to: QualifiedName) {
  return { old: old.name, name: to.name, schema: old.schema === to.schema ? null : to.schema }
}
