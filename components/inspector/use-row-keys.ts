import { useRef } from 'react'

interface Keyed {
  readonly names: readonly string[]
  readonly keys: readonly number[]
  readonly next: number
}

/** React keys for rows known by name, stable when one row is renamed in place, so that focus stays. */
export function useRowKeys(names: readonly string[]): readonly number[] {
  const state = useRef<Keyed>({ names: [], keys: [], next: 0 })
  state.current = carryKeys(state.current, names)
  return state.current.keys
}

function carryKeys(before: Keyed, names: readonly string[]): Keyed {
  if (before.names === names) return before
  const known = new Map(before.names.map((name, i) => [name, before.keys[i]]))
  const changed = names.filter((name) => !known.has(name))
  const renamed = names.length === before.names.length && changed.length === 1
  let next = before.next
  const keys = names.map((name, i) => {
    const key = known.get(name) ?? (renamed ? before.keys[i] : undefined)
    if (key !== undefined) return key
    next += 1
    return next
  })
  return { names, keys, next }
}
