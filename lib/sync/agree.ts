import {
  type EntityId,
  type Index,
  joinQualified,
  parseEntityId,
  type Schema,
  type Table,
  type TopLevelEntity,
} from '../schema/index.ts'
import { type ComparedForm, comparedForm } from './compared-form.ts'

/** Which differences between the schema meant and the schema read are of no account. */
export interface Leniency {
  /** The table that the op names: partitions of others take keys and indexes from their parent. */
  readonly subject?: EntityId | null
  /** The same for several ops. */
  readonly subjects?: ReadonlySet<EntityId>
  /** What follows a new name that a statement at the end gives: views what they read, columns the values of a type. */
  readonly follows?: 'view' | 'table' | null
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
  'objects',
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
  // The arguments of a routine follow their types to other names.
  if (
    leniency.follows &&
    entity?.entity === 'routine' &&
    sides.base.routines.has(id) !== (wanted !== undefined)
  )
    return null
  if (!wanted) return `${labelOf(id)} would still be there`
  if (!found) return `${labelOf(id)} would be missing`
  if (leniency.isUnreadable?.(id)) return null
  const isSubject = (table: EntityId) => leniency.subject === table || leniency.subjects?.has(table) === true
  const kept = leniency.follows === 'table' ? sides.base.tables.get(id) : undefined
  if (kept && firstDifference(id, comparedForm(kept, isSubject), comparedForm(found, isSubject)) === null)
    return null
  // A view follows what it reads to another name, whatever its text says.
  const was = leniency.follows ? sides.base.views.get(id) : undefined
  const isKept = was && found.entity === 'view' && wanted.entity === 'view' && was.query === found.query
  const before = leniency.follows ? sides.base.tables.get(id) : undefined
  const text = isKept
    ? { ...found, query: wanted.query }
    : before && found.entity === 'table' && wanted.entity === 'table'
      ? followed(before, found, wanted)
      : found
  return firstDifference(id, comparedForm(wanted, isSubject), comparedForm(text, isSubject))
}

/** A table whose expressions are those of before, with what they are meant to be: the engine keeps them up with new names. */
function followed(before: Table, found: Table, wanted: Table): Table {
  const follow = <T>(
    at: number,
    of: (table: Table) => readonly T[],
    fact: (each: T) => string | null,
    now: T,
  ): T => {
    const [was, next] = [of(before)[at], of(wanted)[at]]
    return was && next && fact(was) === fact(now) ? next : now
  }
  return {
    ...found,
    columns: found.columns.map((each, at) => {
      const next = follow(
        at,
        ({ columns }) => columns,
        ({ default: value }) => value,
        each,
      )
      const made = follow(
        at,
        ({ columns }) => columns,
        ({ generated }) => generated?.expression ?? null,
        each,
      )
      return { ...each, default: next.default, generated: made.generated }
    }),
    checks: found.checks.map((each, at) => {
      const next = follow(
        at,
        ({ checks }) => checks,
        ({ expression }) => expression,
        each,
      )
      return { ...each, expression: next.expression }
    }),
    indexes: found.indexes.map((each, at) => {
      const next = follow(
        at,
        ({ indexes }) => indexes,
        ({ where }) => where,
        each,
      )
      const expressions = ({ keys }: Index) => JSON.stringify(keys.map((key) => key.expression))
      const keyed = follow(at, ({ indexes }) => indexes, expressions, each)
      const keys = each.keys.map((key, place) => ({
        ...key,
        expression: keyed.keys[place]?.expression ?? null,
      }))
      return { ...each, where: next.where, keys }
    }),
    policies: found.policies.map((each, at) => {
      const using = follow(
        at,
        ({ policies }) => policies,
        (policy) => policy.using,
        each,
      )
      const check = follow(
        at,
        ({ policies }) => policies,
        (policy) => policy.check,
        each,
      )
      return { ...each, using: using.using, check: check.check }
    }),
  }
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
    const a = meant[fact]
    const b = read[fact]
    if (JSON.stringify(a) === JSON.stringify(b)) continue
    return `the ${fact} of ${labelOf(id)} would be ${onlyIn(b, a)} instead of ${onlyIn(a, b)}`
  }
  return null
}

function labelOf(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  return `${kind} ${joinQualified(...parts)}`
}

/** A fact in words: of a list only what the other has not. */
function onlyIn(fact: unknown, other: unknown): string {
  if (!Array.isArray(fact) || !Array.isArray(other)) return shown(fact)
  const known = new Set(other.map((each) => JSON.stringify(each)))
  const own = fact.filter((each) => !known.has(JSON.stringify(each)))
  return (own.length > 0 ? own : fact).map(shown).join(', ') || 'nothing'
}

/** The values of a fact, those that say nothing left out. */
function shown(fact: unknown): string {
  if (fact === null || fact === undefined || fact === false || fact === '') return 'nothing'
  if (typeof fact === 'string') {
    const list = listIn(fact)
    return list ? shown(list) : fact
  }
  if (!Array.isArray(fact)) return JSON.stringify(fact)
  const said = fact.map(shown).filter((each) => each !== 'nothing')
  return said.length > 0 ? said.join(' ') : 'nothing'
}

/** The list that a fact is told as; null where it is a text of its own, as a comment that begins with a bracket. */
function listIn(text: string): readonly unknown[] | null {
  if (!text.startsWith('[')) return null
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read : null
  } catch {
    return null
  }
}
