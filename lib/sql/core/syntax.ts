/**
 * The lossless tree. A document is a run of segments whose texts, joined, are the input exactly;
 * a segment's statement is a tree of spans into that segment's text, so nothing is ever stored
 * twice and an edit elsewhere moves nothing. What is not modelled stays a `Raw` span.
 *
 * All offsets are UTF-16 units relative to the start of the segment's text.
 */
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

/** One constraint of a column, from its optional CONSTRAINT keyword to its end. */
export type ColumnConstraint = Span & { readonly name: Name | null; readonly deferral: Deferral } & (
    | { readonly kind: 'notNull' | 'null' }
    | { readonly kind: 'default'; readonly expression: Raw }
    | {
        readonly kind: 'identity'
        readonly mode: 'always' | 'by default'
        readonly options: readonly SequenceOptionNode[]
      }
    | { readonly kind: 'generated'; readonly expression: Raw; readonly storage: 'stored' | 'virtual' }
    | {
        readonly kind: 'primaryKey' | 'unique'
        readonly nullsNotDistinct: boolean
        readonly with: readonly OptionNode[]
        readonly tablespace: Name | null
      }
    | { readonly kind: 'check'; readonly expression: Raw }
    | { readonly kind: 'references'; readonly references: ReferencesNode }
    | { readonly kind: 'unknown' }
  )

export interface ColumnNode extends Span {
  readonly kind: 'column'
  readonly name: Name
  /** Null in `PARTITION OF` and `OF type` lists, or when broken. */
  readonly type: TypeNode | null
  readonly collation: QName | null
  readonly storage: Name | null
  readonly compression: Name | null
  /** `OPTIONS (…)` of a foreign table's column. */
  readonly options: readonly OptionNode[]
  readonly constraints: readonly ColumnConstraint[]
}

export interface IndexKeyNode extends Span {
  readonly column: Name | null
  /** The expression with its parentheses left out, or the function call. */
  readonly expression: Raw | null
  readonly collation: QName | null
  readonly opclass: QName | null
  readonly opclassOptions: Raw | null
  readonly order: 'asc' | 'desc' | null
  readonly nulls: 'first' | 'last' | null
  /** `WITH operator` in EXCLUDE. */
  readonly operator: Raw | null
}

/** A table constraint, from its optional CONSTRAINT keyword to its end. */
export type TableConstraintNode = Span & { readonly name: Name | null; readonly deferral: Deferral } & (
    | {
        readonly kind: 'primaryKey' | 'unique'
        readonly columns: readonly Name[]
        /** Between the parentheses. */
        readonly columnsSpan: Span
        readonly withoutOverlaps: boolean
        readonly include: readonly Name[]
        readonly nullsNotDistinct: boolean
        readonly with: readonly OptionNode[]
        readonly tablespace: Name | null
        /** `USING INDEX name` of ALTER TABLE … ADD. */
        readonly usingIndex: Name | null
      }
    | {
        readonly kind: 'foreignKey'
        readonly columns: readonly Name[]
        readonly columnsSpan: Span
        readonly references: ReferencesNode
      }
    | { readonly kind: 'check'; readonly expression: Raw }
    | {
        readonly kind: 'exclude'
        readonly method: Name | null
        readonly elements: readonly IndexKeyNode[]
        readonly include: readonly Name[]
        readonly where: Raw | null
      }
    | { readonly kind: 'notNull'; readonly column: Name }
    | { readonly kind: 'unknown' }
  )

export interface LikeNode extends Span {
  readonly kind: 'like'
  readonly source: QName
  /** Lower-case `including defaults`, `excluding all` … in order. */
  readonly options: readonly string[]
}

export type TableElement =
  | ColumnNode
  | LikeNode
  | (Span & { readonly kind: 'constraint'; readonly constraint: TableConstraintNode })
  | (Span & { readonly kind: 'unknown' })

export interface PartitionByNode extends Span {
  readonly strategy: 'range' | 'list' | 'hash'
  readonly keys: readonly IndexKeyNode[]
}

