import type { EntityId, Schema, TopLevelEntity } from '../../../schema/index.ts'
import { freezeAgain, freezeItem } from './freeze.ts'
import { mapOf } from './lower-whole.ts'
import type { Reading } from './memo.ts'
import { alike, type MapName, reuse } from './reuse.ts'
import type { Item, TableItem } from './world.ts'

/** What a partial fold did to the world. */
export interface Refolded {
  /** Objects that left the world. */
  readonly gone: ReadonlySet<Item>
  /** Objects that came into it, many in the stead of one that left. */
  readonly made: ReadonlySet<Item>
  /** Objects that stayed, with keys to be resolved again. */
  readonly pointing: readonly TableItem[]
}

/** The reading after a partial fold; records that say what those of `base` say are taken from there. */
export function finishPart(next: Reading, base: Schema, { gone, made, pointing }: Refolded): Reading {
  const before = next.schema
  const changes = new Map<EntityId, Item | null>()
  const itemOf = (id: EntityId): Item | undefined => {
    const item = changes.get(id)
    return item === undefined ? next.items.get(id) : (item ?? undefined)
  }
  const copies = new Map<MapName, Map<EntityId, TopLevelEntity>>()
  const mapNamed = (name: MapName): ReadonlyMap<EntityId, TopLevelEntity> => copies.get(name) ?? before[name]
  const copyOf = (name: MapName): Map<EntityId, TopLevelEntity> => {
    const copy = copies.get(name) ?? new Map<EntityId, TopLevelEntity>(before[name])
    copies.set(name, copy)
    return copy
  }
  const put = (record: TopLevelEntity) => {
    const kept = reuse(record, base)
    const name = mapOf(record)
    if (mapNamed(name).get(record.id) !== kept) copyOf(name).set(record.id, kept)
  }
  const unsorted = new Set<MapName>()
  const ids = new Set([...made].map((item) => item.record.id))
  for (const { record } of gone) {
    if (ids.has(record.id) || !itemOf(record.id)) continue
    changes.set(record.id, null)
    copyOf(mapOf(record)).delete(record.id)
  }
  for (const item of made) {
    const record = freezeItem(next.world, item)
    if (itemOf(record.id)?.declared !== item.declared) unsorted.add(mapOf(record))
    changes.set(record.id, item)
    put(record)
  }
  for (const item of pointing) put(freezeAgain(next.world, item))
  const place = (id: EntityId) => itemOf(id)?.declared ?? 0
  for (const name of unsorted) {
    copies.set(name, new Map([...mapNamed(name)].sort(([a], [b]) => place(a) - place(b))))
  }
  const schema = copies.size === 0 ? before : { ...before, ...Object.fromEntries(copies) }
  const items = next.items.with(changes)
  return { ...next, items, schema: schema === base ? base : alike(schema, base) }
}
