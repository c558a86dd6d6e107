import { type EntityId, emptySchema, type Schema, type TopLevelEntity } from '../schema/index.ts'
import type { Reading } from './protocol.ts'
import { shared } from './shared.ts'

/**
 * The page's copy of the schema after a reading. Only what the reading puts is new, and of that only what
 * says something else than before: every other record and part of one, every collection that holds no other record than before, and the schema itself when nothing changed
 * are those the page already had, so that components compare by identity.
 */
export function applyReading(schema: Schema, reading: Reading): Schema {
  const searchPath = sameNames(schema.searchPath, reading.searchPath) ? schema.searchPath : reading.searchPath
  const nothing = reading.put.length === 0 && reading.removed.length === 0 && !reading.order
  if (nothing && searchPath === schema.searchPath) return schema
  const byId = new Map<EntityId, TopLevelEntity>()
  const touched = new Set<TopLevelEntity['entity']>()
  const note = (entity: TopLevelEntity | undefined): void => {
    if (entity) touched.add(entity.entity)
  }
  for (const id of reading.removed) note(find(schema, id))
  for (const entity of reading.put) {
    const old = find(schema, entity.id)
    const kept = shared(old, entity)
    byId.set(entity.id, kept)
    if (kept !== old) note(kept)
  }
  const removed = new Set(reading.removed)
  if (reading.order) return rebuild(schema, { ...reading, searchPath }, byId, reading.order)
  return {
    ...schema,
    searchPath,
    schemas: patch(schema.schemas, 'schema', touched, byId, removed),
    tables: patch(schema.tables, 'table', touched, byId, removed),
    views: patch(schema.views, 'view', touched, byId, removed),
    enums: patch(schema.enums, 'enum', touched, byId, removed),
    domains: patch(schema.domains, 'domain', touched, byId, removed),
    composites: patch(schema.composites, 'composite', touched, byId, removed),
    ranges: patch(schema.ranges, 'range', touched, byId, removed),
    sequences: patch(schema.sequences, 'sequence', touched, byId, removed),
    routines: patch(schema.routines, 'routine', touched, byId, removed),
    extensions: patch(schema.extensions, 'extension', touched, byId, removed),
    objects: patch(schema.objects, 'object', touched, byId, removed),
  }
}

/** A schema of the given entities, with the settings of `base`. */
export function schemaOf(entities: readonly TopLevelEntity[], base: Schema): Schema {
  const next = emptySchema(base.dialect, base.searchPath)
  for (const entity of entities) {
    const target = collectionOf(next, entity.entity) as Map<EntityId, TopLevelEntity>
    target.set(entity.id, entity)
  }
  return next
}

/** The top-level entity of that id, whatever its kind. */
export function find(schema: Schema, id: EntityId): TopLevelEntity | undefined {
  return (
    schema.tables.get(id) ??
    schema.views.get(id) ??
    schema.enums.get(id) ??
    schema.domains.get(id) ??
    schema.composites.get(id) ??
    schema.ranges.get(id) ??
    schema.sequences.get(id) ??
    schema.routines.get(id) ??
    schema.schemas.get(id) ??
    schema.extensions.get(id) ??
    schema.objects.get(id)
  )
}

function rebuild(
  schema: Schema,
  reading: Reading,
  put: ReadonlyMap<EntityId, TopLevelEntity>,
  order: readonly EntityId[],
): Schema {
  const next = emptySchema(schema.dialect, reading.searchPath)
  for (const id of order) {
    const entity = put.get(id) ?? find(schema, id)
    if (!entity) throw new Error(`worker: reading ${reading.revision} lists ${id} but never put it`)
    const target = collectionOf(next, entity.entity) as Map<EntityId, TopLevelEntity>
    target.set(id, entity)
  }
  return {
    ...next,
    schemas: keep(schema.schemas, next.schemas),
    tables: keep(schema.tables, next.tables),
    views: keep(schema.views, next.views),
    enums: keep(schema.enums, next.enums),
    domains: keep(schema.domains, next.domains),
    composites: keep(schema.composites, next.composites),
    ranges: keep(schema.ranges, next.ranges),
    sequences: keep(schema.sequences, next.sequences),
    routines: keep(schema.routines, next.routines),
    extensions: keep(schema.extensions, next.extensions),
    objects: keep(schema.objects, next.objects),
  }
}

/** The old collection where it has the same records in the same order. */
function keep<T>(old: ReadonlyMap<EntityId, T>, next: ReadonlyMap<EntityId, T>): ReadonlyMap<EntityId, T> {
  if (old.size !== next.size) return next
  const others = old.values()
  for (const record of next.values()) if (others.next().value !== record) return next
  return old
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index])
}

function collectionOf(schema: Schema, kind: TopLevelEntity['entity']): ReadonlyMap<EntityId, TopLevelEntity> {
  const collections = {
    schema: schema.schemas,
    table: schema.tables,
    view: schema.views,
    enum: schema.enums,
    domain: schema.domains,
    composite: schema.composites,
    range: schema.ranges,
    sequence: schema.sequences,
    routine: schema.routines,
    extension: schema.extensions,
    object: schema.objects,
  }
  return collections[kind]
}

function patch<T extends TopLevelEntity>(
  map: ReadonlyMap<EntityId, T>,
  kind: T['entity'],
  touched: ReadonlySet<TopLevelEntity['entity']>,
  put: ReadonlyMap<EntityId, TopLevelEntity>,
  removed: ReadonlySet<EntityId>,
): ReadonlyMap<EntityId, T> {
  if (!touched.has(kind)) return map
  const next = new Map(map)
  for (const id of removed) next.delete(id)
  for (const [id, entity] of put) if (entity.entity === kind) next.set(id, entity as T)
  return next
}
