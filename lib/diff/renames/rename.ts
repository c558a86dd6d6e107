import type { EntityId } from '../../schema/index.ts'

/**
 * A thing that went and a thing that came, taken for one under two names; two columns of different tables say
 * that the values went from the one to the other.
 */
export interface Rename {
  /** As the schema before has it. */
  readonly from: EntityId
  /** As the schema after has it. */
  readonly to: EntityId
}

/** What can be renamed with what it holds. */
export type RenamedKind =
  | 'schema'
  | 'table'
  | 'view'
  | 'enum'
  | 'domain'
  | 'composite'
  | 'range'
  | 'sequence'
  | 'routine'
  | 'column'
  | 'enumValue'

/** `move`: a column's values went into a column of another table. */
export type QuestionKind = RenamedKind | 'move'

/** A rename that looks likely. Unless it is chosen, the one is dropped and the other added. */
export interface RenameQuestion extends Rename {
  readonly kind: QuestionKind
  /** 0 to 1. */
  readonly score: number
  /** What speaks for it, for people. */
  readonly reasons: readonly string[]
}
