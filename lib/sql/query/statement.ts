import type { Span } from '../core/syntax.ts'
import type { Expression } from './expression.ts'
import type { Name } from './reading.ts'
import type { Source } from './source.ts'

/** A statement that reads or changes rows. */
export type Statement = RowQuery | Insert | Update | Delete | Merge

/** What gives rows. */
export type RowQuery = Select | Values | TableCommand | SetOperation

/** What may stand around any query; on a set operation it is about the whole of it. */
interface Tail extends Span {
  readonly with: With | null
  readonly orderBy: readonly SortKey[]
  readonly limit: Limit | null
  readonly offset: Expression | null
  readonly locking: readonly Locking[]
}

export interface Select extends Tail {
  readonly is: 'select'
  /** Null: all rows. `on` is empty where whole rows are told apart. */
  readonly distinct: Distinct | null
  readonly targets: readonly Target[]
  readonly into: Into | null
  /** The entries of FROM. */
  readonly sources: readonly Source[]
  readonly where: Expression | null
  readonly groupBy: Grouping | null
  readonly having: Expression | null
  readonly windows: readonly { readonly name: Name; readonly window: WindowSpec }[]
}

/** `VALUES (…), (…)`. */
export interface Values extends Tail {
  readonly is: 'values'
  readonly rows: readonly (readonly Expression[])[]
}

/** `TABLE t`. */
export interface TableCommand extends Tail {
  readonly is: 'table'
  readonly only: boolean
  readonly name: readonly Name[]
}

export interface SetOperation extends Tail {
  readonly is: 'union' | 'intersect' | 'except'
  readonly all: boolean
  readonly left: RowQuery
  readonly right: RowQuery
}

export interface Distinct extends Span {
  readonly on: readonly Expression[]
}

/** An entry of a select list or of RETURNING. */
export interface Target extends Span {
  readonly value: Expression
  readonly alias: Name | null
}

/** A table that is made, or the variables of a routine. */
export interface Into extends Span {
  readonly names: readonly (readonly Name[])[]
}

export interface Limit extends Span {
  /** Null: LIMIT ALL. */
  readonly count: Expression | null
  readonly withTies: boolean
}

export interface Grouping extends Span {
  /** GROUP BY DISTINCT. */
  readonly distinct: boolean
  readonly items: readonly GroupItem[]
}

/** An expression, `()`, or a set of them. */
export type GroupItem =
  | (Span & { readonly is: 'expression'; readonly value: Expression })
  | (Span & { readonly is: 'nothing' })
  | (Span & { readonly is: 'rollup' | 'cube' | 'sets'; readonly items: readonly GroupItem[] })

export interface SortKey extends Span {
  readonly value: Expression
  readonly direction: 'asc' | 'desc' | null
  readonly nulls: 'first' | 'last' | null
  /** Of `USING >`. */
  readonly using: string | null
}

export interface WindowSpec extends Span {
  /** The window that this one starts from. */
  readonly base: Name | null
  readonly partitionBy: readonly Expression[]
  readonly orderBy: readonly SortKey[]
  readonly frame: Frame | null
}

export interface Frame extends Span {
  readonly unit: 'rows' | 'range' | 'groups'
  readonly start: Bound
  /** Null: only the start is said. */
  readonly end: Bound | null
  readonly exclude: 'current row' | 'group' | 'ties' | 'no others' | null
}

export interface Bound extends Span {
  readonly at: 'unbounded preceding' | 'preceding' | 'current row' | 'following' | 'unbounded following'
  readonly by: Expression | null
}

export interface Locking extends Span {
  readonly strength: 'update' | 'no key update' | 'share' | 'key share'
  readonly of: readonly (readonly Name[])[]
  readonly wait: 'nowait' | 'skip locked' | null
}

export interface With extends Span {
  readonly recursive: boolean
  readonly tables: readonly CommonTable[]
}

export interface CommonTable extends Span {
  readonly name: Name
  readonly columns: readonly Name[]
  readonly materialized: 'always' | 'never' | null
  readonly query: Statement
  /** SEARCH and CYCLE clauses, as they stand. */
  readonly behind: Span | null
}

/** The table that a statement changes. */
export interface ChangedTable extends Span {
  readonly name: readonly Name[]
  readonly only: boolean
  readonly alias: Name | null
}

export interface Insert extends Span {
  readonly is: 'insert'
  readonly with: With | null
  readonly into: ChangedTable
  readonly columns: readonly Place[]
  readonly overriding: 'user' | 'system' | null
  /** Null: DEFAULT VALUES. */
  readonly source: RowQuery | null
  readonly onConflict: OnConflict | null
  readonly returning: readonly Target[]
}

/** A column that takes a value, or a part of one: `c`, `c.field`, `c[1]`. */
export interface Place extends Span {
  readonly name: Name
  readonly rest: readonly Span[]
}

export interface OnConflict extends Span {
  /** Null: any conflict. */
  readonly on:
    | { readonly constraint: Name }
    | { readonly columns: readonly Expression[]; readonly where: Expression | null }
    | null
  /** Null: DO NOTHING. */
  readonly update: { readonly set: readonly Assignment[]; readonly where: Expression | null } | null
}

/** `c = x`, or `(a, b) = row or query`. */
export interface Assignment extends Span {
  readonly places: readonly Place[]
  readonly several: boolean
  readonly value: Expression
}

export interface Update extends Span {
  readonly is: 'update'
  readonly with: With | null
  readonly table: ChangedTable
  readonly set: readonly Assignment[]
  /** The entries of FROM. */
  readonly sources: readonly Source[]
  /** `cursor` of `WHERE CURRENT OF`. */
  readonly where: Expression | null
  readonly cursor: Name | null
  readonly returning: readonly Target[]
}

export interface Delete extends Span {
  readonly is: 'delete'
  readonly with: With | null
  readonly table: ChangedTable
  readonly using: readonly Source[]
  readonly where: Expression | null
  readonly cursor: Name | null
  readonly returning: readonly Target[]
}

export interface Merge extends Span {
  readonly is: 'merge'
  readonly with: With | null
  readonly into: ChangedTable
  readonly using: Source
  readonly on: Expression
  readonly branches: readonly MergeBranch[]
  readonly returning: readonly Target[]
}

export interface MergeBranch extends Span {
  readonly when: 'matched' | 'not matched by target' | 'not matched by source'
  readonly and: Expression | null
  readonly action:
    | { readonly is: 'nothing' }
    | { readonly is: 'delete' }
    | { readonly is: 'update'; readonly set: readonly Assignment[] }
    | {
        readonly is: 'insert'
        readonly columns: readonly Place[]
        readonly overriding: 'user' | 'system' | null
        /** Null: DEFAULT VALUES. */
        readonly values: readonly Expression[] | null
      }
}