export interface CreateTableNode {
  readonly kind: 'createTable'
  readonly persistence: 'permanent' | 'unlogged' | 'temporary'
  readonly foreign: boolean
  readonly ifNotExists: boolean
  readonly name: QName
  /** Between the parentheses of the element list; null when there is none. */
  readonly body: Span | null
  readonly elements: readonly TableElement[]
  readonly ofType: QName | null
  readonly partitionOf: { readonly parent: QName; readonly bound: Raw } | null
  readonly partitionBy: PartitionByNode | null
  readonly inherits: readonly QName[]
  readonly accessMethod: Name | null
  readonly with: readonly OptionNode[]
  readonly tablespace: Name | null
  readonly server: Name | null
  readonly options: readonly OptionNode[]
  /** ON COMMIT DROP. */
  readonly dropsOnCommit: boolean
  /** CREATE TABLE … AS / SELECT INTO. */
  readonly asQuery: Raw | null
  readonly asColumns: readonly Name[]
}

export type AlterTableAction = Span &
  (
    | { readonly kind: 'addColumn'; readonly ifNotExists: boolean; readonly column: ColumnNode }
    | {
        readonly kind: 'dropColumn'
        readonly ifExists: boolean
        readonly column: Name
        readonly cascade: boolean
      }
    | {
        readonly kind: 'setType'
        readonly column: Name
        readonly type: TypeNode
        readonly collation: QName | null
        readonly using: Raw | null
      }
    | { readonly kind: 'setDefault'; readonly column: Name; readonly expression: Raw }
    | {
        readonly kind: 'dropDefault' | 'setNotNull' | 'dropNotNull' | 'dropExpression' | 'dropIdentity'
        readonly column: Name
      }
    | { readonly kind: 'setExpression'; readonly column: Name; readonly expression: Raw }
    | {
        readonly kind: 'addIdentity'
        readonly column: Name
        readonly mode: 'always' | 'by default'
        readonly options: readonly SequenceOptionNode[]
      }
    | {
        readonly kind: 'setIdentity'
        readonly column: Name
        readonly mode: 'always' | 'by default' | null
        readonly options: readonly SequenceOptionNode[]
      }
    | { readonly kind: 'setStorage' | 'setCompression'; readonly column: Name; readonly value: Name }
    | { readonly kind: 'columnOther'; readonly column: Name }
    | { readonly kind: 'addConstraint'; readonly constraint: TableConstraintNode }
    | {
        readonly kind: 'dropConstraint'
        readonly ifExists: boolean
        readonly name: Name
        readonly cascade: boolean
      }
    | { readonly kind: 'validateConstraint'; readonly name: Name }
    | {
        readonly kind: 'alterConstraint'
        readonly name: Name
        readonly deferral: Deferral
        readonly inherit: boolean | null
      }
    | { readonly kind: 'renameColumn'; readonly column: Name; readonly newName: Name }
    | { readonly kind: 'renameConstraint'; readonly name: Name; readonly newName: Name }
    | { readonly kind: 'renameTo'; readonly newName: Name }
    | { readonly kind: 'setSchema'; readonly schema: Name }
    | { readonly kind: 'ownerTo'; readonly owner: Name }
    | { readonly kind: 'attachPartition'; readonly partition: QName; readonly bound: Raw | null }
    | { readonly kind: 'detachPartition'; readonly partition: QName }
    | { readonly kind: 'inherit' | 'noInherit'; readonly parent: QName }
    | { readonly kind: 'rowSecurity'; readonly set: 'enable' | 'disable' | 'force' | 'no force' }
    | { readonly kind: 'setLogged' | 'setUnlogged' }
    | { readonly kind: 'setTablespace'; readonly tablespace: Name }
    | { readonly kind: 'setAccessMethod'; readonly method: Name }
    | { readonly kind: 'setOptions' | 'resetOptions'; readonly options: readonly OptionNode[] }
    | { readonly kind: 'replicaIdentity'; readonly identity: Raw }
    | { readonly kind: 'clusterOn'; readonly index: Name }
    /** Enable/disable trigger or rule and whatever else is kept verbatim. */
    | { readonly kind: 'other' }
  )

export interface CreateIndexNode {
  readonly kind: 'createIndex'
  readonly unique: boolean
  readonly concurrently: boolean
  readonly ifNotExists: boolean
  readonly name: QName | null
  readonly only: boolean
  readonly table: QName
  readonly method: Name | null
  readonly keys: readonly IndexKeyNode[]
  readonly keysSpan: Span
  readonly include: readonly Name[]
  readonly nullsNotDistinct: boolean
  readonly with: readonly OptionNode[]
  readonly tablespace: Name | null
  readonly where: Raw | null
}

