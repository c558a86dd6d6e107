import { type EntityId, type EntityKind, entityId, splitQualified } from './identity.ts'
import type { Column, EnumType, ForeignKey, Index, Schema, Table, TopLevelEntity, View } from './model.ts'

/** The table a qualified or unqualified name means, along the search path; null when there is none. */
export function findTable(schema: Schema, ref: string): Table | null {
  return findAlongPath(schema, ref, schema.tables, 'table')
}

export function findView(schema: Schema, ref: string): View | null {
  return findAlongPath(schema, ref, schema.views, 'view')
}

export function findEnum(schema: Schema, ref: string): EnumType | null {
  return findAlongPath(schema, ref, schema.enums, 'enum')
}

/**
 * What an unqualified name means to people where the script has no search path, as in a dump: the
 * object in `public`, else the only one of that name; null when there is none or more than one.
 */
export function findWithoutPath<T extends { readonly name: string }>(
  map: ReadonlyMap<EntityId, T>,
  kind: EntityKind,
  name: string,
): T | null {
  const home = map.get(entityId(kind, 'public', name))
  if (home) return home
  let only: T | null = null
  for (const each of map.values()) {
    if (each.name !== name) continue
    if (only) return null
    only = each
  }
  return only
}

export function findColumn(table: Table, name: string): Column | null {
  return table.columns.find((column) => column.name === name) ?? null
}

/** The table a foreign key points at; null when the script does not declare it. */
export function targetOf(schema: Schema, key: ForeignKey): Table | null {
  return schema.tables.get(targetIdOf(key)) ?? null
}

/** The id of the table a foreign key points at, declared or not. */
function targetIdOf(key: ForeignKey): EntityId {
  const known = targetIds.get(key)
  if (known) return known
  const id = entityId('table', key.references.schema, key.references.table)
  targetIds.set(key, id)
  return id
}

/** Keys never change; those of a large schema are asked for at each reading. */
const targetIds = new WeakMap<ForeignKey, EntityId>()

export interface Reference {
  readonly from: Table
  readonly key: ForeignKey
}

/** Every foreign key by the id of the table it points at. Linear; build once per reading. */
export function referencesByTarget(schema: Schema): ReadonlyMap<EntityId, readonly Reference[]> {
  const byTarget = new Map<EntityId, Reference[]>()
  for (const from of schema.tables.values()) {
    for (const key of from.foreignKeys) {
      const id = targetIdOf(key)
      const list = byTarget.get(id)
      if (list) list.push({ from, key })
      else byTarget.set(id, [{ from, key }])
    }
  }
  return byTarget
}

/** The column sets that identify a row: primary key, unique constraints and full unique indexes on plain columns. */
export function candidateKeys(table: Table): readonly (readonly string[])[] {
  const known = keysOfTables.get(table)
  if (known) return known
  const keys = table.uniques.map((unique) => unique.columns)
  if (table.primaryKey) keys.unshift(table.primaryKey.columns)
  for (const index of table.indexes) {
    const columns = plainColumns(index)
    if (index.unique && index.where === null && columns) keys.push(columns)
  }
  keysOfTables.set(table, keys)
  return keys
}

const keysOfTables = new WeakMap<Table, readonly (readonly string[])[]>()

/** The key columns of an index without expressions; null when it has one. */
export function plainColumns(index: Index): readonly string[] | null {
  const columns: string[] = []
  for (const key of index.keys) {
    if (key.column === null) return null
    columns.push(key.column)
  }
  return columns
}

/** All top-level entities in the order of their kinds, then of declaration. */
export function* allEntities(schema: Schema): Generator<TopLevelEntity> {
  yield* schema.schemas.values()
  yield* schema.extensions.values()
  yield* schema.enums.values()
  yield* schema.domains.values()
  yield* schema.composites.values()
  yield* schema.ranges.values()
  yield* schema.sequences.values()
  yield* schema.tables.values()
  yield* schema.views.values()
  yield* schema.routines.values()
  yield* schema.objects.values()
}

/** A schema with nothing in it. */
export function emptySchema(dialect: string, searchPath: readonly string[]): Schema {
  return {
    dialect,
    searchPath,
    schemas: new Map(),
    tables: new Map(),
    views: new Map(),
    enums: new Map(),
    domains: new Map(),
    composites: new Map(),
    ranges: new Map(),
    sequences: new Map(),
    routines: new Map(),
    extensions: new Map(),
    objects: new Map(),
  }
}

function findAlongPath<T extends { readonly name: string }>(
  schema: Schema,
  ref: string,
  map: ReadonlyMap<EntityId, T>,
  kind: 'table' | 'view' | 'enum',
): T | null {
  const parts = splitQualified(ref)
  if (parts.length > 1) return map.get(entityId(kind, ...parts.slice(-2))) ?? null
  const name = ref.startsWith('"') ? (parts[0] ?? ref) : ref
  for (const space of schema.searchPath) {
    const found = map.get(entityId(kind, space, name))
    if (found) return found
  }
  return schema.searchPath.length === 0 ? findWithoutPath(map, kind, name) : null
}
