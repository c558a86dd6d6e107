import type { Table, TopLevelEntity, View } from '../../../schema/index.ts'
import { resolveKey } from './foreign-keys.ts'
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
