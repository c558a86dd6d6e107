import type { Table } from '../../../schema/index.ts'
import { constraintNamesOf } from './parts.ts'
import { sameValue } from './reuse.ts'
import type { Item, TableItem, World } from './world.ts'

/** What folding objects again did to those that were not folded. */
export interface Changes {
  /** Bare names that came or went, or stand in another place of the script. */
  readonly held: ReadonlySet<string>
  /** The objects to fold again since what they read is another now. */
  dependentsIn(world: World): readonly Item[]
  /** The tables whose keys may resolve otherwise now. */
  pointingIn(world: World): readonly TableItem[]
}

/** Compares the objects that left the world with those made in their stead. */
export function changesBetween(before: ReadonlySet<Item>, after: ReadonlySet<Item>): Changes {
  const held = new Set<string>()
  const moved = new Set<string>()
  const altered = new Map<string, ReadonlySet<string> | 'all'>()
  const now = new Map([...after].map((item) => [item.record.id, item]))
  const then = new Map([...before].map((item) => [item.record.id, item]))
  for (const item of before) {
    const same = now.get(item.record.id)
    if (!same) {
      moved.add(item.record.name)
      for (const name of heldNames(item)) held.add(name)
      continue
    }
    for (const name of differing(heldNames(item), heldNames(same))) held.add(name)
    if (same.declared !== item.declared) for (const name of heldNames(same)) held.add(name)
    if (!sameValue(exportsOf(item), exportsOf(same)))
      altered.set(item.record.name, pointedChanges(item, same))
  }
  for (const item of after) {
    if (then.has(item.record.id)) continue
    moved.add(item.record.name)
    for (const name of heldNames(item)) held.add(name)
  }
  return {
    held,
    dependentsIn(world) {
      const found = new Set<Item>()
      const take = (users: ReadonlySet<Item> | undefined) => {
        for (const item of users ?? []) if (!after.has(item) && world.items.has(item)) found.add(item)
      }
      for (const name of moved) take(world.lookups.get(name))
      for (const name of altered.keys()) take(world.lookups.get(name))
      return [...found]
    },
    pointingIn(world) {
      const found = new Set<TableItem>()
      const all = [...altered, ...[...moved].map((name) => [name, 'all'] as const)]
      for (const [name, columns] of all) {
        for (const item of world.pointers.get(name) ?? []) {
          if (item.type === 'table' && !after.has(item) && readsAny(item, name, columns)) found.add(item)
        }
      }
      return [...found]
    },
  }
}

/** The bare names that an object holds in any space. */
export function heldNames(item: Item): readonly string[] {
  const { name } = item.record
  if (item.type === 'table') {
    return [name, ...constraintNamesOf(item.record), ...item.record.indexes.map((index) => index.name)]
  }
  if (item.type === 'domain') return [name, ...item.record.checks.map((check) => check.name)]
  return item.type === 'view' ? [name, ...item.record.indexes.map((index) => index.name)] : [name]
}

function differing(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...a.filter((name) => !b.includes(name)), ...b.filter((name) => !a.includes(name))]
}

/** What others can see of an object. */
function exportsOf(item: Item): unknown {
  switch (item.type) {
    case 'table':
      return tableExports(item.record, item.open)
    case 'view':
      return [item.record.columns, item.outputs.map((column) => [column.type, column.collation ?? null])]
    default:
      return [item.record.schema, item.record.name]
  }
}

function tableExports(table: Table, open: boolean): unknown {
  return [table.columns.map((column) => [column.name, column.type]), candidateKeys(table), open]
}

/** What decides whether a foreign key may point at the table. */
function candidateKeys({ primaryKey, uniques, indexes }: Table): unknown {
  const keys = [primaryKey, ...uniques].map((key) => key && [key.columns, key.deferrable])
  return [keys, indexes.flatMap(({ unique, where, keys }) => (unique ? [[where, keys]] : []))]
}

/** The columns that came or went, as far as keys that point at the table can tell. */
function pointedChanges(before: Item, after: Item): ReadonlySet<string> | 'all' {
  if (before.type !== 'table' || after.type !== 'table' || before.open !== after.open) return 'all'
  const namesOf = ({ columns }: Table) => columns.map((column) => column.name)
  if (!sameValue(candidateKeys(before.record), candidateKeys(after.record))) return 'all'
  return new Set(differing(namesOf(before.record), namesOf(after.record)))
}

function readsAny(item: TableItem, table: string, columns: ReadonlySet<string> | 'all'): boolean {
  if (columns === 'all') return true
  return item.record.foreignKeys.some(
    ({ references }) => references.table === table && references.columns.some((name) => columns.has(name)),
  )
}
