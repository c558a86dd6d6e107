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

/** Whether two values of plain data are the same; makes nothing on the way, so that it may run over whole schemas. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && areEqual(a, b)
  if (Array.isArray(b)) return false
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  let more = 0
  for (const key in left) {
    if (!isEqual(left[key], right[key])) return false
    more++
  }
  for (const _ in right) more--
  return more === 0
}

function areEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!isEqual(a[at], b[at])) return false
  return true
}
