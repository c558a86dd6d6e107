/**
 * `next`, with every part that says the same as the part of `old` in its place being that very part.
 * For plain data as messages carry it: records, lists and single values.
 */
export function shared<T>(old: unknown, next: T): T {
  if (Object.is(old, next)) return next
  if (Array.isArray(next)) {
    if (!Array.isArray(old)) return next
    const items: unknown[] = next.map((item, at) => shared(old[at], item))
    return (sameItems(old, items) ? old : items) as T
  }
  if (!isRecord(next) || !isRecord(old)) return next
  const keys = Object.keys(next)
  const entries = keys.map((key): [string, unknown] => [
    key,
    shared(Object.hasOwn(old, key) ? old[key] : undefined, next[key]),
  ])
  const same =
    keys.length === Object.keys(old).length &&
    entries.every(([key, value]) => Object.hasOwn(old, key) && Object.is(old[key], value))
  return (same ? old : Object.fromEntries(entries)) as T
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => Object.is(item, b[at]))
}
