import type { ForeignKey, Table, TopLevelEntity, View } from '../../../schema/index.ts'
import { type Item, keyOf, type TableItem, type ViewItem, type World } from './world.ts'

/** The immutable record of an object as it stands in the world, with what can be told only in the end. */
export function freezeItem(world: World, item: Item): TopLevelEntity {
  switch (item.type) {
    case 'table':
      return freezeTable(world, item)
    case 'view':
      return freezeView(world, item)
    default:
      return { ...item.record }
  }
}

/** The record of a table that stayed as it was while what it points at changed. */
export function freezeAgain(world: World, item: TableItem): Table {
  const lasting = item.problems.filter((each) => !each.late)
  item.problems.length = 0
  item.problems.push(...lasting)
  if (lasting.length === 0) world.troubled.delete(item)
  return freezeTable(world, item)
}

function freezeTable(world: World, item: TableItem): Table {
  const { record } = item
  let { foreignKeys } = record
  if (foreignKeys.length > 0) foreignKeys = foreignKeys.map((key) => resolveKey(world, item, key))
  return { ...record, foreignKeys }
}

function freezeView(world: World, item: ViewItem): View {
  const dependsOn = item.body.reads.filter((read) => world.relations.has(keyOf(read.schema, read.name)))
  return { ...item.record, dependsOn }
}

/** Fills an omitted column list from the target's primary key and says what cannot be. */
function resolveKey(world: World, item: TableItem, key: ForeignKey): ForeignKey {
  const { schema, table, columns } = key.references
  const relation = world.relations.get(keyOf(schema, table))
  const target = relation?.kind === 'item' && relation.item.type === 'table' ? relation.item : null
  const place = item.references.get(key.name)
  if (!target) {
    if (place)
      problem(world, item, place.at, place.span, 'warning', `relation "${table}" is not declared here`)
    return key
  }
  if (columns.length === 0) {
    const primary = target.record.primaryKey?.columns ?? []
    if (place && primary.length === 0 && !target.open) {
      problem(
        world,
        item,
        place.at,
        place.span,
        'error',
        `there is no primary key for referenced table "${table}"`,
      )
    }
    return { ...key, references: { ...key.references, columns: primary } }
  }
  for (const column of place?.columns ?? []) {
    // A renamed column is known under its new name; the old one was right where it was written.
    if (!columns.includes(column.value)) continue
    if (target.open || target.record.columns.some((c) => c.name === column.value)) continue
    if (place) {
      const message = `column "${column.value}" referenced in foreign key constraint does not exist`
      problem(world, item, place.at, column, 'error', message)
    }
  }
  return key
}

function problem(
  world: World,
  item: TableItem,
  at: number,
  span: { readonly from: number; readonly to: number },
  severity: 'error' | 'warning',
  message: string,
): void {
  item.problems.push({ at, from: span.from, to: span.to, severity, message, late: true })
  world.troubled.add(item)
}
