import type { EntityId, Schema, Table, TopLevelEntity } from '../../../schema/index.ts'
import type { Segment, StatementNode, SyntaxTree } from '../../core/index.ts'
import { forget } from './drop.ts'
import { type Fold, NotLocal } from './fold.ts'
import { freezeItem } from './freeze.ts'
import { foldSegment, mapOf } from './lower-whole.ts'
import type { Reading } from './memo.ts'
import { type Order, spliceOrder } from './order.ts'
import { keyNames } from './parts.ts'
import { reuse, sameValue } from './reuse.ts'
import { targetItems } from './target-items.ts'
import type { Item, World } from './world.ts'

/** More objects than this are folded faster with all the rest. */
const many = 60

/** Folds only the objects that an edit touches; null when the edit reaches further. */
export function lowerPart(tree: SyntaxTree, old: Reading): Reading | null {
  if (!old.lease.current) return null
  const edit = editBetween(old.tree, tree)
  if (edit.removed.length + edit.added.length === 0) return { ...old, tree }
  if ([...edit.removed, ...edit.added].some((segment) => changesContext(segment.node))) return null
  const order = spliceOrder(old.order, edit.at, edit.removed.length, edit.added.length)
  if (!order) return null
  const chosen = new Set<Item>()
  for (let i = 0; i < edit.removed.length; i++)
    for (const item of old.touched[edit.at + i] ?? []) chosen.add(item)
  const fold = makeFold(old.world)
  for (const [i, { node, text }] of edit.added.entries()) {
    fold.path = pathAt(old, order.places[edit.at + i] ?? 0)
    fold.text = text
    if (node) for (const item of targetItems(fold, node)) chosen.add(item)
  }
  for (const item of [...chosen]) for (const other of together(old.world, item)) chosen.add(other)
  if (!canStandAlone(old.world, chosen)) return null
  old.lease.current = false
  try {
    return refold(tree, old, edit, order, chosen, fold)
  } catch (failure) {
    if (failure instanceof NotLocal) return null
    throw failure
  }
}

interface Edit {
  readonly at: number
  readonly removed: readonly Segment[]
  readonly added: readonly Segment[]
}

