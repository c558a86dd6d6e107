import type { EntityId } from '../identity.ts'
import type { QualifiedName, Schema, Table } from '../model.ts'
import { BorrowedMap } from './borrowed-map.ts'

/** The partitions of a table and those that inherit from it, in the order of declaration. */
export function childrenOf(schema: Pick<Schema, 'tables'>, of: QualifiedName): readonly Table[] {
  return tablesNaming(schema.tables, byParent, facetKey(of.schema, of.name))
}

/** The tables with a foreign key to a table, in the order of declaration. */
export function tablesReferencing(schema: Pick<Schema, 'tables'>, to: QualifiedName): readonly Table[] {
  return tablesNaming(schema.tables, byReference, facetKey(to.schema, to.name))
}

/** The tables with an index of a name, of which there is but one in a valid schema. */
export function tablesWithIndex(schema: Pick<Schema, 'tables'>, index: QualifiedName): readonly Table[] {
  return tablesNaming(schema.tables, byIndex, facetKey(index.schema, index.name))
}

/** The tables with columns of a type of some schema. */
export function tablesOfType(schema: Pick<Schema, 'tables'>, type: QualifiedName): readonly Table[] {
  return tablesNaming(schema.tables, byColumnType, facetKey(type.schema, type.name))
}

/** The tables of a draft; they tell those who look for one by a name what is written to them. */
export class TableMap extends BorrowedMap<EntityId, Table> {
  private readonly lineage: Lineage

  constructor(lender: ReadonlyMap<EntityId, Table>) {
    super(lender)
    this.lineage = lineageOf(lender)
    lineages.set(this, this.lineage)
  }

  override set(key: EntityId, value: Table): this {
    this.lineage.note(value)
    return super.set(key, value)
  }

  override replace(old: EntityId, key: EntityId, value: Table): void {
    this.lineage.note(value)
    super.replace(old, key, value)
  }

  override snapshot(): ReadonlyMap<EntityId, Table> {
    const map = super.snapshot()
    if (!this.lineage.isOverfull(map.size)) lineages.set(map, this.lineage)
    return map
  }
}

/** Names of one sort that a table holds and may be looked for by. */
type TableFacet = (table: Table) => Iterable<string>

/** How a qualified name is looked for; no name holds the separator. */
function facetKey(schema: string, name: string): string {
  return `${schema}\0${name}`
}

/** By the tables that their foreign keys reference. */
function* byReference(table: Table): Generator<string> {
  for (const { references } of table.foreignKeys) yield facetKey(references.schema, references.table)
}

/** By the tables they take their columns from. */
function* byParent(table: Table): Generator<string> {
  for (const { schema, name } of parentsOf(table)) yield facetKey(schema, name)
}

/** By the names of their indexes. */
function* byIndex(table: Table): Generator<string> {
  for (const { name } of table.indexes) yield facetKey(table.schema, name)
}

/** By the types of their columns, as far as these are of a schema and not the engine's own. */
function* byColumnType(table: Table): Generator<string> {
  for (const { type } of table.columns) if (type.schema !== null) yield facetKey(type.schema, type.name)
}

/** The tables this one takes its columns from. */
function parentsOf(table: Table): readonly QualifiedName[] {
  return table.partitionOf ? [table.partitionOf.parent] : table.inherits
}

/**
 * The tables that hold a name, in the order of the map, found without asking each of them. What is known of
 * one map serves all that come of it by ops.
 */
function tablesNaming(
  tables: ReadonlyMap<EntityId, Table>,
  facet: TableFacet,
  key: string,
): readonly Table[] {
  const ids = lineageOf(tables).find(facet, key)
  const found: Table[] = []
  for (const id of ids) {
    const table = tables.get(id)
    if (table && holds(table, facet, key)) found.push(table)
  }
  if (found.length < 2) return found
  const wanted = new Set(found)
  return [...tables.values()].filter((table) => wanted.has(table))
}

function holds(table: Table, facet: TableFacet, key: string): boolean {
  for (const each of facet(table)) if (each === key) return true
  return false
}

/**
 * All records that the tables of maps derived from one another ever were. Where a name was held once, it is
 * looked for again: so one index serves every map, whichever of the records it has.
 */
class Lineage {
  private readonly records: Table[]
  private readonly facets = new Map<TableFacet, { readonly ids: Map<string, Set<EntityId>>; read: number }>()

  constructor(tables: Iterable<Table>) {
    this.records = [...tables]
  }

  note(table: Table): void {
    this.records.push(table)
  }

  find(facet: TableFacet, key: string): ReadonlySet<EntityId> {
    const known = this.facets.get(facet) ?? { ids: new Map<string, Set<EntityId>>(), read: 0 }
    this.facets.set(facet, known)
    for (; known.read < this.records.length; known.read++) {
      const table = this.records[known.read]
      if (table) for (const each of facet(table)) put(known.ids, each, table.id)
    }
    return known.ids.get(key) ?? nobody
  }

  /** Whether so many records are of the past that it is better to begin anew. */
  isOverfull(size: number): boolean {
    return this.records.length > 4 * size + 10_000
  }
}

const nobody: ReadonlySet<EntityId> = new Set()
const lineages = new WeakMap<ReadonlyMap<EntityId, Table>, Lineage>()

function lineageOf(tables: ReadonlyMap<EntityId, Table>): Lineage {
  const known = lineages.get(tables)
  if (known) return known
  const made = new Lineage(tables.values())
  lineages.set(tables, made)
  return made
}

function put(ids: Map<string, Set<EntityId>>, key: string, id: EntityId): void {
  const there = ids.get(key)
  if (there) there.add(id)
  else ids.set(key, new Set([id]))
}
