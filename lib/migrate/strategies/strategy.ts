import type { Rename, RenameQuestion } from '../../diff/index.ts'
import type { Schema } from '../../schema/index.ts'
import type { Dialect } from '../../sql/index.ts'
import type { Phase } from '../phases.ts'

export interface StrategyInput {
  readonly before: Schema
  readonly after: Schema
  readonly renames: readonly Rename[]
  readonly dialect: Dialect
  /** One of the dialect's `versions`. */
  readonly version: string
}

export interface StrategyResult {
  readonly phases: readonly Phase[]
  /** Likely renames that nobody answered. */
  readonly questions: readonly RenameQuestion[]
}

/** A way of getting from one schema to another. */
export interface Strategy {
  readonly id: 'direct' | 'online'
  readonly label: string
  readonly description: string
  plan(input: StrategyInput): StrategyResult
}
