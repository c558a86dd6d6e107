import type { EntityId, Schema, TopLevelEntity } from '../../../schema/index.ts'
import { freezeAgain, freezeItem } from './freeze.ts'
import { mapOf } from './lower-whole.ts'
import type { Reading } from './memo.ts'
import { reuse, sameValue } from './reuse.ts'
import type { Item, TableItem } from './world.ts'

type MapName = Exclude<keyof Schema, 'dialect' | 'searchPath'>

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
  const items = new Map(next.items)
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
    if (ids.has(record.id) || !items.delete(record.id)) continue
    copyOf(mapOf(record)).delete(record.id)
  }
  for (const item of made) {
    const record = freezeItem(next.world, item)
    if (items.get(record.id)?.declared !== item.declared) unsorted.add(mapOf(record))
    items.set(record.id, item)
    put(record)
  }
  for (const item of pointing) put(freezeAgain(next.world, item))
  const place = (id: EntityId) => items.get(id)?.declared ?? 0
  for (const name of unsorted) {
    copies.set(name, new Map([...mapNamed(name)].sort(([a], [b]) => place(a) - place(b))))
  }
  const schema = copies.size === 0 ? before : { ...before, ...Object.fromEntries(copies) }
  return { ...next, items, schema: schema === base ? base : alike(schema, base) }
}

/** The schema with every map and record of the other that says the same. */
function alike(schema: Schema, base: Schema): Schema {
  const maps: Partial<Record<MapName, ReadonlyMap<EntityId, TopLevelEntity>>> = {}
  let same = sameValue(schema.searchPath, base.searchPath)
  for (const name of mapNames) {
    maps[name] = alikeMap(schema[name], base[name])
    same &&= maps[name] === base[name]
  }
  return same ? base : Object.assign({ ...schema }, maps)
}

function alikeMap(
  map: ReadonlyMap<EntityId, TopLevelEntity>,
  base: ReadonlyMap<EntityId, TopLevelEntity>,
): ReadonlyMap<EntityId, TopLevelEntity> {
  if (map === base) return base
  const others = base.values()
  let same = map.size === base.size
  let copy: Map<EntityId, TopLevelEntity> | null = null
  for (const [id, record] of map) {
    const kept = reuseFrom(record, base.get(id))
    if (kept !== record) {
      copy ??= new Map(map)
      copy.set(id, kept)
    }
    same &&= others.next().value === kept
  }
  return same ? base : (copy ?? map)
}

function reuseFrom(record: TopLevelEntity, before: TopLevelEntity | undefined): TopLevelEntity {
  return before && before !== record && sameValue(before, record) ? before : record
}

const mapNames: readonly MapName[] = [
  'schemas',
  'tables',
  'views',
  'enums',
  'domains',
  'composites',
  'ranges',
  'sequences',
  'routines',
  'extensions',
  'objects',
]
