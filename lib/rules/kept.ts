import type { Column, Table } from '../schema/index.ts'
import type { RawFinding } from './rule.ts'
import type { TableContext } from './table-context.ts'

/**
 * Remembers what was made for a record while it lives and while what else it was made from is the same: records
 * that an edit did not touch are the same objects in the next reading.
 */
export function keeper<Key extends object, Value>(): (
  key: Key,
  sources: readonly unknown[],
  make: () => Value,
) => Value {
  const kept = new WeakMap<Key, { readonly sources: readonly unknown[]; readonly value: Value }>()
  return (key, sources, make) => {
    const known = kept.get(key)
    if (known && sameItems(known.sources, sources)) return known.value
    const value = make()
    kept.set(key, { sources, value })
    return value
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}

/** The columns of a table that pass a test of the column alone; asked once for each record of a table. */
export function columnFilter(test: (column: Column) => boolean): (table: Table) => readonly Column[] {
  const kept = keeper<Table, readonly Column[]>()
  return (table) => kept(table, [], () => table.columns.filter(test))
}

/**
 * What is found in each of the tables from its context and the `sources` alone: asked again only where one of these is
 * another object than before. Every table is asked, partitions too.
 */
export function foundInTables<const Sources extends readonly unknown[] = readonly []>(
  find: (context: TableContext, ...sources: Sources) => Iterable<RawFinding>,
): (contexts: ReadonlyMap<unknown, TableContext>, ...sources: Sources) => Iterable<RawFinding> {
  const kept = keeper<TableContext, readonly RawFinding[]>()
  return function* (contexts, ...sources) {
    for (const each of contexts.values()) {
      const found = kept(each, sources, () => listOf(find(each, ...sources)))
      if (found.length > 0) yield* found
    }
  }
}

/** The same list for all that find nothing, which are most. */
function listOf(found: Iterable<RawFinding>): readonly RawFinding[] {
  const list = [...found]
  return list.length > 0 ? list : nothing
}

const nothing: readonly RawFinding[] = []
