import { type EntityId, entityId, parseEntityId, type Schema, type Table } from '../schema/index.ts'
import type { Finding, RuleSeverity } from './rule.ts'

/** Where the things of a schema stand, for sorting what is said of them. */
interface Places {
  readonly schema: Schema
  readonly byId: ReadonlyMap<EntityId, number>
}

/** Where top-level entities stand: tables first, in their order, then everything else by kind. */
export function placesOf(schema: Schema): Places {
  const byId = new Map<EntityId, number>()
  for (const entities of [
    schema.tables,
    schema.views,
    schema.routines,
    schema.sequences,
    schema.enums,
    schema.domains,
    schema.schemas,
    schema.extensions,
  ]) {
    for (const id of entities.keys()) byId.set(id, byId.size)
  }
  return { schema, byId }
}

/** The place of a finding: by severity, then by where its first entity stands. */
export function rankOf(finding: Finding, places: Places): number {
  const severity = severities[finding.severity] * 1e12
  const id = finding.entities[0]
  if (id === undefined) return severity
  const top = places.byId.get(id)
  if (top !== undefined) return severity + top * perTable
  const { owner, child } = ownerOf(finding, id)
  const place = places.byId.get(owner)
  if (place === undefined) return severity + places.byId.size * perTable
  return severity + place * perTable + innerPlace(places.schema.tables.get(owner), child)
}

/** The table that an entity is part of, and its name there; read off the id once for each finding. */
function ownerOf(finding: Finding, id: EntityId): { readonly owner: EntityId; readonly child: string } {
  const known = owners.get(finding)
  if (known) return known
  const [space = '', name = '', child = ''] = parseEntityId(id).parts
  const made = { owner: entityId('table', space, name), child }
  owners.set(finding, made)
  return made
}

/** The place of a table rule's finding among those of its table. */
export function rankInTable(finding: Finding, table: Table): number {
  const severity = severities[finding.severity] * 1e12
  const [id] = finding.entities
  if (id === undefined || id === table.id) return severity
  return severity + innerPlace(table, parseEntityId(id).parts[2] ?? '')
}

function innerPlace(table: Table | undefined, child: string): number {
  if (!table) return 0
  let places = innerPlaces.get(table)
  if (!places) {
    places = new Map(table.columns.map((column, at) => [column.name, at + 1]))
    innerPlaces.set(table, places)
  }
  return places.get(child) ?? perTable - 1
}

/** Ranks are this far apart from table to table. */
export const perTable = 10_000
const severities: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, info: 2 }
const owners = new WeakMap<Finding, { readonly owner: EntityId; readonly child: string }>()
const innerPlaces = new WeakMap<Table, ReadonlyMap<string, number>>()
