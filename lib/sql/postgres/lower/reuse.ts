import type { EntityId, Schema, TopLevelEntity } from '../../../schema/index.ts'
import { mapOf } from './lower-whole.ts'

/** The record of the last schema if it says the same, else the new one. */
export function reuse<T extends TopLevelEntity>(record: T, old: Schema | undefined): T {
  if (!old) return record
  const map: ReadonlyMap<EntityId, TopLevelEntity> = old[mapOf(record)]
  const before = map.get(record.id)
  return before && sameValue(before, record) ? (before as T) : record
}

/** The maps of a schema. */
export type MapName = Exclude<keyof Schema, 'dialect' | 'searchPath' | 'defaultPrivileges'>

/** The schema with every map and record of the other that says the same. */
export function alike(schema: Schema, base: Schema): Schema {
  const maps: Partial<Record<MapName, ReadonlyMap<EntityId, TopLevelEntity>>> = {}
  let same =
    sameValue(schema.searchPath, base.searchPath) &&
    sameValue(schema.defaultPrivileges, base.defaultPrivileges)
  for (const name of mapNames) {
    maps[name] = alikeMap(schema[name], base[name])
    same &&= maps[name] === base[name]
  }
  return same ? base : Object.assign({ ...schema }, maps)
}

function alikeMap(
  map: ReadonlyMap<EntityId, TopLevelEntity>,
  base: ReadonlyMap<EntityId, TopLevelEntity>,
): ReadonlyMap<EntityId, TopLevelEntity> {
  if (map === base) return base
  const others = base.values()
  let same = map.size === base.size
  let copy: Map<EntityId, TopLevelEntity> | null = null
  for (const [id, record] of map) {
    const kept = reuseFrom(record, base.get(id))
    if (kept !== record) {
      copy ??= new Map(map)
      copy.set(id, kept)
    }
    same &&= others.next().value === kept
  }
  return same ? base : (copy ?? map)
}

function reuseFrom(record: TopLevelEntity, before: TopLevelEntity | undefined): TopLevelEntity {
  return before && before !== record && sameValue(before, record) ? before : record
}

const mapNames: readonly MapName[] = [
  'schemas',
  'tables',
  'views',
  'enums',
  'domains',
  'composites',
  'ranges',
  'sequences',
  'routines',
  'extensions',
  'objects',
]

/** Whether two plain values of records, lists, maps of strings and scalars say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false
    return true
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  for (const key of keys) if (!sameValue(left[key], right[key])) return false
  return true
}
