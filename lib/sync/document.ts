import type { EntityId, Schema } from '../schema/index.ts'
import type { Diagnostic, Lowering, Segment, SourceMap, SyntaxTree } from '../sql/index.ts'

/**
 * One text and all that is read from it. A plain value: an edit makes a new one that shares what
 * it can with the old.
 */
export interface DocumentState {
  readonly dialect: string
  readonly text: string
  readonly tree: SyntaxTree
  readonly schema: Schema
  readonly sources: SourceMap
  readonly diagnostics: readonly Diagnostic[]
  /** Entities shown from the last good reading of a statement that does not parse now (law S11). */
  readonly stale: ReadonlySet<EntityId>
  readonly internal: {
    readonly lowering: Lowering
    /** What was lowered: the tree, with the last good readings in place of what does not parse. */
    readonly effectiveTree: SyntaxTree
    readonly standIns: StandIns
  }
}

/** The last good reading of a statement that is now part of broken text. */
export interface StandIn {
  readonly segment: Segment
  /** What is left of its statement, relative to the start of the broken segment. */
  readonly from: number
  readonly to: number
}

/** Broken segments with what stands in for them. */
export type StandIns = ReadonlyMap<Segment, readonly StandIn[]>

/** What an edit changed in the reading. Only top-level entities are listed; compare by identity. */
export interface SchemaDelta {
  readonly changed: readonly EntityId[]
  readonly removed: readonly EntityId[]
  /** Identities that live on under another name, columns and indexes included: [old, new]. */
  readonly renamed: readonly (readonly [EntityId, EntityId])[]
}

/** A place where a renamed thing may be meant but could not be told for certain. */
export interface UnresolvedMention {
  readonly from: number
  readonly to: number
  /** The object whose text holds it, e.g. `function public.touch()`. */
  readonly inside: string
  readonly text: string
}

export interface WriteError {
  readonly code: 'not-found' | 'already-exists' | 'invalid' | 'unsupported' | 'not-carried'
  /** A sentence for people, with the reason. */
  readonly message: string
  /** Index of the op that failed. */
  readonly op: number
}
