import type { Span } from '../core/syntax.ts'
import type { Call, Expression } from './expression.ts'
import type { Name, TypeName } from './reading.ts'
import type { RowQuery } from './statement.ts'

/** One entry of a FROM list; a join is one with all that it joins. */
export type Source = Relation | Join | DerivedTable | FunctionTable | UnreadSource

export interface Alias extends Span {
  /** Null where only columns are named: `f() AS (a int)`. */
  readonly name: Name | null
  readonly columns: readonly AliasColumn[]
}

export interface AliasColumn extends Span {
  readonly name: Name
  /** Of a function that gives records. */
  readonly type: TypeName | null
}

/** A table, a view, or a common table expression in sight. */
export interface Relation extends Span {
  readonly is: 'relation'
  readonly name: readonly Name[]
  /** `ONLY`: without those that inherit from it. */
  readonly only: boolean
  readonly alias: Alias | null
  readonly sample: Sample | null
}

/** `TABLESAMPLE method (…) REPEATABLE (…)`. */
export interface Sample extends Span {
  readonly method: readonly Name[]
  readonly args: readonly Expression[]
  readonly repeatable: Expression | null
}

export interface Join extends Span {
  readonly is: 'join'
  readonly kind: 'inner' | 'left' | 'right' | 'full' | 'cross'
  readonly natural: boolean
  readonly left: Source
  readonly right: Source
  readonly on: Expression | null
  readonly using: readonly Name[] | null
  /** Of `USING (…) AS name`. */
  readonly usingAlias: Name | null
  /** Of a join in parentheses. */
  readonly alias: Alias | null
}

/** A query in parentheses. */
export interface DerivedTable extends Span {
  readonly is: 'derived'
  readonly lateral: boolean
  readonly query: RowQuery
  readonly alias: Alias | null
}

/** A function, or several in `ROWS FROM (…)`. */
export interface FunctionTable extends Span {
  readonly is: 'function'
  readonly lateral: boolean
  readonly calls: readonly {
    readonly call: Call | Expression
    /** Of `f() AS (a int)` inside ROWS FROM. */
    readonly columns: readonly AliasColumn[]
  }[]
  readonly ordinality: boolean
  readonly alias: Alias | null
}

/** XMLTABLE, JSON_TABLE and whatever else was not understood. */
export interface UnreadSource extends Span {
  readonly is: 'unread'
  readonly alias: Alias | null
}
