/** A place in a segment's text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Tokens not looked into: expressions, bodies, options. */
export type Raw = Span

/** An identifier; `value` is what the engine stores (folded, unquoted, cut to its length limit). */
export interface Name extends Span {
  readonly value: string
  readonly quoted: boolean
}

/** A dotted name; the last part is the object. */
export interface QName extends Span {
  readonly parts: readonly Name[]
}

export interface TypeNode extends Span {
  /** The name as tokens say it, folded: `timestamp with time zone`, `public.status`, `serial`. */
  readonly name: string
  /** Set when the type is written as a qualified or quoted name. */
  readonly path: QName | null
  readonly args: readonly Raw[]
  /** Number of `[]`, plus one for `ARRAY`. */
  readonly dimensions: number
  readonly setof: boolean
}

/** `name = value` or a bare name, in WITH (…), OPTIONS (…) and the like. */
export interface OptionNode extends Span {
  readonly name: string
  readonly value: Raw | null
}

export interface Deferral {
  readonly deferrable: boolean | null
  readonly initiallyDeferred: boolean | null
  readonly notValid: boolean
  readonly enforced: boolean
  readonly noInherit: boolean
}

export interface ReferencesNode extends Span {
  readonly table: QName
  /** Empty when the list is left out. */
  readonly columns: readonly Name[]
  readonly period: boolean
  readonly match: 'simple' | 'full' | 'partial' | null
  readonly onDelete: ActionNode | null
  readonly onUpdate: ActionNode | null
}

export interface ActionNode extends Span {
  readonly action: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default'
  readonly columns: readonly Name[]
}

export interface SequenceOptionNode extends Span {
  readonly option:
    | 'as'
    | 'start'
    | 'restart'
    | 'increment'
    | 'min'
    | 'max'
    | 'noMin'
    | 'noMax'
    | 'cache'
    | 'cycle'
    | 'noCycle'
    | 'ownedBy'
    | 'name'
    | 'logged'
    | 'unlogged'
  /** Number as written, the type, or the owner/name (`NONE` gives an owner of one part `none`). */
  readonly value: Raw | null
  readonly owner: QName | null
  readonly type: TypeNode | null
}

export interface RoutineArg extends Span {
  readonly mode: 'in' | 'out' | 'inout' | 'variadic'
  readonly name: Name | null
  readonly type: TypeNode | null
  readonly default: Raw | null
}

/** What can carry a comment, an owner, a schema or be dropped: the words of the statement, lower-case. */
export type ObjectWord =
  | 'schema'
  | 'table'
  | 'foreign table'
  | 'view'
  | 'materialized view'
  | 'column'
  | 'constraint'
  | 'domain constraint'
  | 'index'
  | 'sequence'
  | 'type'
  | 'domain'
  | 'function'
  | 'procedure'
  | 'routine'
  | 'aggregate'
  | 'trigger'
  | 'rule'
  | 'policy'
  | 'extension'
  | 'other'

export interface ObjectTarget extends Span {
  readonly word: ObjectWord
  /** The words as written, lower-case, e.g. `operator class`. */
  readonly words: string
  readonly name: QName
  /** Argument list of a routine, between its parentheses; null when there is none. */
  readonly args: Raw | null
  /** `ON table` of triggers, constraints, rules and policies. */
  readonly on: QName | null
}
