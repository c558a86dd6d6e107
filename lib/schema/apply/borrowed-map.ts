/** A map that is another's until it is written to: only then it is copied. */
export class BorrowedMap<K, V> implements Map<K, V> {
  readonly [Symbol.toStringTag] = 'BorrowedMap'
  private inner: ReadonlyMap<K, V>
  private own: Map<K, V> | null = null

  constructor(lender: ReadonlyMap<K, V>) {
    this.inner = lender
  }

  /** What it holds now, as a plain map that later writes leave alone. */
  snapshot(): ReadonlyMap<K, V> {
    this.own = null
    return this.inner
  }

  get size(): number {
    return this.inner.size
  }

  get(key: K): V | undefined {
    return this.inner.get(key)
  }

  has(key: K): boolean {
    return this.inner.has(key)
  }

  set(key: K, value: V): this {
    this.writable().set(key, value)
    return this
  }

  delete(key: K): boolean {
    return this.inner.has(key) && this.writable().delete(key)
  }

  /** Puts another key and value where a key stood, in its place. */
  replace(old: K, key: K, value: V): void {
    const next = new Map<K, V>()
    for (const [each, kept] of this.inner) {
      if (each === old) next.set(key, value)
      else next.set(each, kept)
    }
    this.own = next
    this.inner = next
  }

  clear(): void {
    this.own = new Map()
    this.inner = this.own
  }

  forEach(callback: (value: V, key: K, map: Map<K, V>) => void, thisArg?: unknown): void {
    for (const [key, value] of this.inner) callback.call(thisArg, value, key, this)
  }

  entries(): MapIterator<[K, V]> {
    return this.inner.entries()
  }

  keys(): MapIterator<K> {
    return this.inner.keys()
  }

  values(): MapIterator<V> {
    return this.inner.values()
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.inner[Symbol.iterator]()
  }

  private writable(): Map<K, V> {
    if (this.own) return this.own
    // Faster than to give it to the constructor.
    const own = new Map<K, V>()
    for (const [key, value] of this.inner) own.set(key, value)
    this.own = own
    this.inner = own
    return own
  }
}
