import type {
  Deferral,
  Name,
  OptionNode,
  QName,
  Raw,
  ReferencesNode,
  SequenceOptionNode,
  Span,
  TypeNode,
} from './syntax-parts.ts'

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

/** When a trigger or a rule fires. */
export type FiringState = 'enabled' | 'disabled' | 'replica' | 'always'

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
    /** ENABLE and DISABLE of one trigger by its name, or of `all` or the `user`'s. */
    | { readonly kind: 'triggerState'; readonly state: FiringState; readonly which: Name | 'all' | 'user' }
    | { readonly kind: 'ruleState'; readonly state: FiringState; readonly name: Name }
    /** Whatever else is kept verbatim. */
    | { readonly kind: 'other' }
  )
