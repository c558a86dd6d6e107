import type { EntityId } from './identity.ts'
import type {
  CheckConstraint,
  Column,
  DataType,
  ExclusionConstraint,
  ForeignKey,
  Grant,
  Index,
  IndexKey,
  Policy,
  PrimaryKey,
  QualifiedName,
  RewriteRule,
  SequenceOptions,
  Sql,
  Trigger,
  UniqueConstraint,
} from './parts.ts'

export * from './parts.ts'

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
  readonly checks: readonly {
    readonly name: string
    readonly expression: Sql
    readonly notValid: boolean
    /** Left out when there is none. */
    readonly comment?: string
  }[]
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

/** Privileges that new objects of a kind come with. */
export interface DefaultPrivileges {
  /** Whose objects; null is whoever runs the script. */
  readonly role: string | null
  /** The schema that they are made in; null is any. */
  readonly schema: string | null
  readonly objects: 'tables' | 'sequences' | 'functions' | 'types' | 'schemas' | 'large objects'
  readonly grants: readonly Grant[]
}

/**
 * What a script leaves behind. Records are immutable and shared between successive readings: an
 * entity that an edit did not touch is the same object (`===`) afterwards. Map order is the order
 * of first declaration.
 */
export interface Schema {
  readonly dialect: string
  /** Where unqualified names go, from the first to the last schema searched, at the end of the script. */
  readonly searchPath: readonly string[]
  /** What new objects come with, after the end of the script; left out when nothing was said. */
  readonly defaultPrivileges?: readonly DefaultPrivileges[]
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
