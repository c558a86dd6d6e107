import { create } from 'zustand'
import type { UnresolvedMention } from '@/lib/sync'

/** What the rest of the page knows of the editor, and what it may ask of it. */
interface EditorView {
  /** Offset of the cursor in the document. */
  readonly offset: number
  readonly line: number
  readonly column: number
  /** Selected characters, 0 for none. */
  readonly selected: number
  /** A place asked to be shown; counts up, so that the same place can be asked for twice. */
  readonly shown: { readonly from: number; readonly to: number; readonly nonce: number } | null
  /** What a rename found but left alone, while it is shown. */
  readonly mentions: readonly UnresolvedMention[]
  setMentions(mentions: readonly UnresolvedMention[]): void
  setCursor(cursor: Pick<EditorView, 'offset' | 'line' | 'column' | 'selected'>): void
  /** Selects a range of the document in the editor and gives it the focus. */
  show(from: number, to: number): void
}

export const useEditorView = create<EditorView>()((set) => ({
  offset: 0,
  line: 1,
  column: 1,
  selected: 0,
  shown: null,
  mentions: [],
  setMentions: (mentions) => set({ mentions }),
  setCursor: (cursor) => set(cursor),
  show: (from, to) => set(({ shown }) => ({ shown: { from, to, nonce: (shown?.nonce ?? 0) + 1 } })),
}))