function editBetween(before: SyntaxTree, after: SyntaxTree): Edit {
  const a = before.segments
  const b = after.segments
  const limit = Math.min(a.length, b.length)
  let at = 0
  while (at < limit && a[at] === b[at]) at++
  let tail = 0
  while (tail < limit - at && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { at, removed: a.slice(at, a.length - tail), added: b.slice(at, b.length - tail) }
}

/** Statements that change what the names of others mean, or more than one object. */
function changesContext(node: StatementNode | null): boolean {
  if (!node) return false
  switch (node.kind) {
    case 'setSearchPath':
    case 'createSchema':
    case 'createExtension':
    case 'drop':
    case 'other':
      return (
        node.kind !== 'other' || node.words === 'commit' || node.words === 'rollback' || node.words === 'end'
      )
    default:
      return false
  }
}

function makeFold(world: World): Fold {
  return {
    world,
    scope: 'part',
    path: [],
    at: Number.POSITIVE_INFINITY,
    text: '',
    statement: { from: 0, to: 0 },
    fresh: new Set(),
    touched: [],
    stray: new Map(),
  }
}

function pathAt(old: Reading, place: number): readonly string[] {
  return old.paths.findLast((entry) => entry.at < place)?.path ?? []
}

/** A table with the sequences of its columns, from either side. */
function together(world: World, item: Item): readonly Item[] {
  if (item.type === 'table') return item.satellites
  const owner = item.type === 'sequence' ? item.record.ownedBy : null
  const relation = owner && world.relations.get(`${owner.schema}\0${owner.table}`)
  if (!relation?.item.satellites.includes(item)) return []
  return [relation.item, ...relation.item.satellites]
}

function canStandAlone(world: World, items: ReadonlySet<Item>): boolean {
  if (items.size > many) return false
  for (const item of items) {
    if (item.entangled || !world.items.has(item)) return false
    for (const name of heldNames(item)) if (world.contested.has(name)) return false
  }
  return true
}

/** The bare names that an object holds in any space. */
function heldNames(item: Item): readonly string[] {
  const { name } = item.record
  if (item.type === 'table') {
    return [name, ...keyNames(item.record), ...item.record.indexes.map((index) => index.name)]
  }
  return item.type === 'view' ? [name, ...item.record.indexes.map((index) => index.name)] : [name]
}

function refold(
  tree: SyntaxTree,
  old: Reading,
  edit: Edit,
  order: Order,
  chosen: ReadonlySet<Item>,
  fold: Fold,
): Reading | null {
  const { world } = old
  const places = new Set<number>()
  for (const item of chosen) for (const place of item.statements) places.add(place)
  for (let i = 0; i < edit.added.length; i++) places.add(order.places[edit.at + i] ?? 0)
  for (const item of chosen) leave(fold, item)
  const touched = old.touched.toSpliced(edit.at, edit.removed.length, ...edit.added.map(() => []))
  replay(tree, old, order, places, fold, touched)
  let gone: ReadonlySet<Item> = chosen
  const made = freshItems(fold)
  if (contestedAmong(world, made)) return null
  const dependents = dependentsOf(world, chosen, made)
  if (dependents === null) return null
  if (dependents.size > 0) {
    const more = new Set<number>()
    for (const item of dependents) for (const place of item.statements) more.add(place)
    for (const item of dependents) leave(fold, item)
    replay(tree, old, order, more, fold, touched)
    for (const place of more) places.add(place)
    gone = new Set([...chosen, ...dependents])
  }
  const stray = new Map([...old.stray].filter(([place]) => order.indexOf(place) >= 0 && !places.has(place)))
  for (const [place, problems] of fold.stray) stray.set(place, problems)
  return finish(tree, old, order, gone, freshItems(fold), touched, stray)
}

/** Takes an object out of the world, to be made anew. */
function leave(fold: Fold, item: Item): void {
  forget(fold, item)
  for (const name of item.looked) fold.world.lookups.get(name)?.delete(item)
}

function replay(
  tree: SyntaxTree,
  old: Reading,
  order: Order,
  places: ReadonlySet<number>,
  fold: Fold,
  touched: (readonly Item[])[],
): void {
  for (const place of [...places].sort((a, b) => a - b)) {
    const index = order.indexOf(place)
    const segment = tree.segments[index]
    if (!segment) continue
    fold.path = pathAt(old, place)
    foldSegment(fold, segment, place)
    touched[index] = fold.touched
  }
}

function freshItems(fold: Fold): readonly Item[] {
  return [...(fold.fresh ?? [])]
}

function contestedAmong(world: World, items: readonly Item[]): boolean {
  return items.some((item) => item.entangled || heldNames(item).some((name) => world.contested.has(name)))
}

/** The tables to fold again since what they point at is another now; null when more than tables are. */
function dependentsOf(
  world: World,
  before: ReadonlySet<Item>,
  after: readonly Item[],
): ReadonlySet<Item> | null {
  const changed = new Set<string>()
  const now = new Map(after.map((item) => [item.record.id, item]))
  for (const item of before) {
    const same = now.get(item.record.id)
    if (!same || !sameValue(exportsOf(item), exportsOf(same))) changed.add(item.record.name)
  }
  const then = new Set([...before].map((item) => item.record.id))
  for (const item of after) if (!then.has(item.record.id)) changed.add(item.record.name)
  const found = new Set<Item>()
  for (const name of changed) {
    for (const item of world.lookups.get(name) ?? []) {
      if (after.includes(item) || !world.items.has(item)) continue
      if (item.type !== 'table' || item.entangled || item.satellites.length > 0 || found.size > many)
        return null
      found.add(item)
    }
  }
  return found
}

/** What others can see of an object. */
function exportsOf(item: Item): unknown {
  switch (item.type) {
    case 'table':
      return tableExports(item.record, item.open)
    case 'view':
      return item.record.columns
    default:
      return [item.record.schema, item.record.name]
  }
}

function tableExports({ columns, primaryKey }: Table, open: boolean): unknown {
  return [columns.map((column) => [column.name, column.type]), primaryKey?.columns ?? null, open]
}

function finish(
  tree: SyntaxTree,
  old: Reading,
  order: Order,
  gone: ReadonlySet<Item>,
  made: readonly Item[],
  touched: readonly (readonly Item[])[],
  stray: Reading['stray'],
): Reading {
  const items = new Map(old.items)
  const schema: { -readonly [K in keyof Schema]: Schema[K] } = { ...old.schema }
  const copies = new Map<string, Map<EntityId, TopLevelEntity>>()
  const copyOf = (record: TopLevelEntity): Map<EntityId, TopLevelEntity> => {
    const name = mapOf(record)
    let copy = copies.get(name)
    if (!copy) {
      copy = new Map<EntityId, TopLevelEntity>(old.schema[name])
      copies.set(name, copy)
      Object.assign(schema, { [name]: copy })
    }
    return copy
  }
  const unsorted = new Set<string>()
  const ids = new Set(made.map((item) => item.record.id))
  for (const item of gone) {
    if (ids.has(item.record.id)) continue
    items.delete(item.record.id)
    copyOf(item.record).delete(item.record.id)
  }
  for (const item of made) {
    const record = freezeItem(old.world, item)
    const before = old.items.get(record.id)
    const kept = reuse(record, old.schema)
    if (before?.declared !== item.declared) unsorted.add(mapOf(record))
    items.set(record.id, item)
    const map: ReadonlyMap<EntityId, TopLevelEntity> = copies.get(mapOf(record)) ?? old.schema[mapOf(record)]
    if (map.get(record.id) !== kept) copyOf(record).set(record.id, kept)
  }
  for (const name of unsorted) {
    const kind = name as Exclude<keyof Schema, 'dialect' | 'searchPath'>
    const map: ReadonlyMap<EntityId, TopLevelEntity> = schema[kind]
    const place = (id: EntityId) => items.get(id)?.declared ?? 0
    const sorted = new Map([...map].sort(([a], [b]) => place(a) - place(b)))
    Object.assign(schema, { [kind]: sorted })
  }
  return { ...old, tree, order, schema, items, touched, stray, lease: { current: true } }
}
