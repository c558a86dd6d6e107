import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Box, Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { emptyScene, type Scene } from './model/scene'

/** How much a node shows: all rows, its name only, or nothing but its colour. */
export type Detail = 'rows' | 'names' | 'blocks'

/** What is edited in place: a node's name, or a part of one of its columns. */
export interface InPlaceEdit {
  readonly node: EntityId
  readonly column: string | null
  readonly part: 'name' | 'type'
}

/** A foreign key being drawn from a column (or from a table as a whole) to the pointer. */
export interface LinkDraft {
  readonly table: EntityId
  readonly column: string | null
  readonly start: Point
  readonly end: Point
  readonly over: { readonly table: EntityId; readonly column: string | null } | null
}

/** A column being moved to another row of its card: the gap between rows where it would go. */
export interface RowDraft {
  readonly node: EntityId
  readonly column: string
  readonly gap: number
}

/** Where a context menu was asked for, in client pixels, and on what. */
export interface MenuRequest {
  readonly x: number
  readonly y: number
  readonly on:
    | { readonly kind: 'canvas' }
    | { readonly kind: 'node'; readonly id: EntityId; readonly column: string | null }
    | { readonly kind: 'edge'; readonly id: string }
    | { readonly kind: 'annotation'; readonly id: string }
}

export interface CanvasDialog {
  readonly kind: 'delete'
  readonly ids: readonly EntityId[]
}

/** What only the canvas needs to know: nothing of it is saved, nothing of it is in the history. */
export interface CanvasState {
  readonly scene: Scene
  readonly detail: Detail
  /** Where the pointer is, in diagram units; null while it is elsewhere. Changes cause no render. */
  readonly pointer: Point | null
  /** Node under the pointer this very moment. */
  readonly hot: EntityId | null
  /** Node under the pointer, after a moment of rest. */
  readonly hovered: EntityId | null
  readonly hoveredEdge: string | null
  readonly moves: ReadonlyMap<string, Point>
  readonly marquee: Box | null
  readonly link: LinkDraft | null
  readonly reorder: RowDraft | null
  readonly editing: InPlaceEdit | null
  readonly menu: MenuRequest | null
  readonly dialog: CanvasDialog | null
  readonly hiddenSchemas: ReadonlySet<string>
  readonly snap: 'on' | 'off'
  readonly wheel: 'zooms' | 'pans'
  /** An automatic layout under way: share done, 0 to 1. */
  readonly arranging: number | null
  /** The chosen note or area; `edit <id>` while it is written in. */
  readonly annotation: string | null
}

export type CanvasStore = StoreApi<CanvasState>

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({
    scene: emptyScene,
    detail: 'rows',
    pointer: null,
    hot: null,
    hovered: null,
    hoveredEdge: null,
    moves: new Map(),
    marquee: null,
    link: null,
    reorder: null,
    editing: null,
    menu: null,
    dialog: null,
    hiddenSchemas: new Set(),
    snap: 'off',
    wheel: 'zooms',
    arranging: null,
    annotation: null,
  }))
}

export const CanvasStoreContext = createContext<CanvasStore | null>(null)

/** A slice of the canvas's own state. */
export function useCanvas<T>(selector: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), selector)
}

/** The store itself, for event handlers that must not cause a render. */
export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasStoreContext)
  if (!store) throw new Error('canvas: no canvas store here')
  return store
}
