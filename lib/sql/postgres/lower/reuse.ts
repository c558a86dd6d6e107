import type { EntityId, Schema, TopLevelEntity } from '../../../schema/index.ts'
import { mapOf } from './lower-whole.ts'

/** The record of the last schema if it says the same, else the new one. */
export function reuse<T extends TopLevelEntity>(record: T, old: Schema | undefined): T {
  if (!old) return record
  const map: ReadonlyMap<EntityId, TopLevelEntity> = old[mapOf(record)]
  const before = map.get(record.id)
  return before && sameValue(before, record) ? (before as T) : record
}

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
