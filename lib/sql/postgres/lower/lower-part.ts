import type { Schema } from '../../../schema/index.ts'
import type { StatementNode, SyntaxTree } from '../../core/index.ts'
import { forget } from './drop.ts'
import { changesBetween } from './effects.ts'
import { finishPart } from './finish-part.ts'
import { type Fold, forgetMisses, NotLocal } from './fold.ts'
import { sweeps } from './grants.ts'
import { foldSegment } from './lower-whole.ts'
import type { Context, Reading } from './memo.ts'
import { type Order, spliceOrder } from './order.ts'
import { type Run, runsBetween, spliceRuns } from './runs.ts'
import { targetItems } from './target-items.ts'
import type { Item } from './world.ts'

/** More objects than this are folded faster with all the rest. */
const many = 600

/** Rounds in which dependents of dependents are found; deeper chains are folded with all the rest. */
const rounds = 4

/** Folds only the objects that an edit touches; null when the edit reaches further. */
export function lowerPart(tree: SyntaxTree, old: Reading): Reading | null {
  const { holder } = old.seat
  if (!holder) return null
  const runs = runsBetween(holder.tree, tree)
  if (runs.some(changesContext)) return null
  const order = spliceOrder(holder.order, runs)
  if (!order) return null
  const edit: Edit = { tree, holder, runs, order, touched: spliceRuns(holder.touched, runs, []) }
  old.seat.holder = null
  try {
    return refold(edit, old.schema)
  } catch (failure) {
    if (failure instanceof NotLocal) return null
    throw failure
  }
}

/** What is read: the segments that changed since the world was left as it stands. */
interface Edit {
  readonly tree: SyntaxTree
  readonly holder: Reading
  readonly runs: readonly Run[]
  readonly order: Order
  readonly touched: (readonly Item[])[]
}

/** Whether a run changes what the names of others mean, or takes an object away. */
function changesContext({ removed, added }: Run): boolean {
  const paired = removed.length === added.length
  return (
    removed.some(({ node }, i) => isContext(node) && !(paired && saysSame(node, added[i]?.node ?? null))) ||
    added.some(({ node }, i) => isContext(node) && !(paired && saysSame(node, removed[i]?.node ?? null)))
  )
}

function isContext(node: StatementNode | null): boolean {
  switch (node?.kind) {
    case 'setSearchPath':
    case 'setRole':
    case 'alterDefaultPrivileges':
    case 'createSchema':
    case 'createExtension':
    case 'drop':
      return true
    case 'grant':
    case 'revoke':
      return sweeps(node)
    case 'other':
      return ['begin', 'start', 'commit', 'rollback', 'end', 'abort'].includes(node.words)
    default:
      return false
  }
}

/** Whether only blank space or comments around a statement changed. */
function saysSame(a: StatementNode | null, b: StatementNode | null): boolean {
  if (a?.kind === 'setSearchPath' && b?.kind === 'setSearchPath') {
    return a.local === b.local && a.schemas.join('\0') === b.schemas.join('\0')
  }
  return a?.kind === 'other' && b?.kind === 'other' && a.words === b.words
}

