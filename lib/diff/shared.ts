import type { Schema } from '../schema/index.ts'

/**
 * The newer schema with each record of the older one in place of its equal, so that comparing the two
 * passes by what they share.
 */
export function withSharedRecords(before: Schema, after: Schema): Schema {
  return {
    ...after,
    schemas: shared(before.schemas, after.schemas),
    tables: shared(before.tables, after.tables),
    views: shared(before.views, after.views),
    enums: shared(before.enums, after.enums),
    domains: shared(before.domains, after.domains),
    composites: shared(before.composites, after.composites),
    ranges: shared(before.ranges, after.ranges),
    sequences: shared(before.sequences, after.sequences),
    routines: shared(before.routines, after.routines),
    extensions: shared(before.extensions, after.extensions),
    objects: shared(before.objects, after.objects),
  }
}

/** The older map itself where the two are equal, their order included. */
function shared<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  if (before === after) return before
  let made: Map<K, V> | null = null
  let isSame = before.size === after.size
  for (const [key, value] of after) {
    const old = before.get(key)
    const kept = old !== undefined && isEqual(old, value) ? old : value
    if (kept !== value) made ??= new Map(after)
    made?.set(key, kept)
    isSame &&= kept === old
  }
  return isSame && inOneOrder(before, after) ? before : (made ?? after)
}

function inOneOrder<K>(before: ReadonlyMap<K, unknown>, after: ReadonlyMap<K, unknown>): boolean {
  const keys = after.keys()
  for (const key of before.keys()) if (keys.next().value !== key) return false
  return true
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isEqual(item, b[at]))
  }
  if (Array.isArray(b)) return false
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => isEqual(left[key], right[key]))
}
