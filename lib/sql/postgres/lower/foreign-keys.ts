import type { ForeignKey, Table } from '../../../schema/index.ts'
import type { Span } from '../../core/index.ts'
import { keyOf, type ReferencePlace, type TableItem, type World } from './world.ts'

/** Fills an omitted column list from the target's primary key and says, in the engine's words, what cannot be. */
export function resolveKey(world: World, item: TableItem, key: ForeignKey): ForeignKey {
  const { schema, table, columns } = key.references
  const relation = world.relations.get(keyOf(schema, table))
  const target = relation?.kind === 'item' ? relation.item : null
  const place = item.references.get(key.name)
  const say = (severity: 'error' | 'warning', span: Span, message: string) => {
    if (place) problem(world, item, place, span, severity, message)
  }
  if (target && target.type !== 'table') {
    if (place) say('error', place.span, `referenced relation "${table}" is not a table`)
    return key
  }
  if (!target) {
    // Another script may declare it.
    if (place) say('warning', place.span, `relation "${place.written}" does not exist`)
    return key
  }
  if (columns.length === 0) {
    const primary = target.record.primaryKey?.columns ?? []
    if (place && primary.length === 0 && !target.open) {
      say('error', place.span, `there is no primary key for referenced table "${table}"`)
    } else if (place) sayMismatch(key, primary, (message) => say('error', place.span, message))
    return { ...key, references: { ...key.references, columns: primary } }
  }
  if (!place || target.open) return key
  // A renamed column is known under its new name; the old one was right where it was written.
  const missing = place.columns.filter(
    ({ value }) => columns.includes(value) && !target.record.columns.some((c) => c.name === value),
  )
  for (const column of missing) {
    say('error', column, `column "${column.value}" referenced in foreign key constraint does not exist`)
  }
  if (missing.length > 0) return key
  const span = { from: place.span.from, to: place.columns.at(-1)?.to ?? place.span.to }
  if (sayMismatch(key, columns, (message) => say('error', span, message))) return key
  const match = matchingKey(target.record, columns)
  if (match === 'none') {
    say('error', span, `there is no unique constraint matching given keys for referenced table "${table}"`)
  } else if (match === 'deferrable') {
    say('error', span, `cannot use a deferrable unique constraint for referenced table "${table}"`)
  }
  return key
}

function sayMismatch(key: ForeignKey, columns: readonly string[], say: (message: string) => void): boolean {
  const differs = columns.length > 0 && key.columns.length !== columns.length
  if (differs) say('number of referencing and referenced columns for foreign key disagree')
  return differs
}

/** Whether some key of the table is on exactly these columns, in any order. */
function matchingKey(table: Table, columns: readonly string[]): 'immediate' | 'deferrable' | 'none' {
  const { primaryKey, uniques, indexes } = table
  let found: 'deferrable' | 'none' = 'none'
  for (const key of primaryKey ? [primaryKey, ...uniques] : uniques) {
    if (!sameNames(key.columns, columns)) continue
    if (!key.deferrable) return 'immediate'
    found = 'deferrable'
  }
  for (const { unique, where, keys } of indexes) {
    if (!unique || where !== null || keys.length !== columns.length) continue
    const names = keys.flatMap(({ column }) => column ?? [])
    if (names.length === keys.length && sameNames(names, columns)) return 'immediate'
  }
  return found
}

/** Whether two lists hold the same names, in any order. */
function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  if (a.length === 1) return a[0] === b[0]
  const sorted = [...b].sort()
  return [...a].sort().every((name, at) => name === sorted[at])
}

function problem(
  world: World,
  item: TableItem,
  { at }: ReferencePlace,
  { from, to }: Span,
  severity: 'error' | 'warning',
  message: string,
): void {
  item.problems.push({ at, from, to, severity, message, late: true })
  world.troubled.add(item)
}
