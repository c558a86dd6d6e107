import type { Column, Schema, Sql, Table } from '../schema/index.ts'
import type { PlanCheck, PlannedStatement } from './dialect.ts'

/** A column whose values another one is kept equal to. */
export interface Follower {
  readonly from: Column
  readonly to: Column
}

/**
 * Which of two columns applications write: only `from`, or either, so that each follows the other. With
 * `from exactly` a value that would not lead back to itself gives none, so that what is unique stays so.
 */
export type Followed = 'from' | 'from exactly' | 'either'

/** A routine and the trigger that calls it, as statements without the final semicolon. */
export interface FollowerObjects {
  readonly routine: { readonly name: string; readonly definition: Sql }
  readonly trigger: { readonly name: string; readonly definition: Sql }
}

/** A routine and the triggers that call it when rows are written and when the table is emptied. */
export interface MirrorObjects {
  readonly routine: FollowerObjects['routine']
  readonly triggers: readonly FollowerObjects['trigger'][]
}

/** A table whose rows another one holds as well, column by column. */
export interface Mirror {
  readonly from: Table
  readonly to: Table
  readonly columns: readonly Follower[]
}

/**
 * Two tables of which each row of the part belongs to one row of the whole. Both hold the same in some
 * columns; of each pair `from` is the whole's.
 */
export interface Division {
  readonly whole: Table
  readonly part: Table
  /** By which rows belong together: unique in both. */
  readonly key: readonly Follower[]
  readonly columns: readonly Follower[]
}

/** Routines and the triggers that call them, as statements without the final semicolon. */
export interface DivisionObjects {
  readonly routines: readonly { readonly schema: string; readonly name: string; readonly definition: Sql }[]
  readonly triggers: readonly { readonly table: Table; readonly name: string; readonly definition: Sql }[]
}

/** Null forbidden in two steps, and allowed again in one. */
export interface RequireSteps {
  readonly enter: PlannedStatement
  readonly validate: PlannedStatement
  readonly leave: PlannedStatement
}

/** SQL that changing a database in use takes beside the plain operations. */
export interface OnlineParts {
  /** A condition that is true where the column has a value. */
  isPresent(column: string): Sql
  /** Whether an expression may give another value for each row, so that adding it as a default writes every row. */
  differsByRow(expression: Sql): boolean
  /** What a value of the one column is as a value of the other. */
  convert(from: Column, to: Column): Sql
  /** The setting of the session that the converted value depends on; null when it depends on none. */
  convertsBy(from: Column, to: Column): string | null
  /** What is taken for granted of the values of the one column in the other; null when nothing is. */
  takenAs(from: Column, to: Column): string | null
  /** What makes `to` follow `from` whenever a row is written; a trigger of the given name. */
  follow(table: Table, name: string, pair: Follower, written: Followed): FollowerObjects
  /** Gives a value to every row that lacks one and passes `only`, in batches that each commit. */
  fill(table: Table, column: Column, value: Sql, only: Sql | null): PlannedStatement
  /** Gives `to` what its follower makes of `from`, in every row that lacks it, in batches that each commit. */
  refill(table: Table, pair: Follower): PlannedStatement
  /** What writes the second table whenever the first one is written or emptied; names begin with the one given. */
  mirror(name: string, mirror: Mirror): MirrorObjects
  /** Puts the rows that the second table lacks into it, in batches that each commit. */
  copy(mirror: Mirror): PlannedStatement
  /** What keeps the two tables equal whichever of them is written; names begin with the one given. */
  divide(name: string, division: Division): DivisionObjects
  /** Makes the part's rows from the whole's, in batches that each commit. */
  spread(division: Division): PlannedStatement
  /** Gives the whole's rows what the part's hold, in batches that each commit. */
  gather(division: Division): PlannedStatement
  /** True when every row fits a partition of the table that it is to be in; null when there is nothing to ask. */
  fitsPartition(
    table: Table,
    parts: readonly Table[],
    into: { readonly by: Table; readonly columns: readonly Follower[] },
  ): PlanCheck | null
  /** What a row must pass to fit a partition of the table; null where that cannot be said as a condition. */
  boundCondition(parent: Table, bound: Sql): Sql | null
  /** How null is forbidden before rows are looked at; null where a check has to prove it first. */
  requireColumn(table: Table, column: string, version: string): RequireSteps | null
  /** Whether an expression goes on to say the one column's type when the other takes its place without being read again. */
  keepsCasts(from: Column, to: Column, expression: Sql): boolean
  /** Whether rows of the table may be updated at all, as filling a column takes. */
  isUpdatable(table: Table, schema: Schema, version: string): boolean
  /** Whether such a constraint can be added to the table without looking at its rows. */
  entersUnchecked(table: Table, kind: 'check' | 'foreignKey', version: string): boolean
  /** True when no row lacks a value. */
  noneMissing(table: Table, column: string): PlanCheck
  /** True when no two rows share the values. */
  noDuplicates(table: Table, columns: readonly string[]): PlanCheck
  /** True when no row breaks the condition. */
  allPass(table: Table, condition: Sql): PlanCheck
  /** True when the table has no row. */
  isEmpty(table: Table): PlanCheck
  /** True when no row holds one of the values. */
  noneOf(table: Table, column: string, values: readonly string[]): PlanCheck
  /** True when every role that may use the table has a policy that lets it see rows. */
  rolesHavePolicies(table: Table): PlanCheck
}
