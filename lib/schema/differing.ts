import type { EntityId } from './identity.ts'

/** What two maps do not share. */
export interface Differing<T> {
  /** The records of the older that the newer has not, or not as the same object, in the older's order. */
  readonly gone: readonly T[]
  /** The same the other way round. */
  readonly come: readonly T[]
}

/** The records in which two maps of entities differ; looks few of them up where both have much in common. */
export function differing<T extends { readonly id: EntityId }>(
  before: ReadonlyMap<EntityId, T>,
  after: ReadonlyMap<EntityId, T>,
): Differing<T> {
  const gone: T[] = []
  const come: T[] = []
  if (before === after) return { gone, come }
  const [olds, news] = [before.values(), after.values()]
  let [old, now] = [olds.next(), news.next()]
  while (!old.done && !now.done) {
    const [a, b] = [old.value, now.value]
    // Where one stands alone the other waits, so that the rest is side by side again.
    const [isLost, isNew] = a === b ? [false, false] : [!after.has(a.id), !before.has(b.id)]
    if (isLost) gone.push(a)
    else if (isNew) come.push(b)
    else if (a !== b) {
      if (after.get(a.id) !== a) gone.push(a)
      if (before.get(b.id) !== b) come.push(b)
    }
    if (isLost || !isNew) old = olds.next()
    if (!isLost) now = news.next()
  }
  for (; !old.done; old = olds.next()) if (after.get(old.value.id) !== old.value) gone.push(old.value)
  for (; !now.done; now = news.next()) if (before.get(now.value.id) !== now.value) come.push(now.value)
  return { gone, come }
}
