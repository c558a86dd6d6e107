import type {
  CompositeType,
  DomainType,
  EnumType,
  Extension,
  Namespace,
  OpaqueObject,
  QualifiedName,
  RangeType,
  Routine,
  Sequence,
  Sql,
  Table,
  View,
} from '../../../schema/index.ts'
import type { SourceSpan, Span } from '../../index.ts'
import type { OutputColumn } from './query-sources.ts'

/** Where a statement says something of an entity; `at` is the statement's place in script order. */
export interface Mark extends Span {
  readonly at: number
  readonly role: SourceSpan['role']
  readonly name: Span | null
}

export interface Problem extends Span {
  readonly at: number
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Found only when all is folded, and found anew each time. */
  readonly late?: boolean
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What every object of the fold carries beside its record. */
export interface ItemBase {
  /** Places of the object and of its parts, by the part's `kind:name`; the object's own are under ''. */
  readonly marks: Map<string, Mark[]>
  /** Statements that touched it, ascending. */
  readonly statements: number[]
  readonly problems: Problem[]
  /** Bare names that it looked up. */
  readonly looked: Set<string>
  /** Bare names of tables that it only points at. */
  readonly pointed: Set<string>
  /** Renamed or dropped with effects on others, so that only the whole can be folded. */
  entangled: boolean
  /** Place of the first declaration. */
  readonly declared: number
  /** Objects that its own statements make beside it: the sequences of serial and identity columns. */
  readonly satellites: Item[]
}

export type TableItem = ItemBase & {
  readonly type: 'table'
  record: Mutable<Table>
  /** Tables it takes columns from: parents by inheritance or the partitioned table. */
  parents: TableItem[]
  children: TableItem[]
  /** Place of the last statement that changed its columns. */
  shapedAt: number
  /** Its columns cannot be known for certain, so none is reported missing. */
  open: boolean
  /** Where each foreign key names its target, by the key's name. */
  readonly references: Map<string, ReferencePlace>
  /** The composite type that it is a table OF. */
  typedBy: Item | null
  /** Names of NOT NULL constraints that are not the default ones, by column. */
  readonly notNullNames: Map<string, string>
  /** The sequence behind each identity column, by column. */
  readonly identitySequences: Map<string, { readonly schema: string; readonly name: string }>
}
export type ViewItem = ItemBase & {
  readonly type: 'view'
  record: Mutable<View>
  body: ViewBody
  outputs: readonly OutputColumn[]
}
/** A view's query and the relations that it was found to read when it was made. */
export interface ViewBody {
  readonly query: Sql
  readonly reads: readonly QualifiedName[]
}
export type SimpleItem = ItemBase &
  (
    | { readonly type: 'enum'; record: Mutable<EnumType> }
    | { readonly type: 'domain'; record: Mutable<DomainType> }
    | { readonly type: 'composite'; record: Mutable<CompositeType> }
    | { readonly type: 'range'; record: Mutable<RangeType> }
    | { readonly type: 'sequence'; record: Mutable<Sequence> }
    | { readonly type: 'routine'; record: Mutable<Routine> }
    | { readonly type: 'schema'; record: Mutable<Namespace> }
    | { readonly type: 'extension'; record: Mutable<Extension> }
    | { readonly type: 'object'; record: Mutable<OpaqueObject> }
  )
export type Item = TableItem | ViewItem | SimpleItem

export interface ReferencePlace {
  readonly at: number
  readonly span: Span
  /** The target's name as it is written, without quotes. */
  readonly written: string
  readonly columns: readonly (Span & { readonly value: string })[]
}

/** A name of the relation namespace: an object of its own, the index of one, or an identity column's sequence. */
export type Relation =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'index'; readonly item: TableItem | ViewItem }
  | { readonly kind: 'identity'; readonly item: TableItem; readonly column: string }

/** The state of the database while the script is folded into it. */
export interface World {
  /** Tables, views, sequences, composite types and indexes by `schema\0name`. */
  readonly relations: Map<string, Relation>
  /** Enums, domains, ranges by `schema\0name`. */
  readonly types: Map<string, Item>
  readonly schemas: Map<string, Item>
  readonly extensions: Map<string, Item>
  /** Routines by `schema\0name`, overloads in order. */
  readonly routines: Map<string, Item[]>
  readonly objects: Map<string, Item>
  /** How many constraints of a schema have the name, by `schema\0name`. */
  readonly constraintNames: Map<string, number>
  /** Which objects looked a bare name up. */
  readonly lookups: Map<string, Set<Item>>
  /** Which objects point at the table of a bare name without reading its columns. */
  readonly pointers: Map<string, Set<Item>>
  /** In how many schemas the bare name stands. */
  readonly spaces: Map<string, number>
  /** Bare names on which two declarations met. */
  readonly contested: Set<string>
  /** Bare names that objects had before they were dropped or renamed. */
  readonly former: Set<string>
  /** Names that were chosen for what has none given, by `schema\0name`. */
  readonly chosen: Set<string>
  /** Places of statements that looked a bare name up and did not find it. */
  readonly misses: Map<string, Set<number>>
  /** The names that the statement at a place did not find. */
  readonly missedAt: Map<number, Set<string>>
  readonly items: Set<Item>
  /** Places of statements about all objects of a schema that are there. */
  readonly sweeps: Set<number>
  /** Temporary tables that the end of the transaction drops; outside of one, that went at once. */
  readonly fleeting: Map<TableItem, 'open' | 'gone'>
  /** Objects with problems. */
  readonly troubled: Set<Item>
}

export function makeWorld(): World {
  return {
    relations: new Map(),
    types: new Map(),
    schemas: new Map(),
    extensions: new Map(),
    routines: new Map(),
    objects: new Map(),
    constraintNames: new Map(),
    lookups: new Map(),
    pointers: new Map(),
    spaces: new Map(),
    contested: new Set(),
    former: new Set(),
    chosen: new Set(),
    misses: new Map(),
    missedAt: new Map(),
    items: new Set(),
    sweeps: new Set(),
    fleeting: new Map(),
    troubled: new Set(),
  }
}

export function itemBase(at: number): ItemBase {
  return {
    marks: new Map(),
    statements: [at],
    problems: [],
    looked: new Set(),
    pointed: new Set(),
    entangled: false,
    declared: at,
    satellites: [],
  }
}

/** Key of a name in a schema. */
export function keyOf(schema: string, name: string): string {
  return `${schema}\0${name}`
}
