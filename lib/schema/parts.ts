import type { EntityId } from './identity.ts'

/** A schema-qualified name, unquoted and case-folded as the engine stores it. */
export interface QualifiedName {
  readonly schema: string
  readonly name: string
}

/**
 * A column's or domain's type. `display` is what PostgreSQL's `format_type` prints (and the only
 * field to compare); `written` is the user's spelling.
 */
export interface DataType {
  readonly display: string
  /** Canonical base name without schema, arguments or brackets, e.g. `character varying`, `order_status`. */
  readonly name: string
  /** Schema of a user-defined type; null for built-in types. */
  readonly schema: string | null
  readonly args: readonly string[]
  /** Array dimensions; PostgreSQL reports any number above zero as one `[]`. */
  readonly dimensions: number
  readonly written: string
}

/** SQL of an expression exactly as written, trimmed. */
export type Sql = string

export interface SequenceOptions {
  readonly start?: string
  readonly increment?: string
  readonly min?: string | null
  readonly max?: string | null
  readonly cache?: string
  readonly cycle?: boolean
}

export interface Identity {
  readonly mode: 'always' | 'by default'
  readonly options: SequenceOptions
  /** The type of its sequence where it is not the column's, as LIKE makes it; left out otherwise. */
  readonly sequenceType?: string
}

export interface Generated {
  readonly expression: Sql
  readonly storage: 'stored' | 'virtual'
}

export interface Column {
  readonly id: EntityId
  readonly name: string
  readonly type: DataType
  /** What the engine enforces: false also for primary key and identity columns and serial types. */
  readonly nullable: boolean
  readonly default: Sql | null
  readonly identity: Identity | null
  readonly generated: Generated | null
  /** The pseudo-type as written when the column is a serial; its `default` is then the implied nextval. */
  readonly serial: 'smallserial' | 'serial' | 'bigserial' | null
  readonly collation: string | null
  readonly storage: string | null
  readonly compression: string | null
  readonly comment: string | null
  /** Declared by a parent (inheritance, partition) and not locally. */
  readonly inherited: boolean
}

interface ConstraintBase {
  readonly id: EntityId
  /** The name, or the one the engine would give (see `named`). */
  readonly name: string
  /** Whether the text gives the name. */
  readonly named: boolean
  readonly comment: string | null
}

export interface Deferrability {
  readonly deferrable: boolean
  readonly initiallyDeferred: boolean
}

export interface KeyConstraint extends ConstraintBase, Deferrability {
  readonly columns: readonly string[]
  readonly include: readonly string[]
  readonly nullsNotDistinct: boolean
  /** PostgreSQL 18: the last column is a range that must not overlap. */
  readonly withoutOverlaps: boolean
}

export type PrimaryKey = KeyConstraint

export type UniqueConstraint = KeyConstraint

export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default'

export interface ForeignKey extends ConstraintBase, Deferrability {
  readonly columns: readonly string[]
  readonly references: {
    readonly schema: string
    readonly table: string
    /** Always filled when the target is known: an omitted list means the target's primary key. */
    readonly columns: readonly string[]
  }
  readonly match: 'simple' | 'full' | 'partial'
  readonly onDelete: ReferentialAction
  readonly onUpdate: ReferentialAction
  /** PostgreSQL 15: `ON DELETE SET NULL (a, b)`; empty means all. */
  readonly onDeleteColumns: readonly string[]
  readonly notValid: boolean
  readonly enforced: boolean
  readonly period: boolean
}

export interface CheckConstraint extends ConstraintBase {
  readonly expression: Sql
  readonly noInherit: boolean
  readonly notValid: boolean
  readonly enforced: boolean
  /** The column it was written on, null for a table constraint. */
  readonly column: string | null
}

export interface IndexKey {
  /** Exactly one of `column` and `expression` is set. */
  readonly column: string | null
  readonly expression: Sql | null
  readonly collation: string | null
  readonly opclass: string | null
  readonly order: 'asc' | 'desc'
  readonly nulls: 'first' | 'last'
}

export interface ExclusionConstraint extends ConstraintBase, Deferrability {
  readonly method: string
  readonly elements: readonly (IndexKey & { readonly operator: string })[]
  readonly include: readonly string[]
  readonly where: Sql | null
}

export interface Index {
  readonly id: EntityId
  readonly name: string
  readonly named: boolean
  readonly unique: boolean
  readonly method: string
  readonly keys: readonly IndexKey[]
  readonly include: readonly string[]
  readonly where: Sql | null
  readonly nullsNotDistinct: boolean
  readonly with: Readonly<Record<string, string>>
  readonly tablespace: string | null
  /** `CREATE INDEX … ON ONLY`: on a partitioned table, not carried to partitions. */
  readonly only: boolean
  readonly comment: string | null
}

export interface Trigger {
  readonly id: EntityId
  readonly name: string
  readonly timing: 'before' | 'after' | 'instead of'
  readonly events: readonly string[]
  readonly routine: string
  readonly constraint: boolean
  /** Whole statement as written, without the final semicolon. */
  readonly definition: Sql
  /** When it fires; left out: in every session but that of a replica, as a new trigger does. */
  readonly state?: 'disabled' | 'replica' | 'always'
  readonly comment: string | null
}

export interface Policy {
  readonly id: EntityId
  readonly name: string
  readonly permissive: boolean
  readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete'
  readonly roles: readonly string[]
  readonly using: Sql | null
  readonly check: Sql | null
  readonly comment: string | null
}

export interface RewriteRule {
  readonly id: EntityId
  readonly name: string
  readonly definition: Sql
  /** When it applies; left out: in every session but that of a replica, as a new rule does. */
  readonly state?: 'disabled' | 'replica' | 'always'
  readonly comment: string | null
}

/** Privileges said of an object, each with all of its grantees. */
export interface Grant {
  readonly privileges: readonly string[]
  /** Column list of a column privilege; empty for the whole object. */
  readonly columns: readonly string[]
  readonly grantees: readonly string[]
  readonly withGrantOption: boolean
  /** Taken away from what owner or public have by default, not granted; left out when granted. */
  readonly revoked?: true
}
