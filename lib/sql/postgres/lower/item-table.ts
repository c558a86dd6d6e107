import type { EntityId } from '../../../schema/index.ts'
import type { Item } from './world.ts'

/** The objects of a reading by their ids. Never changes; the one of the next reading shares most of it. */
export interface ItemTable {
  get(id: EntityId): Item | undefined
  /** The table after the changes: null takes an object out. */
  with(changes: ReadonlyMap<EntityId, Item | null>): ItemTable
}

/** So many changes are looked up apart before all objects are listed anew. */
const most = 256

export function makeItemTable(
  base: ReadonlyMap<EntityId, Item>,
  changed: ReadonlyMap<EntityId, Item | null> = new Map(),
): ItemTable {
  return {
    get(id) {
      const item = changed.get(id)
      return item === undefined ? base.get(id) : (item ?? undefined)
    },
    with(changes) {
      const all = new Map([...changed, ...changes])
      if (all.size <= most) return makeItemTable(base, all)
      const items = new Map(base)
      for (const [id, item] of all) {
        if (item) items.set(id, item)
        else items.delete(id)
      }
      return makeItemTable(items)
    },
  }
}
