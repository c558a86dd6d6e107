import type { TextChange } from '../text/index.ts'
import type { Problem, ProjectDocument, SaveRequest, SaveResponse, Thumbnail } from './api.ts'
import type { Sidecar } from './sidecar.ts'

/** `refused`: the server will not take the save as it is and says why; tried again after the next change. */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'offline' | 'refused'

/** What became of a request. `offline` stands for every failure that may pass: no network, no answer, 5xx. */
export type SendOutcome =
  | { readonly kind: 'saved'; readonly response: SaveResponse }
  | { readonly kind: 'conflict'; readonly current: ProjectDocument }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'offline' }

/** The document as the server last confirmed it. */
export interface SavedDocument extends Sidecar {
  readonly revision: number
  readonly text: string
}

/** A text that stays the same for many saves, and how the text of one of them came from it. */
export interface TextOrigin {
  readonly text: string
  readonly change: TextChange
}

/**
 * All that is not acknowledged, enough to go on after the page was killed. The parts of `base` and the
 * text of `origin` stay the same objects for long: store them apart and write them only when they are others.
 */
export interface UnsavedWork extends Sidecar {
  readonly base: SavedDocument
  /** Where the text of `base` comes from: a large text need not be stored anew after each save. */
  readonly origin: TextOrigin
  /** The request under way, to be repeated exactly; null when none is. */
  readonly sent: SaveRequest | null
  /** What was changed after that, in offsets of the text with `sent` applied. */
  readonly pending: TextChange
}

/** What somebody else changed, for the page to take over. */
export interface RemoteChange extends Sidecar {
  /** In offsets of the page's text. */
  readonly change: TextChange
}

/** The world outside of the state machine. */
export interface AutosavePorts {
  readonly send: (request: SaveRequest) => Promise<SendOutcome>
  /** The document as it stands on the server; null when that cannot be told now. */
  readonly fetch: () => Promise<ProjectDocument | null>
  /** Calls back after so many milliseconds; the result cancels. */
  readonly after: (milliseconds: number, task: () => void) => () => void
  /** Stores unsaved work on this device; null when all is saved. Calls never overlap. */
  readonly keep: (work: UnsavedWork | null) => Promise<void>
  /** A string that no save has had before. */
  readonly newSaveId: () => string
  /** Facts for the list of projects, of the text as it stands. */
  readonly describe: () => { readonly tableCount: number | null; readonly thumbnail: Thumbnail | null }
  readonly onState: (state: SaveState, problem: Problem | null) => void
  readonly onRemote: (remote: RemoteChange) => void
}

export interface Autosave {
  /** Tells of a change that the page made to its text. */
  changed(change: TextChange): void
  sidecarChanged(sidecar: Sidecar): void
  /** Saves at once; fulfilled when everything is saved or an attempt has failed. */
  flush(): Promise<void>
  /** Takes over what others saved; call it when the page is looked at again. */
  refresh(): Promise<void>
  /** The network is back: do not wait for the next attempt. */
  online(): void
  state(): SaveState
  /** Stops all timers. Unsaved work stays kept. */
  close(): void
}
