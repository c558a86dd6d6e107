import type {
  Name,
  ObjectTarget,
  ObjectWord,
  OptionNode,
  QName,
  Raw,
  RoutineArg,
  SequenceOptionNode,
  Span,
  TypeNode,
} from './syntax-parts.ts'
import type { AlterTableAction, ColumnConstraint, CreateTableNode, IndexKeyNode } from './syntax-table.ts'

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
  | {
      readonly kind: 'alterDefaultPrivileges'
      readonly action: 'grant' | 'revoke'
      /** Whose new objects; empty for those of the role that runs it. */
      readonly roles: readonly Name[]
      /** Empty for objects of any schema. */
      readonly schemas: readonly Name[]
      /** `tables`, `sequences`, `functions`, `types`, `schemas`, `large objects`. */
      readonly objects: string
      readonly privileges: readonly { readonly name: string; readonly columns: readonly Name[] }[]
      readonly grantees: readonly Name[]
      readonly withGrantOption: boolean
    }
  /** SET ROLE, and SET SESSION AUTHORIZATION, which RESET ROLE comes back to; null is as before any. */
  | {
      readonly kind: 'setRole'
      readonly of: 'role' | 'session'
      readonly role: string | null
      readonly local: boolean
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
