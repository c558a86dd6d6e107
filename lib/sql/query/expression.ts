import type { Span } from '../core/syntax.ts'
import type { Name, TypeName, Unread } from './reading.ts'
import type { RowQuery, SortKey, WindowSpec } from './statement.ts'

/** An expression as it is written, parentheses aside: a node's span leaves out those around it. */
export type Expression =
  | ColumnRef
  | Star
  | Literal
  | Parameter
  | Cast
  | Operation
  | Logic
  | Test
  | Between
  | InList
  | Like
  | Quantified
  | Exists
  | Subquery
  | List
  | Subscript
  | Field
  | Collate
  | Call
  | Case
  | Unread

/** A column, or a whole row where one name is that of a table: which one it is only the tables tell. */
export interface ColumnRef extends Span {
  readonly is: 'column'
  /** From the widest qualifier to the column: `c`, `t.c`, `s.t.c`. */
  readonly parts: readonly Name[]
}

/** `*` or `t.*`. */
export interface Star extends Span {
  readonly is: 'star'
  readonly qualifier: readonly Name[]
}

export interface Literal extends Span {
  readonly is: 'literal'
  /** `keyword`: null, true, false, default, and values that a word asks for, such as current_timestamp. */
  readonly kind: 'string' | 'number' | 'bits' | 'keyword'
  /** What a string says with its escapes read; a number or bits as written; a keyword in lower case. */
  readonly value: string
  /** Of `DATE '2000-01-01'`, and of `INTERVAL '1' DAY` with its fields. */
  readonly type: TypeName | null
}

/** `$1`, `:name` or `?`. */
export interface Parameter extends Span {
  readonly is: 'parameter'
  readonly name: string
}

export interface Cast extends Span {
  readonly is: 'cast'
  readonly of: Expression
  readonly type: TypeName
}

/** An operator that has no node of its own; one operand where it stands in front. */
export interface Operation extends Span {
  readonly is: 'operation'
  /** `!=` as written; `at time zone` and `overlaps` too. */
  readonly operator: string
  /** Of `OPERATOR(schema.+)`. */
  readonly schema: readonly Name[]
  /** Where the operator stands. */
  readonly sign: Span
  readonly operands: readonly Expression[]
}

/** AND and OR hold all their parts, however many there are and however they were bracketed. */
export interface Logic extends Span {
  readonly is: 'and' | 'or' | 'not'
  readonly of: readonly Expression[]
}

/** `IS [NOT] NULL`, `IS DISTINCT FROM …` and the like. */
export interface Test extends Span {
  readonly is: 'test'
  readonly of: Expression
  /** `null`, `true`, `false`, `unknown`, `distinct from`, `document`, `json`, `json object`, `normalized` … */
  readonly test: string
  readonly negated: boolean
  /** Of `IS DISTINCT FROM`. */
  readonly other: Expression | null
}

export interface Between extends Span {
  readonly is: 'between'
  readonly of: Expression
  readonly low: Expression
  readonly high: Expression
  readonly negated: boolean
  readonly symmetric: boolean
}

export interface InList extends Span {
  readonly is: 'in'
  readonly of: Expression
  readonly negated: boolean
  readonly items: readonly Expression[] | RowQuery
}

export interface Like extends Span {
  readonly is: 'like'
  readonly kind: 'like' | 'ilike' | 'similar to'
  readonly of: Expression
  readonly pattern: Expression
  readonly escape: Expression | null
  readonly negated: boolean
}

/** `x = ANY (…)`, `x LIKE ALL (…)`. */
export interface Quantified extends Span {
  readonly is: 'quantified'
  readonly of: Expression
  /** The operator's sign, or `like`, `not like`, `ilike`, `not ilike`. */
  readonly operator: string
  readonly schema: readonly Name[]
  readonly quantifier: 'any' | 'all'
  readonly over: Expression | RowQuery
}

export interface Exists extends Span {
  readonly is: 'exists'
  readonly query: RowQuery
}

/** A query in parentheses that gives one value, or with `array` all of them. */
export interface Subquery extends Span {
  readonly is: 'subquery' | 'array query'
  readonly query: RowQuery
}

/** `ARRAY[…]`, an array inside one, `ROW(…)` or `(a, b)`. */
export interface List extends Span {
  readonly is: 'array' | 'row'
  readonly items: readonly Expression[]
}

/** `a[1]`, `a[1:2]`. */
export interface Subscript extends Span {
  readonly is: 'subscript'
  readonly of: Expression
  readonly low: Expression | null
  readonly high: Expression | null
  readonly slice: boolean
}

/** `(row).field`; the field may be `*`. */
export interface Field extends Span {
  readonly is: 'field'
  readonly of: Expression
  readonly name: Name
}

export interface Collate extends Span {
  readonly is: 'collate'
  readonly of: Expression
  readonly collation: readonly Name[]
}

/** A function, an aggregate or a window function; `coalesce` and the like too. */
export interface Call extends Span {
  readonly is: 'call'
  readonly name: readonly Name[]
  readonly args: readonly Argument[]
  readonly distinct: boolean
  /** ORDER BY inside the parentheses. */
  readonly orderBy: readonly SortKey[]
  readonly withinGroup: readonly SortKey[]
  readonly filter: Expression | null
  /** A window of its own, or the name of one. */
  readonly over: WindowSpec | Name | null
}

export interface Argument extends Span {
  readonly value: Expression
  /** Of `f(a => 1)`. */
  readonly name: Name | null
  /** What stands in front of it in place of a comma: `from`, `for`, `placing`, `in`, `variadic`, `both from` … */
  readonly word: string | null
}

export interface Case extends Span {
  readonly is: 'case'
  readonly of: Expression | null
  readonly whens: readonly { readonly when: Expression; readonly result: Expression }[]
  readonly otherwise: Expression | null
}
