import { differing, type EntityId, type Schema, type TopLevelEntity } from '../schema/index.ts'

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
function shared<T extends TopLevelEntity>(
  before: ReadonlyMap<EntityId, T>,
  after: ReadonlyMap<EntityId, T>,
): ReadonlyMap<EntityId, T> {
  if (before === after) return before
  const { come } = differing(before, after)
  let made: Map<EntityId, T> | null = null
  let isSame = before.size === after.size
  for (const record of come) {
    const old = before.get(record.id)
    if (old !== undefined && isEqual(old, record)) {
      made ??= new Map(after)
      made.set(record.id, old)
    } else isSame = false
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
