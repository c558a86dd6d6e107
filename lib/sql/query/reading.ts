import type { Span } from '../core/syntax.ts'
import type { Statement } from './statement.ts'

/** What could be read of a text; nothing of what is in `unread` is in the tree but as a node that says so. */
export interface QueryReading {
  /** Null where the statement as a whole is not one that can be read. */
  readonly statement: Statement | null
  /** The places that were not understood; empty when the whole was. */
  readonly unread: readonly Span[]
}

/** A name as the engine keeps it, and where it is written. */
export interface Name extends Span {
  readonly value: string
  readonly quoted: boolean
}

/** A type where it is written; `canonical` as the engine spells it. */
export interface TypeName extends Span {
  readonly canonical: string
}

/** What stands in the text but is not understood. */
export interface Unread extends Span {
  readonly is: 'unread'
}
