import type { EntityId, Schema, TopLevelEntity } from '../schema/index.ts'
import { type ComparedForm, comparedForm } from './compared-form.ts'

/** Which differences between the schema meant and the schema read are of no account. */
export interface Leniency {
  /** The table that the op names: partitions of others take keys and indexes from their parent. */
  readonly subject?: EntityId | null
  /** The same for several ops. */
  readonly subjects?: ReadonlySet<EntityId>
  /** Whether all that stood in the text stands there still: a view follows what it reads to another name. */
  readonly onlyAdds?: boolean
  /** Whether an entity stands in text that cannot be read now, and so cannot be changed with the rest. */
  readonly isUnreadable?: (id: EntityId) => boolean
}

/**
 * Whether the text reads as was meant, looking only at what either side changed. Spelling of types,
 * layout of expressions and names that the engine chooses itself are of no account. Gives the first
 * difference in words; null when there is none.
 */
export function findDisagreement(
  base: Schema,
  meant: Schema,
  read: Schema,
  leniency: Leniency = {},
): string | null {
  for (const key of mapKeys) {
    const from: ReadonlyMap<EntityId, TopLevelEntity> = base[key]
    const wanted: ReadonlyMap<EntityId, TopLevelEntity> = meant[key]
    const found: ReadonlyMap<EntityId, TopLevelEntity> = read[key]
    if (wanted === from && found === from) continue
    const ids = new Set<EntityId>()
    for (const [id, entity] of wanted) if (from.get(id) !== entity) ids.add(id)
    for (const [id, entity] of found) if (from.get(id) !== entity) ids.add(id)
    for (const id of from.keys()) if (!wanted.has(id) || !found.has(id)) ids.add(id)
    for (const id of ids) {
      const difference = compare(id, wanted.get(id), found.get(id), { base, meant, read }, leniency)
      if (difference !== null) return difference
    }
  }
  return null
}

const mapKeys = [
  'tables',
  'views',
  'enums',
  'domains',
  'composites',
  'ranges',
  'sequences',
  'routines',
  'schemas',
  'extensions',
] as const

interface Sides {
  readonly base: Schema
  readonly meant: Schema
  readonly read: Schema
}

function compare(
  id: EntityId,
  wanted: TopLevelEntity | undefined,
  found: TopLevelEntity | undefined,
  sides: Sides,
  leniency: Leniency,
): string | null {
  const entity = wanted ?? found
  if (entity?.entity === 'sequence' && (isImplied(sides.meant, entity) || isImplied(sides.read, entity))) {
    return null
  }
  // The sequence of a serial goes with its column, which the text need not say.
  if (entity?.entity === 'sequence' && !found && wanted && isImplied(sides.base, entity)) return null
  if (!wanted && !found) return null
  if (!wanted) return `${id} is there and should not be`
  if (!found) return `${id} is not there`
  if (leniency.isUnreadable?.(id)) return null
  const isSubject = (table: EntityId) => leniency.subject === table || leniency.subjects?.has(table) === true
  // A view follows what it reads to another name, whatever its text says.
  const was = leniency.onlyAdds ? sides.base.views.get(id) : undefined
  const isKept = was && found.entity === 'view' && wanted.entity === 'view' && was.query === found.query
  const text = isKept ? { ...found, query: wanted.query } : found
  return firstDifference(id, comparedForm(wanted, isSubject), comparedForm(text, isSubject))
}

function isImplied(schema: Schema, entity: TopLevelEntity): boolean {
  if (entity.entity !== 'sequence' || !entity.ownedBy) return false
  const { schema: space, table, column } = entity.ownedBy
  for (const each of schema.tables.values()) {
    if (each.schema !== space || each.name !== table) continue
    const owner = each.columns.find((candidate) => candidate.name === column)
    return owner !== undefined && owner.serial !== null
  }
  return false
}

function firstDifference(id: EntityId, meant: ComparedForm, read: ComparedForm): string | null {
  for (const fact of Object.keys(meant)) {
    const a = JSON.stringify(meant[fact])
    const b = JSON.stringify(read[fact])
    if (a !== b) return `${fact} of ${id}: meant ${a}, read ${b}`
  }
  return null
}
