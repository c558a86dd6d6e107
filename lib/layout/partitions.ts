import { type EntityId, entityId, type Schema, type Table } from '../schema/index.ts'
import type { Placement } from './diagram.ts'
import { type Dependency, dependenciesOf, type Relationship, relationshipsOf } from './edges.ts'

/** Which partitions there are, and which of them stand in another's card. */
export interface PartitionFolds {
  /** How many partitions each table has directly. */
  readonly counts: ReadonlyMap<EntityId, number>
  /** Partitions without a card of their own, by the table whose card they stand in. */
  readonly homes: ReadonlyMap<EntityId, EntityId>
}

/**
 * Partitions repeat the columns of their table, so they stand in its card as one row until that table
 * is unfolded. Linear.
 */
export function foldPartitions(
  schema: Schema,
  placements: Readonly<Record<string, Pick<Placement, 'unfolded'>>>,
): PartitionFolds {
  const counts = new Map<EntityId, number>()
  const homes = new Map<EntityId, EntityId>()
  for (const table of schema.tables.values()) {
    const parent = parentOf(schema, table)
    if (parent === null) continue
    counts.set(parent.id, (counts.get(parent.id) ?? 0) + 1)
    const home = homeOf(schema, table, placements)
    if (home !== table.id) homes.set(table.id, home)
  }
  return { counts, homes }
}

/** A line of the diagram, between what has cards. */
export interface DiagramEdge {
  readonly id: string
  readonly kind: 'key' | Dependency['kind']
  readonly from: EntityId
  readonly to: EntityId
  /** Null for a line that is no foreign key. */
  readonly relationship: Relationship | null
}

/**
 * Every line between cards. Those of folded partitions are lines of the table they stand in: one for
 * keys between the same columns, and none that the table has itself.
 */
export function diagramEdges(schema: Schema, homes: PartitionFolds['homes']): readonly DiagramEdge[] {
  const edges: DiagramEdge[] = []
  const moved: DiagramEdge[] = []
  const home = (id: EntityId) => homes.get(id) ?? id
  const sort = (edge: DiagramEdge): void => {
    const from = home(edge.from)
    const to = home(edge.to)
    if (from === edge.from && to === edge.to) edges.push(edge)
    else if (from !== to) moved.push({ ...edge, from, to })
  }
  for (const relationship of relationshipsOf(schema)) {
    const { id, from, to } = relationship
    sort({ id, kind: 'key', from, to, relationship })
  }
  for (const { id, kind, from, to } of dependenciesOf(schema))
    sort({ id, kind, from, to, relationship: null })
  if (moved.length === 0) return edges
  const drawn = new Set(edges.map(lineKey))
  for (const edge of moved) {
    const key = lineKey(edge)
    if (drawn.has(key)) continue
    drawn.add(key)
    edges.push(edge)
  }
  return edges
}

function lineKey({ kind, from, to, relationship }: DiagramEdge): string {
  return `${kind}\n${from}\n${to}\n${relationship ? columnsKey(relationship) : ''}`
}

/** A relationship is the same object in every reading that leaves its table alone. */
function columnsKey(relationship: Relationship): string {
  const known = columnKeys.get(relationship)
  if (known !== undefined) return known
  const key = JSON.stringify([relationship.fromColumns, relationship.toColumns])
  columnKeys.set(relationship, key)
  return key
}

const columnKeys = new WeakMap<Relationship, string>()

/** The furthest table above whose partitions are folded; the table itself when none is. */
function homeOf(
  schema: Schema,
  table: Table,
  placements: Readonly<Record<string, Pick<Placement, 'unfolded'>>>,
): EntityId {
  let home = table.id
  const seen = new Set<EntityId>([table.id])
  for (let parent = parentOf(schema, table); parent; parent = parentOf(schema, parent)) {
    // A text can say anything, a circle too.
    if (seen.has(parent.id)) break
    seen.add(parent.id)
    if (!placements[parent.id]?.unfolded) home = parent.id
  }
  return home
}

function parentOf(schema: Schema, table: Table): Table | null {
  if (!table.partitionOf) return null
  const parent = schema.tables.get(parentId(table.partitionOf.parent))
  return parent && parent.id !== table.id ? parent : null
}

function parentId(parent: NonNullable<Table['partitionOf']>['parent']): EntityId {
  const known = parentIds.get(parent)
  if (known !== undefined) return known
  const id = entityId('table', parent.schema, parent.name)
  parentIds.set(parent, id)
  return id
}

const parentIds = new WeakMap<object, EntityId>()
