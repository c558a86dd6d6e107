import type { Table } from '../schema/index.ts'

/** The function with its answers kept for as long as the table's record is the same. */
export function perTable<V>(make: (table: Table) => V): (table: Table) => V {
  const kept = new WeakMap<Table, { readonly value: V }>()
  return (table) => {
    const known = kept.get(table)
    if (known) return known.value
    const value = make(table)
    kept.set(table, { value })
    return value
  }
}
