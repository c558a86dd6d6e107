/**
 * The lossless tree. A document is a run of segments whose texts, joined, are the input exactly;
 * a segment's statement is a tree of spans into that segment's text, so nothing is ever stored
 * twice and an edit elsewhere moves nothing. What is not modelled stays a `Raw` span.
 *
 * All offsets are UTF-16 units relative to the start of the segment's text.
 */
import type { Span } from './syntax-parts.ts'
import type { StatementNode } from './syntax-statement.ts'

export * from './syntax-parts.ts'
export * from './syntax-statement.ts'
export * from './syntax-table.ts'

export type Severity = 'error' | 'warning'

/** Something wrong with the text, at its place. */
export interface SyntaxDiagnostic extends Span {
  readonly severity: Severity
  readonly message: string
}

export type SegmentKind =
  /** One statement with its leading trivia and its terminator. */
  | 'statement'
  /** Blank space and comments at the end, or between meta-commands. */
  | 'trivia'
  /** A client command line (`\connect`), not SQL. */
  | 'meta'
  /** The data lines of COPY … FROM stdin, up to and with `\.`. */
  | 'copyData'

export interface Segment {
  readonly kind: SegmentKind
  /** The exact text, trivia and terminator included. */
  readonly text: string
  /** First and last significant character of the statement, terminator left out. */
  readonly span: Span
  /** Null unless `kind` is `statement`. */
  readonly node: StatementNode | null
  readonly diagnostics: readonly SyntaxDiagnostic[]
  /** Whether a backslash is an escape in its plain strings, by a statement before it; absent when not. */
  readonly backslashes?: true
  /** How many characters after this segment the reader looked at to end it here. */
  readonly lookahead: number
}

/** A whole text as segments; `starts[i]` is the offset of `segments[i]`. */
export interface SyntaxTree {
  readonly segments: readonly Segment[]
  readonly starts: readonly number[]
  readonly length: number
}
