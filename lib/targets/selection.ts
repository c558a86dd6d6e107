import {
  type DataType,
  type EntityId,
  entityId,
  parseEntityId,
  type Schema,
  type Table,
} from '../schema/index.ts'

/**
 * The part of a schema that a selection names: the selected entities (a column or constraint means
 * its table) and the types they are made of. Null selects everything.
 */
export function selectEntities(schema: Schema, selection: ReadonlySet<EntityId> | null): Schema {
  if (selection === null) return schema
  const ids = new Set<EntityId>()
  for (const id of selection) ids.add(topLevelOf(schema, id))
  for (const id of [...ids]) {
    const table = schema.tables.get(id)
    if (table) for (const type of typesOf(schema, table)) ids.add(type)
  }
  return restrict(schema, ids)
}

/** The schema with only the entities of `ids`. */
export function restrict(schema: Schema, ids: ReadonlySet<EntityId>): Schema {
  return {
    ...schema,
    schemas: keep(schema.schemas, ids),
    tables: keep(schema.tables, ids),
    views: keep(schema.views, ids),
    enums: keep(schema.enums, ids),
    domains: keep(schema.domains, ids),
    composites: keep(schema.composites, ids),
    ranges: keep(schema.ranges, ids),
    sequences: keep(schema.sequences, ids),
    routines: keep(schema.routines, ids),
    extensions: keep(schema.extensions, ids),
    objects: keep(schema.objects, ids),
  }
}

/**
 * The selected entities and everything they need to be created: the schemas they stand in, their
 * types, sequences, parents, the tables they reference, what their views read, trigger routines
 * that are named, and all extensions.
 */
export function withDependencies(schema: Schema, selection: ReadonlySet<EntityId>): Schema {
  return withNeeds(schema, [...selection, ...schema.extensions.keys()], () => true)
}

/**
 * The selected entities and what they are made of: types, sequences, trigger routines, and the
 * extensions that give a type. Of tables and views the selected ones only, whatever they point at.
 */
export function withIngredients(schema: Schema, selection: ReadonlySet<EntityId>): Schema {
  const chosen = new Set([...selection].map((id) => topLevelOf(schema, id)))
  const isIngredient = (id: EntityId): boolean =>
    chosen.has(id) || (!schema.tables.has(id) && !schema.views.has(id))
  const types = new Set<string>()
  for (const id of chosen)
    for (const column of schema.tables.get(id)?.columns ?? []) types.add(column.type.name)
  const extensions = [...schema.extensions.values()].filter(({ name }) => types.has(name))
  return withNeeds(schema, [...chosen, ...extensions.map(({ id }) => id)], isIngredient)
}

function withNeeds(
  schema: Schema,
  start: readonly EntityId[],
  isFollowed: (id: EntityId) => boolean,
): Schema {
  const needed = new Set<EntityId>()
  const queue = start.map((id) => topLevelOf(schema, id))
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at]
    if (id === undefined || needed.has(id)) continue
    needed.add(id)
    queue.push(...needsOf(schema, id).filter(isFollowed))
  }
  return restrict(schema, needed)
}

/** The entity of the diagram that an id belongs to; the id itself when it is one. */
export function topLevelOf(schema: Schema, id: EntityId): EntityId {
  const { kind, parts } = parseEntityId(id)
  switch (kind) {
    case 'column':
    case 'primaryKey':
    case 'unique':
    case 'foreignKey':
    case 'check':
    case 'exclusion':
    case 'index':
    case 'trigger':
    case 'policy':
    case 'rule': {
      const [space = '', name = ''] = parts
      const table = entityId('table', space, name)
      return schema.tables.has(table) ? table : entityId('view', space, name)
    }
    default:
      return id
  }
}

/** Ids of the user-defined types that a table's columns are made of. */
export function typesOf(schema: Schema, table: Table): readonly EntityId[] {
  return table.columns.flatMap((column) => typeIds(schema, column.type))
}

/** The declared type that a data type means; empty for a built-in one. */
export function typeIds(schema: Schema, type: DataType): readonly EntityId[] {
  if (type.schema === null) return []
  const space = type.schema
  const candidates = (['enum', 'domain', 'composite', 'range'] as const).map((kind) =>
    entityId(kind, space, type.name),
  )
  return candidates.filter(
    (id) =>
      schema.enums.has(id) || schema.domains.has(id) || schema.composites.has(id) || schema.ranges.has(id),
  )
}

function needsOf(schema: Schema, id: EntityId): readonly EntityId[] {
  const relation = (space: string, name: string): EntityId[] => {
    const found = [entityId('table', space, name), entityId('view', space, name)]
    return found.filter((candidate) => schema.tables.has(candidate) || schema.views.has(candidate))
  }
  const needs: EntityId[] = []
  const table = schema.tables.get(id)
  if (table) {
    needs.push(...typesOf(schema, table))
    for (const key of table.foreignKeys) needs.push(...relation(key.references.schema, key.references.table))
    for (const parent of table.inherits) needs.push(...relation(parent.schema, parent.name))
    if (table.partitionOf) {
      needs.push(...relation(table.partitionOf.parent.schema, table.partitionOf.parent.name))
    }
    needs.push(...sequencesOf(schema, table), ...triggerRoutines(schema, table))
  }
  const view = schema.views.get(id)
  if (view) for (const read of view.dependsOn) needs.push(...relation(read.schema, read.name))
  const domain = schema.domains.get(id)
  if (domain) needs.push(...typeIds(schema, domain.type))
  const composite = schema.composites.get(id)
  if (composite) for (const part of composite.attributes) needs.push(...typeIds(schema, part.type))
  const range = schema.ranges.get(id)
  if (range) needs.push(...typeIds(schema, range.subtype))
  const [space] = parseEntityId(id).parts
  if (space !== undefined) {
    const namespace = entityId('schema', space)
    if (schema.schemas.has(namespace)) needs.push(namespace)
  }
  return needs
}

/** Sequences that a table's columns own or name in a default. */
function sequencesOf(schema: Schema, table: Table): readonly EntityId[] {
  const ids: EntityId[] = []
  for (const sequence of schema.sequences.values()) {
    const owned =
      sequence.ownedBy !== null &&
      sequence.ownedBy.schema === table.schema &&
      sequence.ownedBy.table === table.name
    const named = table.columns.some(
      (column) => column.default?.startsWith('nextval') && column.default.includes(sequence.name),
    )
    if (owned || named) ids.push(sequence.id)
  }
  return ids
}

function triggerRoutines(schema: Schema, table: Table): readonly EntityId[] {
  const names = new Set(table.triggers.map((trigger) => trigger.routine))
  if (names.size === 0) return []
  const ids: EntityId[] = []
  for (const routine of schema.routines.values()) {
    if (names.has(routine.name) || names.has(`${routine.schema}.${routine.name}`)) ids.push(routine.id)
  }
  return ids
}

function keep<T>(map: ReadonlyMap<EntityId, T>, ids: ReadonlySet<EntityId>): ReadonlyMap<EntityId, T> {
  return new Map([...map].filter(([id]) => ids.has(id)))
}
