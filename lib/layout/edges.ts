import {
  candidateKeys,
  type EntityId,
  entityId,
  type ForeignKey,
  type Schema,
  type Table,
} from '../schema/index.ts'

/** A foreign key as an edge of the diagram, from the table that holds it to the table it points at. */
export interface Relationship {
  /** Id of the foreign key. */
  readonly id: EntityId
  readonly from: EntityId
  readonly to: EntityId
  readonly fromColumns: readonly string[]
  readonly toColumns: readonly string[]
  readonly cardinality: {
    /** Rows of `from` for one row of `to`. */
    readonly from: { readonly min: 0 | 1; readonly max: 1 | 'many' }
    /** Rows of `to` for one row of `from`. */
    readonly to: { readonly min: 0 | 1; readonly max: 1 }
  }
  /** The key's columns are part of the primary key of `from`. */
  readonly identifying: boolean
}

/** An edge that is no foreign key: a view reads a relation, a table is a partition or child of another. */
export interface Dependency {
  readonly id: string
  readonly kind: 'reads' | 'partition' | 'inherits'
  readonly from: EntityId
  readonly to: EntityId
}

/**
 * Every foreign key whose target the schema declares, with cardinality told from NOT NULL and
 * candidate keys. Linear; the edges of a table are the same objects while table and key are.
 */
export function relationshipsOf(schema: Schema): readonly Relationship[] {
  const edges: Relationship[] = []
  for (const table of schema.tables.values()) {
    for (const edge of relationshipsOfTable(table)) if (schema.tables.has(edge.to)) edges.push(edge)
  }
  return edges
}

/** The edges of views, partitions and inheritance between what the schema declares. */
export function dependenciesOf(schema: Schema): readonly Dependency[] {
  const edges: Dependency[] = []
  const add = (kind: Dependency['kind'], from: EntityId, target: Target) => {
    const { table, view } = idsOf(target)
    const to = schema.tables.has(table) ? table : schema.views.has(view) ? view : null
    if (to !== null && to !== from) edges.push({ id: `${kind}:${from}>${to}`, kind, from, to })
  }
  for (const view of schema.views.values()) for (const name of view.dependsOn) add('reads', view.id, name)
  for (const table of schema.tables.values()) {
    if (table.partitionOf) add('partition', table.id, table.partitionOf.parent)
    for (const parent of table.inherits) add('inherits', table.id, parent)
  }
  return edges
}

interface Target {
  readonly schema: string
  readonly name: string
}

/** The ids that a name may stand for; names are the same objects in every reading that leaves them alone. */
function idsOf(target: Target): { readonly table: EntityId; readonly view: EntityId } {
  const known = targetIds.get(target)
  if (known) return known
  const ids = {
    table: entityId('table', target.schema, target.name),
    view: entityId('view', target.schema, target.name),
  }
  targetIds.set(target, ids)
  return ids
}

const targetIds = new WeakMap<Target, { readonly table: EntityId; readonly view: EntityId }>()

/** How many rows stand at either end of a foreign key. */
export function cardinalityOf(table: Table, key: ForeignKey): Relationship['cardinality'] {
  const columns = new Set(key.columns)
  const single = candidateKeys(table).some((candidate) => candidate.every((name) => columns.has(name)))
  return {
    from: { min: 0, max: single ? 1 : 'many' },
    to: { min: alwaysPoints(table, key) ? 1 : 0, max: 1 },
  }
}

/** MATCH SIMPLE lets one null column off the hook; MATCH FULL wants all or none. */
function alwaysPoints(table: Table, key: ForeignKey): boolean {
  const notNull = (name: string) => table.columns.some((column) => column.name === name && !column.nullable)
  return key.match === 'full' ? key.columns.some(notNull) : key.columns.every(notNull)
}

/** The foreign keys of one table as edges, whether or not their targets are declared. */
export function relationshipsOfTable(table: Table): readonly Relationship[] {
  const known = cache.get(table)
  if (known) return known
  const primary = new Set(table.primaryKey?.columns ?? [])
  const edges = table.foreignKeys.map((key) => ({
    id: key.id,
    from: table.id,
    to: entityId('table', key.references.schema, key.references.table),
    fromColumns: key.columns,
    toColumns: key.references.columns,
    cardinality: cardinalityOf(table, key),
    identifying: key.columns.every((name) => primary.has(name)),
  }))
  cache.set(table, edges)
  return edges
}

const cache = new WeakMap<Table, readonly Relationship[]>()