function refold(edit: Edit, base: Schema): Reading | null {
  const { holder, runs, order, touched } = edit
  const { world } = holder
  const fold = makeFold(holder)
  const places = new Set<number>()
  const chosen = new Set<Item>()
  for (const { at, removed, to, added } of runs) {
    for (let i = 0; i < removed.length; i++) {
      forgetMisses(world, holder.order.places[at + i] as number)
      for (const item of holder.touched[at + i] ?? []) chosen.add(item)
    }
    for (const [i, { node, text }] of added.entries()) {
      const place = order.places[to + i] as number
      places.add(place)
      enter(fold, contextAt(holder, place))
      fold.text = text
      if (node) for (const item of targetItems(fold, node)) chosen.add(item)
    }
  }
  for (const place of world.sweeps) if (order.indexOf(place) >= 0) places.add(place)
  const left = new Set<Item>()
  let made: ReadonlySet<Item> = new Set()
  for (let round = 0; round < rounds; round++) {
    if (!isFoldable(addCompanions(chosen, holder))) return null
    for (const item of made) leave(fold, item)
    for (const item of chosen) {
      for (const place of item.statements) places.add(place)
      if (left.has(item)) continue
      left.add(item)
      leave(fold, item)
    }
    const again = makeFold(holder)
    for (const place of [...places].sort((a, b) => a - b)) {
      const index = order.indexOf(place)
      const segment = edit.tree.segments[index]
      if (!segment) continue
      enter(again, contextAt(holder, place))
      forgetMisses(world, place)
      foldSegment(again, segment, place)
      touched[index] = again.touched
    }
    made = again.fresh ?? new Set()
    for (const item of made) if (item.entangled) return null
    const changes = changesBetween(chosen, made)
    for (const name of changes.held) if (world.contested.has(name)) return null
    const more = changes.dependentsIn(world)
    const strays = strayPlaces(changes.held, edit, places)
    if (more.length + strays.length === 0) {
      const stray = new Map(
        [...holder.stray].filter(([place]) => order.indexOf(place) >= 0 && !places.has(place)),
      )
      for (const [place, problems] of again.stray) stray.set(place, problems)
      const next = { ...holder, tree: edit.tree, order, touched, stray }
      return finishPart(next, base, { gone: chosen, made, pointing: changes.pointingIn(world) })
    }
    for (const item of more) chosen.add(item)
    for (const place of strays) {
      places.add(place)
      for (const item of holder.touched[holder.order.indexOf(place)] ?? []) chosen.add(item)
    }
  }
  return null
}

/** The places, not folded again yet, of statements that missed a name which came or went. */
function strayPlaces(
  names: ReadonlySet<string>,
  { holder, order }: Edit,
  places: ReadonlySet<number>,
): readonly number[] {
  const found = new Set<number>()
  for (const name of names) {
    for (const place of holder.world.misses.get(name) ?? []) {
      if (!places.has(place) && order.indexOf(place) >= 0) found.add(place)
    }
  }
  return [...found]
}

function enter(fold: Fold, context: Context | undefined): void {
  fold.path = context?.path ?? []
  fold.role = context?.role ?? null
  fold.session = context?.session ?? null
  fold.defaults = context?.defaults ?? []
}

function makeFold({ world }: Reading): Fold {
  return {
    world,
    scope: 'part',
    path: [],
    role: null,
    session: null,
    defaults: [],
    at: Number.POSITIVE_INFINITY,
    text: '',
    backslashes: false,
    statement: { from: 0, to: 0 },
    fresh: new Set(),
    touched: [],
    stray: new Map(),
  }
}

function contextAt(holder: Reading, place: number): Context | undefined {
  return holder.contexts.findLast((entry) => entry.at < place)
}

/** Adds what shares a statement with any of the objects, and the sequences of columns with their tables. */
function addCompanions(chosen: Set<Item>, { world, order, touched }: Reading): ReadonlySet<Item> {
  const places = new Set<number>()
  for (const item of chosen) {
    if (chosen.size > many) break
    for (const place of item.statements) {
      if (places.has(place)) continue
      places.add(place)
      for (const other of touched[order.indexOf(place)] ?? []) chosen.add(other)
    }
    for (const other of item.satellites) chosen.add(other)
    const owner = item.type === 'sequence' ? item.record.ownedBy : null
    const relation = owner && world.relations.get(`${owner.schema}\0${owner.table}`)
    if (relation?.item.satellites.includes(item)) chosen.add(relation.item)
  }
  return chosen
}

function isFoldable(items: ReadonlySet<Item>): boolean {
  if (items.size > many) return false
  for (const item of items) if (item.entangled) return false
  return true
}

/** Takes an object out of the world, to be made anew. */
function leave(fold: Fold, item: Item): void {
  forget(fold, item)
  for (const name of item.looked) fold.world.lookups.get(name)?.delete(item)
  for (const name of item.pointed) fold.world.pointers.get(name)?.delete(item)
}
