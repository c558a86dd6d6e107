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

/** The order after `removed` segments from index `at` gave way to `added`; null when there is no room between. */
export function spliceOrder(order: Order, at: number, removed: number, added: number): Order | null {
  const { places } = order
  const next = new Float64Array(places.length - removed + added)
  next.set(places.subarray(0, at))
  next.set(places.subarray(at + removed), at + added)
  const before = places[at - 1] ?? -1
  const after = places[at + removed] ?? (places.at(-1) ?? 0) + added + 1
  for (let i = 0; i < added; i++) {
    // A segment put in another's stead takes its place, so that typing does not use up the room.
    const place =
      removed === added ? (places[at + i] as number) : before + ((after - before) * (i + 1)) / (added + 1)
    if (!(place > (i === 0 ? before : (next[at + i - 1] as number))) || !(place < after)) return null
    next[at + i] = place
  }
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
