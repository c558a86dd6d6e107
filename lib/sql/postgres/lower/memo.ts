import type { Schema } from '../../../schema/index.ts'
import type { SyntaxTree } from '../../core/index.ts'
import type { Fold } from './fold.ts'
import type { ItemTable } from './item-table.ts'
import type { Order } from './order.ts'
import type { Item, World } from './world.ts'

/** What statements are run with: the search path, the role, and what new objects of it come with. */
export interface Context extends Pick<Fold, 'path' | 'role' | 'session' | 'defaults'> {
  readonly at: number
}

/** A lowering with all that the next one can go on from. */
export interface Reading {
  readonly kind: 'postgres reading'
  readonly tree: SyntaxTree
  readonly order: Order
  readonly schema: Schema
  /** The object behind each record; objects are replaced and never changed once read. */
  readonly items: ItemTable
  /** Objects that each segment touches. */
  readonly touched: readonly (readonly Item[])[]
  /** What the statements from a place on are run with, ascending. */
  readonly contexts: readonly Context[]
  readonly stray: Fold['stray']
  readonly world: World
  readonly seat: Seat
}

/**
 * Who holds the world that a document's readings share. A world stands as one reading left it, so the
 * next reading of that document goes on from the holder, whichever reading it was asked to follow.
 */
export interface Seat {
  /** Null while the world is being changed, and after that failed. */
  holder: Reading | null
}

export function isMemo(memo: unknown): memo is Reading {
  return typeof memo === 'object' && memo !== null && 'kind' in memo && memo.kind === 'postgres reading'
}
