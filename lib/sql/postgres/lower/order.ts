import type { Run } from './runs.ts'

/**
 * The places of a tree's segments in script order: numbers that grow from segment to segment and
 * stay with a segment while others come and go between.
 */
export interface Order {
  readonly places: Float64Array
  /** The index of the segment at that place, or -1. */
  indexOf(place: number): number
}

/** The order of a tree read for the first time. */
export function makeOrder(length: number): Order {
  const places = new Float64Array(length)
  for (let i = 0; i < length; i++) places[i] = i
  return orderOf(places)
}

/** The order after the runs gave way to others; null when there is no room between. */
export function spliceOrder(order: Order, runs: readonly Run[]): Order | null {
  const { places } = order
  const growth = runs.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0)
  const next = new Float64Array(places.length + growth)
  let read = 0
  for (const { at, removed, to, added } of runs) {
    next.set(places.subarray(read, at), to - (at - read))
    read = at + removed.length
    const before = next[to - 1] ?? -1
    const after = places[read] ?? (places.at(-1) ?? 0) + added.length + 1
    let last = before
    for (let i = 0; i < added.length; i++) {
      // A segment put in another's stead takes its place, so that typing does not use up the room.
      const place =
        removed.length === added.length
          ? (places[at + i] as number)
          : before + ((after - before) * (i + 1)) / (added.length + 1)
      if (!(place > last) || !(place < after)) return null
      next[to + i] = place
      last = place
    }
  }
  next.set(places.subarray(read), next.length - (places.length - read))
  return orderOf(next)
}

function orderOf(places: Float64Array): Order {
  return {
    places,
    indexOf(place) {
      let low = 0
      let high = places.length - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const value = places[middle] as number
        if (value === place) return middle
        if (value < place) low = middle + 1
        else high = middle - 1
      }
      return -1
    },
  }
}