export interface CreateViewNode {
  readonly kind: 'createView'
  readonly orReplace: boolean
  readonly temporary: boolean
  readonly recursive: boolean
  readonly materialized: boolean
  readonly ifNotExists: boolean
  readonly name: QName
  readonly columns: readonly Name[]
  readonly with: readonly OptionNode[]
  readonly query: Raw
  readonly checkOption: 'local' | 'cascaded' | null
  /** WITH NO DATA. */
  readonly noData: boolean
  readonly tablespace: Name | null
  readonly accessMethod: Name | null
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

export interface RoutineArg extends Span {
  readonly mode: 'in' | 'out' | 'inout' | 'variadic'
  readonly name: Name | null
  readonly type: TypeNode | null
  readonly default: Raw | null
}

/** A statement as read. `other` is well-formed SQL that the model does not hold. */
export type StatementNode =
  | {
      readonly kind: 'createSchema'
      readonly ifNotExists: boolean
      readonly name: Name | null
      readonly authorization: Name | null
      readonly elements: readonly (Span & { readonly node: StatementNode })[]
    }
  | CreateTableNode
  | CreateIndexNode
  | CreateViewNode
  | {
      readonly kind: 'alterTable'
      readonly words: 'table' | 'foreign table' | 'index' | 'view' | 'materialized view' | 'sequence'
      readonly ifExists: boolean
      readonly only: boolean
      readonly name: QName
      readonly actions: readonly AlterTableAction[]
    }
  | {
      readonly kind: 'createEnum'
      readonly name: QName
      readonly values: readonly (Span & { readonly value: string })[]
      readonly body: Span
    }
  | {
      readonly kind: 'createComposite'
      readonly name: QName
      readonly attributes: readonly (Span & {
        readonly name: Name
        readonly type: TypeNode
        readonly collation: QName | null
      })[]
    }
  | { readonly kind: 'createRange'; readonly name: QName; readonly options: readonly OptionNode[] }
  | {
      readonly kind: 'createDomain'
      readonly name: QName
      readonly type: TypeNode
      readonly collation: QName | null
      readonly constraints: readonly ColumnConstraint[]
    }
  | {
      readonly kind: 'createSequence'
      readonly temporary: boolean
      readonly unlogged: boolean
      readonly ifNotExists: boolean
      readonly name: QName
      readonly options: readonly SequenceOptionNode[]
    }
  | {
      readonly kind: 'alterSequence'
      readonly ifExists: boolean
      readonly name: QName
      readonly options: readonly SequenceOptionNode[]
    }
  | {
      readonly kind: 'alterType'
      readonly name: QName
      readonly actions: readonly (Span &
        (
          | {
              readonly kind: 'addValue'
              readonly ifNotExists: boolean
              readonly value: string
              readonly before: string | null
              readonly after: string | null
            }
          | {
              readonly kind: 'renameValue'
              readonly value: string
              readonly newValue: string
              readonly valueSpan: Span
              readonly newValueSpan: Span
            }
          | { readonly kind: 'addAttribute'; readonly name: Name; readonly type: TypeNode }
          | { readonly kind: 'dropAttribute'; readonly name: Name }
          | { readonly kind: 'setAttributeType'; readonly name: Name; readonly type: TypeNode }
          | { readonly kind: 'renameAttribute'; readonly name: Name; readonly newName: Name }
          | { readonly kind: 'other' }
        ))[]
    }
  | {
      readonly kind: 'alterDomain'
      readonly name: QName
      readonly action: Span &
        (
          | { readonly kind: 'setDefault'; readonly expression: Raw }
          | { readonly kind: 'dropDefault' | 'setNotNull' | 'dropNotNull' }
          | { readonly kind: 'addConstraint'; readonly constraint: ColumnConstraint }
          | { readonly kind: 'dropConstraint'; readonly name: Name }
          | { readonly kind: 'validateConstraint'; readonly name: Name }
          | { readonly kind: 'renameConstraint'; readonly name: Name; readonly newName: Name }
          | { readonly kind: 'other' }
        )
    }
  | {
      readonly kind: 'createRoutine'
      readonly routine: 'function' | 'procedure' | 'aggregate'
      readonly orReplace: boolean
      readonly name: QName
      readonly args: readonly RoutineArg[]
      readonly argsSpan: Span
      readonly returns: TypeNode | null
      readonly returnsTable: readonly RoutineArg[] | null
      readonly language: Name | null
      readonly volatility: 'immutable' | 'stable' | 'volatile' | null
      readonly securityDefiner: boolean
      readonly settings: readonly OptionNode[]
      readonly body: Raw | null
    }
  | {
      readonly kind: 'createTrigger'
      readonly orReplace: boolean
      readonly constraint: boolean
      readonly name: Name
      readonly timing: 'before' | 'after' | 'instead of'
      readonly events: readonly string[]
      /** Columns of UPDATE OF. */
      readonly columns: readonly Name[]
      readonly table: QName
      readonly when: Raw | null
      readonly routine: QName
    }
  | {
      readonly kind: 'createRule'
      readonly orReplace: boolean
      readonly name: Name
      readonly event: string
      readonly table: QName
    }
  | {
      readonly kind: 'createPolicy' | 'alterPolicy'
      readonly name: Name
      readonly table: QName
      readonly permissive: boolean
      readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete'
      readonly roles: readonly Name[]
      readonly using: Raw | null
      readonly check: Raw | null
      readonly renameTo: Name | null
    }
  | {
      readonly kind: 'createExtension'
      readonly ifNotExists: boolean
      readonly name: Name
      readonly schema: Name | null
      readonly version: string | null
    }
  /** Created objects known by name only. */
  | { readonly kind: 'createOther'; readonly words: string; readonly name: QName | null }
  | {
      readonly kind: 'comment'
      readonly target: ObjectTarget
      readonly text: string | null
      readonly textSpan: Span
    }
  | {
      readonly kind: 'drop'
      readonly word: ObjectWord
      readonly words: string
      readonly ifExists: boolean
      readonly targets: readonly ObjectTarget[]
      readonly cascade: boolean
    }
  /** ALTER … OWNER TO / RENAME TO / SET SCHEMA of anything that is not a relation. */
  | {
      readonly kind: 'alterObject'
      readonly target: ObjectTarget
      readonly action: Span &
        (
          | { readonly kind: 'ownerTo'; readonly owner: Name }
          | { readonly kind: 'renameTo'; readonly newName: Name }
          | { readonly kind: 'setSchema'; readonly schema: Name }
          /** What a routine promises; null is left as it is. */
          | {
              readonly kind: 'routine'
              readonly volatility: 'immutable' | 'stable' | 'volatile' | null
              readonly securityDefiner: boolean | null
            }
          | { readonly kind: 'other' }
        )
    }
  | {
      readonly kind: 'grant' | 'revoke'
      readonly privileges: readonly { readonly name: string; readonly columns: readonly Name[] }[]
      readonly word: ObjectWord
      readonly words: string
      readonly targets: readonly ObjectTarget[]
      readonly grantees: readonly Name[]
      readonly withGrantOption: boolean
    }
  /** `SET search_path = …` and `SELECT pg_catalog.set_config('search_path', …)`. */
  | { readonly kind: 'setSearchPath'; readonly schemas: readonly string[]; readonly local: boolean }
  | { readonly kind: 'attachIndexPartition'; readonly index: QName; readonly partition: QName }
  | { readonly kind: 'copy'; readonly fromStdin: boolean; readonly table: QName | null }
  /**
   * DO, with the statements of its block that change the schema. `text` is what their places refer to
   * where it is not the segment's: the same with the quotes of a block between plain ones undone.
   */
  | {
      readonly kind: 'do'
      readonly elements: readonly (Span & { readonly node: StatementNode })[]
      readonly text: string | null
    }
  /** INSERT, SELECT, SET, BEGIN, …; `backslashes` when it says whether plain strings take them as escapes. */
  | { readonly kind: 'other'; readonly words: string; readonly backslashes?: boolean }
  /** Could not be read at all; a diagnostic says why. */
  | { readonly kind: 'broken' }

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
