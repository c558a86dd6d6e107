import type { DefaultPrivileges, EntityKind } from '../../../schema/index.ts'
import type { Name, QName, Raw, Span, TypeNode } from '../../core/index.ts'
import { readDataType, type TypeResolver } from '../types.ts'
import { grantsOfNew } from './default-privileges.ts'
import { extensionTypes } from './extension-types.ts'
import { standardStrings } from './standard-strings.ts'
import { type Item, keyOf, type Mark, type Relation, type TableItem, type World } from './world.ts'

/** The state of reading one statement into the world. */
export interface Fold {
  readonly world: World
  /** A whole script, or only the statements of a few objects with all others standing as they are. */
  readonly scope: 'whole' | 'part'
  /** Schemas searched for unqualified names. */
  path: readonly string[]
  /** Whose the new objects are; null is whoever runs the script. */
  role: string | null
  /** Whose session it is, which the role comes back to. */
  session: string | null
  /** What new objects come with. */
  defaults: readonly DefaultPrivileges[]
  /** Place of the statement in script order. */
  at: number
  /** Text of the statement's segment. */
  text: string
  /** Whether a backslash is an escape in its plain strings. */
  backslashes: boolean
  /** The statement without its trivia and terminator. */
  statement: Span
  /** Objects made by a partial fold; it may touch no others. */
  readonly fresh: Set<Item> | null
  /** Objects the statement touches. */
  touched: Item[]
  /** Problems of a statement that touches nothing. */
  readonly stray: Map<number, { from: number; to: number; severity: 'error' | 'warning'; message: string }[]>
}

/** Thrown out of a partial fold when what is to be done reaches beyond the objects folded. */
export class NotLocal extends Error {}

/** Ends a partial fold: the statement changes more than one object. */
export function needWhole(fold: Fold): void {
  if (fold.scope === 'part') throw new NotLocal()
}

/** Marks objects as renamed or dropped, so that later edits of them fold the whole script. */
export function entangle(fold: Fold, ...items: readonly Item[]): void {
  needWhole(fold)
  for (const item of items) {
    item.entangled = true
    touch(fold, item)
  }
}

/** Notes that the statement takes from one object what it gives another: they are folded together. */
export function tie(fold: Fold, ...items: readonly Item[]): void {
  for (const item of items) touch(fold, item)
}

export function touch(fold: Fold, item: Item): void {
  if (fold.fresh && !fold.fresh.has(item)) throw new NotLocal()
  if (item.statements.at(-1) !== fold.at) item.statements.push(fold.at)
  if (!fold.touched.includes(item)) fold.touched.push(item)
}

/** Notes where the current statement says something of an object or, with `kind:name`, of its part. */
export function mark(
  fold: Fold,
  item: Item,
  part: string,
  role: Mark['role'],
  span: Span,
  name: Span | null,
): void {
  const entry: Mark = { at: fold.at, from: span.from, to: span.to, role, name }
  const list = item.marks.get(part)
  if (list) list.push(entry)
  else item.marks.set(part, [entry])
  touch(fold, item)
}

export function partKey(kind: EntityKind, name: string): string {
  return `${kind}:${name}`
}

export function report(
  fold: Fold,
  item: Item | null,
  severity: 'error' | 'warning',
  span: Span,
  message: string,
): void {
  const problem = { at: fold.at, from: span.from, to: span.to, severity, message }
  if (item) {
    item.problems.push(problem)
    fold.world.troubled.add(item)
    touch(fold, item)
    return
  }
  // What could not be found may be declared by a later edit anywhere.
  const list = fold.stray.get(fold.at)
  if (list) list.push(problem)
  else fold.stray.set(fold.at, [problem])
}

export function sqlOf(fold: Fold, raw: Raw): string {
  const sql = fold.text.slice(raw.from, raw.to).trim()
  return fold.backslashes ? standardStrings(sql) : sql
}

export function lastName(name: QName): Name {
  const last = name.parts.at(-1)
  if (!last) throw new Error('sql: a qualified name without parts')
  return last
}

/** The schema written before a name, or null; a database name before it is left out. */
export function schemaOf(name: QName): string | null {
  return name.parts.at(-2)?.value ?? null
}

/** Where a new object without a written schema goes. */
export function creationSchema(fold: Fold, name: QName): string {
  return (
    schemaOf(name) ??
    fold.path.find((schema) => fold.world.schemas.has(schema) || schema === 'public') ??
    'public'
  )
}

/** Remembers that an object depends on what the bare name means. */
export function depend(fold: Fold, item: Item, name: string): void {
  addUser(fold.world.lookups, name, item)
  item.looked.add(name)
}

/** Remembers that an object points at the table of that bare name, whatever its columns are. */
export function pointAt(fold: Fold, item: Item, name: string): void {
  addUser(fold.world.pointers, name, item)
  item.pointed.add(name)
}

function addUser(index: Map<string, Set<Item>>, name: string, item: Item): void {
  const users = index.get(name)
  if (users) users.add(item)
  else index.set(name, new Set([item]))
}

/** Finds a relation as the engine would, along the search path. */
export function findRelation(fold: Fold, name: QName): Relation | null {
  return findRelationNamed(fold, schemaOf(name), lastName(name).value)
}

export function findRelationNamed(fold: Fold, schema: string | null, name: string): Relation | null {
  const { world } = fold
  if (schema !== null) {
    const found = world.relations.get(keyOf(schema, name))
    if (!found) miss(fold, name)
    return declaredBefore(fold, found ?? null)
  }
  if ((world.spaces.get(name) ?? 0) > 1) needWhole(fold)
  const temporary = world.relations.get(keyOf('pg_temp', name))
  if (temporary) return declaredBefore(fold, temporary)
  for (const space of fold.path) {
    const found = world.relations.get(keyOf(space, name))
    if (found) return declaredBefore(fold, found)
  }
  miss(fold, name)
  return null
}

