import { type EntityId, emptySchema, type Schema, type TopLevelEntity } from '../schema/index.ts'
import type { Reading } from './protocol.ts'

/**
 * The page's copy of the schema after a reading. Only what the reading puts is new; every other
 * record is the one the page already had, so that components compare by identity.
 */
export function applyReading(schema: Schema, reading: Reading): Schema {
  const byId = new Map<EntityId, TopLevelEntity>()
  const touched = new Set<TopLevelEntity['entity']>()
  const note = (entity: TopLevelEntity | undefined): void => {
    if (entity) touched.add(entity.entity)
  }
  for (const id of reading.removed) note(find(schema, id))
  for (const entity of reading.put) {
    byId.set(entity.id, entity)
    note(entity)
  }
  const removed = new Set(reading.removed)
  if (reading.order) return rebuild(schema, reading, byId, reading.order)
  return {
    ...schema,
    searchPath: reading.searchPath,
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
  return next
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
