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
  readonly comment: string | null
}

export interface Grant {
  readonly privileges: readonly string[]
  /** Column list of a column privilege; empty for the whole object. */
  readonly columns: readonly string[]
  readonly grantees: readonly string[]
  readonly withGrantOption: boolean
}

/** Facts shared by everything that has an owner and a comment. */
interface ObjectBase {
  readonly id: EntityId
  readonly schema: string
  readonly name: string
  readonly owner: string | null
  readonly comment: string | null
  readonly grants: readonly Grant[]
}

export interface Table extends ObjectBase {
  readonly entity: 'table'
  readonly kind: 'table' | 'partitioned' | 'foreign'
  readonly persistence: 'permanent' | 'unlogged' | 'temporary'
  readonly columns: readonly Column[]
  readonly primaryKey: PrimaryKey | null
  readonly uniques: readonly UniqueConstraint[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly checks: readonly CheckConstraint[]
  readonly exclusions: readonly ExclusionConstraint[]
  readonly indexes: readonly Index[]
  readonly triggers: readonly Trigger[]
  readonly policies: readonly Policy[]
  readonly rules: readonly RewriteRule[]
  readonly rowSecurity: { readonly enabled: boolean; readonly forced: boolean }
  readonly partitionBy: {
    readonly strategy: 'range' | 'list' | 'hash'
    readonly keys: readonly IndexKey[]
  } | null
  readonly partitionOf: { readonly parent: QualifiedName; readonly bound: Sql } | null
  readonly inherits: readonly QualifiedName[]
  readonly options: Readonly<Record<string, string>>
  readonly accessMethod: string | null
  readonly tablespace: string | null
  readonly server: string | null
  readonly replicaIdentity: string | null
}

export interface View extends ObjectBase {
  readonly entity: 'view'
  readonly kind: 'view' | 'materialized'
  readonly query: Sql
  /** Output columns: listed, or read off the select list; empty when they cannot be told for certain. */
  readonly columns: readonly string[]
  /** Relations the query reads that exist in this schema. */
  readonly dependsOn: readonly QualifiedName[]
  readonly options: Readonly<Record<string, string>>
  readonly checkOption: 'local' | 'cascaded' | null
  readonly withData: boolean
  readonly indexes: readonly Index[]
  readonly triggers: readonly Trigger[]
  readonly rules: readonly RewriteRule[]
}

export interface EnumType extends ObjectBase {
  readonly entity: 'enum'
  readonly values: readonly string[]
}

export interface DomainType extends ObjectBase {
  readonly entity: 'domain'
  readonly type: DataType
  readonly default: Sql | null
  readonly nullable: boolean
  readonly collation: string | null
  readonly checks: readonly { readonly name: string; readonly expression: Sql; readonly notValid: boolean }[]
}

export interface CompositeType extends ObjectBase {
  readonly entity: 'composite'
  readonly attributes: readonly {
    readonly name: string
    readonly type: DataType
    readonly collation: string | null
  }[]
}

export interface RangeType extends ObjectBase {
  readonly entity: 'range'
  readonly subtype: DataType
  readonly options: Readonly<Record<string, string>>
}

export interface Sequence extends ObjectBase {
  readonly entity: 'sequence'
  readonly type: DataType
  readonly options: SequenceOptions
  readonly ownedBy: { readonly schema: string; readonly table: string; readonly column: string } | null
}

export interface Routine extends ObjectBase {
  readonly entity: 'routine'
  readonly kind: 'function' | 'procedure' | 'aggregate'
  /** Identity argument types as `format_type` prints them, comma separated; part of the id. */
  readonly signature: string
  readonly arguments: Sql
  readonly returns: string | null
  readonly language: string | null
  readonly volatility: 'immutable' | 'stable' | 'volatile'
  readonly securityDefiner: boolean
  readonly settings: Readonly<Record<string, string>>
  readonly definition: Sql
}

export interface Namespace extends ObjectBase {
  readonly entity: 'schema'
}

export interface Extension extends ObjectBase {
  readonly entity: 'extension'
  readonly version: string | null
}

/** Anything known by name only: operators, casts, publications, event triggers … kept verbatim. */
export interface OpaqueObject extends ObjectBase {
  readonly entity: 'object'
  readonly kind: string
  readonly definition: Sql
}

export type TopLevelEntity =
  | Table
  | View
  | EnumType
  | DomainType
  | CompositeType
  | RangeType
  | Sequence
  | Routine
  | Namespace
  | Extension
  | OpaqueObject

/**
 * What a script leaves behind. Records are immutable and shared between successive readings: an
 * entity that an edit did not touch is the same object (`===`) afterwards. Map order is the order
 * of first declaration.
 */
export interface Schema {
  readonly dialect: string
  /** Where unqualified names go, from the first to the last schema searched, at the end of the script. */
  readonly searchPath: readonly string[]
  readonly schemas: ReadonlyMap<EntityId, Namespace>
  readonly tables: ReadonlyMap<EntityId, Table>
  readonly views: ReadonlyMap<EntityId, View>
  readonly enums: ReadonlyMap<EntityId, EnumType>
  readonly domains: ReadonlyMap<EntityId, DomainType>
  readonly composites: ReadonlyMap<EntityId, CompositeType>
  readonly ranges: ReadonlyMap<EntityId, RangeType>
  readonly sequences: ReadonlyMap<EntityId, Sequence>
  readonly routines: ReadonlyMap<EntityId, Routine>
  readonly extensions: ReadonlyMap<EntityId, Extension>
  readonly objects: ReadonlyMap<EntityId, OpaqueObject>
}