/** A partial fold sees objects that come later in the script; a whole one does not. */
function declaredBefore(fold: Fold, relation: Relation | null): Relation | null {
  if (relation && fold.fresh && relation.item.declared > fold.at) throw new NotLocal()
  return relation
}

/** The table or null; what is not found is noted, since an edit elsewhere may declare it. */
export function findTableItem(fold: Fold, name: QName): TableItem | null {
  const relation = findRelation(fold, name)
  if (relation?.kind === 'item' && relation.item.type === 'table') return relation.item
  miss(fold, lastName(name).value)
  return null
}

/** Notes a name that could not be resolved: declaring it anywhere changes what this statement does. */
export function miss(fold: Fold, name: string): void {
  const { world, at } = fold
  needUnused(fold, name)
  if (!Number.isFinite(at)) return
  const places = world.misses.get(name)
  if (places) places.add(at)
  else world.misses.set(name, new Set([at]))
  const names = world.missedAt.get(at)
  if (names) names.add(name)
  else world.missedAt.set(at, new Set([name]))
}

/** Ends a partial fold if something had the name before: it is gone from the world and cannot be brought back. */
function needUnused(fold: Fold, name: string): void {
  if (fold.world.former.has(name)) needWhole(fold)
}

/** Forgets what the statement at a place did not find, before it is folded again or since it is gone. */
export function forgetMisses(world: World, at: number): void {
  for (const name of world.missedAt.get(at) ?? []) {
    const places = world.misses.get(name)
    places?.delete(at)
    if (places?.size === 0) world.misses.delete(name)
  }
  world.missedAt.delete(at)
}

/** Finds an enum, domain, range or composite type as the engine would. */
export function findType(fold: Fold, schema: string | null, name: string): Item | null {
  const { world } = fold
  const spaces = schema === null ? fold.path : [schema]
  if (schema === null && (world.spaces.get(name) ?? 0) > 1) needWhole(fold)
  for (const space of spaces) {
    const key = keyOf(space, name)
    const relation = world.relations.get(key)
    const found = world.types.get(key) ?? (relation?.kind === 'item' ? relation.item : undefined)
    if (found && fold.fresh && found.declared > fold.at) throw new NotLocal()
    if (found) return found
  }
  return null
}

/** Reads a column's type; a user's own type is resolved and depended upon. */
export function typeOf(fold: Fold, item: Item, node: TypeNode | Span) {
  return readDataType(fold.text.slice(node.from, node.to), resolverFor(fold, item))
}

export function resolverFor(fold: Fold, item: Item | null): TypeResolver {
  return (schema, name) => {
    if (item) depend(fold, item, name)
    const found = findType(fold, schema, name)
    if (found) return found.record.schema
    if (schema !== null) return schema
    const extension = extensionTypes[name]
    const installed = extension === undefined ? undefined : fold.world.extensions.get(extension)
    if (item) depend(fold, item, `extension ${extension ?? ''}`)
    return installed?.record.schema ?? null
  }
}

/** Gives a relation's name to an object; false when another has it. */
export function claimRelation(fold: Fold, schema: string, name: string, relation: Relation): boolean {
  const { world } = fold
  const key = keyOf(schema, name)
  needUnused(fold, name)
  if (world.relations.has(key)) {
    needWhole(fold)
    world.contested.add(name)
    return false
  }
  world.relations.set(key, relation)
  if (relation.kind === 'item') world.spaces.set(name, (world.spaces.get(name) ?? 0) + 1)
  return true
}

export function releaseRelation(fold: Fold, schema: string, name: string): void {
  const { world } = fold
  const key = keyOf(schema, name)
  const relation = world.relations.get(key)
  if (!relation) return
  world.relations.delete(key)
  if (relation.kind === 'item') world.spaces.set(name, (world.spaces.get(name) ?? 1) - 1)
}

export function claimType(fold: Fold, schema: string, name: string, item: Item): boolean {
  const { world } = fold
  const key = keyOf(schema, name)
  if (world.types.has(key)) {
    needWhole(fold)
    world.contested.add(name)
    return false
  }
  world.types.set(key, item)
  world.spaces.set(name, (world.spaces.get(name) ?? 0) + 1)
  return true
}

export function releaseType(fold: Fold, schema: string, name: string): void {
  if (!fold.world.types.delete(keyOf(schema, name))) return
  fold.world.spaces.set(name, (fold.world.spaces.get(name) ?? 1) - 1)
}

export function countConstraintName(fold: Fold, schema: string, name: string, by: 1 | -1): void {
  const { constraintNames, chosen } = fold.world
  const key = keyOf(schema, name)
  // A name given where it was chosen for another makes that one choose again.
  if (by === 1 && constraintNames.has(key) && chosen.has(key)) needWhole(fold)
  const count = (constraintNames.get(key) ?? 0) + by
  if (count > 0) constraintNames.set(key, count)
  else constraintNames.delete(key)
}

/** Puts a new object into the world, with the owner and the privileges that it comes with. */
export function addItem(fold: Fold, item: Item): void {
  needUnused(fold, item.record.name)
  item.record.owner ??= fold.role
  item.record.grants = grantsOfNew(fold, item)
  fold.world.items.add(item)
  fold.fresh?.add(item)
}
