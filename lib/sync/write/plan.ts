import type { Schema } from '../../schema/index.ts'
import { dialectOf, type PartRenderer } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState, UnresolvedMention } from '../document.ts'

/** What a writer of one op works on. */
export interface Task {
  readonly state: DocumentState
  readonly before: Schema
  /** The schema as the op says it must be read afterwards. */
  readonly after: Schema
  readonly parts: PartRenderer
  quote(identifier: string): string
  quoteString(text: string): string
  /** Places that may mean a renamed thing, filled as they are met. */
  readonly unresolved: UnresolvedMention[]
  /** Why a writer saw no way, in words that follow "because"; filled as they are met. */
  readonly obstacles: string[]
}

/** Edits of the text that may carry an op; null when the writer has no way in this text. */
export type Edits = readonly Replacement[] | null

/** The dialect's renderer of parts; null when documents of the dialect cannot be written in. */
export function partsOf(dialect: string): PartRenderer | null {
  return dialectOf(dialect).parts ?? null
}
