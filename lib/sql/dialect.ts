import type { Steps } from '../base/index.ts'
import type { EntityId, Routine, Schema, SchemaOp, TopLevelEntity } from '../schema/index.ts'
import type { TextChange } from '../text/index.ts'
import type { CatalogueReader } from './catalogue.ts'
import type { Span, SyntaxTree } from './core/syntax.ts'
import type { DialectData } from './dialect-data.ts'
import type { OnlineParts } from './online.ts'
import type { PartRenderer } from './parts.ts'
import type { QueryReading } from './query/index.ts'

/** A finding of the reader at an absolute place in the text. */
export interface Diagnostic {
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** One place where an entity is declared or changed, absolute offsets in the text. */
export interface SourceSpan extends Span {
  readonly role: 'declaration' | 'alteration' | 'comment' | 'drop'
  /** Index of the segment in the tree. */
  readonly segment: number
  /** Where its name stands inside, for selection and rename. */
  readonly name: Span | null
}

/** A comment of a text and the token that follows it; null at the end of the text. */
export interface Remark extends Span {
  /** What the comment says, its marks and the blanks around left out. */
  readonly text: string
  readonly next: { readonly from: number; readonly text: string } | null
}

/** Both directions between entities and the text. Cheap to make; looks up lazily. */
export interface SourceMap {
  /** Every place that says something of the entity, in text order; its declaration first among equals. */
  locate(id: EntityId): readonly SourceSpan[]
  /** The innermost entity whose declaration covers the offset. */
  entityAt(offset: number): EntityId | null
}

/** A schema with where it came from. `memo` is the dialect's own, to make the next lowering cheap. */
export interface Lowering {
  readonly schema: Schema
  readonly sources: SourceMap
  /** What is well formed but cannot be: a column that is not there, a name declared twice. */
  readonly diagnostics: readonly Diagnostic[]
  readonly memo: unknown
}

/** Where a type comes from, as far as its spelling tells. */
export type TypeOwner =
  | { readonly by: 'engine' }
  /** Comes with an extension, under a name that is not qualified. */
  | { readonly by: 'extension'; readonly extension: string; readonly name: string }
  | { readonly by: 'user'; readonly schema: string | null; readonly name: string }

/** A table or a view as queries see it. */
export interface KnownRelation {
  /** Its name with its schema, the same for every way to write it. */
  readonly id: string
  /** In their order; the type as the engine prints it, null where it is not known. */
  readonly columns: readonly { readonly name: string; readonly type: string | null }[]
  /** Of a view. */
  readonly query: string | null
}

/** What the names in an expression mean. */
export interface ExpressionScope {
  /** The relation whose columns may stand without it; null outside of one. */
  readonly relation: string | null
  /** The canonical type of each of its columns. */
  readonly columns: ReadonlyMap<string, string>
  /** Schemas that unqualified names go to. */
  readonly searched: ReadonlySet<string>
  /** The table or view of a name; null where none is known. The same record each time. */
  readonly find?: (name: readonly string[]) => KnownRelation | null
}

/** An expression where it stands. */
export interface PlacedExpression {
  readonly sql: string
  readonly scope: ExpressionScope
  /** Of the column that takes the value, where it is a default. */
  readonly type?: string
}

/** Facts of a statement that a migration must know. */
export interface StatementFacts {
  readonly lock:
    | 'ACCESS EXCLUSIVE'
    | 'EXCLUSIVE'
    | 'SHARE ROW EXCLUSIVE'
    | 'SHARE'
    | 'SHARE UPDATE EXCLUSIVE'
    | 'ROW EXCLUSIVE'
    | 'ROW SHARE'
    | 'ACCESS SHARE'
    | 'none'
  readonly rewrites: boolean
  readonly scans: boolean
  readonly transactional: boolean
}

export interface PlannedStatement {
  readonly sql: string
  /** What it does, in words a reader of the bundle understands. */
  readonly summary: string
  readonly facts: StatementFacts
  /** Empty when it cannot be taken back; `losesData` then says what is gone. */
  readonly reverse: readonly string[]
  readonly losesData: string | null
  /** A query that shows the statement has been carried out; absent where nothing can be asked. */
  readonly verify?: string
  /** The relation whose size decides how long it takes, as SQL names it; absent when none does. */
  readonly relation?: string
  /** Relations it locks beside that one, and how strongly. */
  readonly alsoLocks?: readonly { readonly relation: string; readonly lock: StatementFacts['lock'] }[]
  /** Queries whose answers somebody should look at before it takes away what does not come back. */
  readonly inspect?: readonly PlanCheck[]
  /** What must hold before it is run. */
  readonly preconditions?: readonly PlanCheck[]
  /** What must hold once it has run. */
  readonly postconditions?: readonly PlanCheck[]
}

/** A query that yields one row with one boolean: true when all is as it should be. */
export interface PlanCheck {
  readonly title: string
  readonly sql: string
}

/** What a script sets before its statements run. */
export interface SessionSettings {
  /** Milliseconds to wait for a lock; null leaves the server's own. */
  readonly lockTimeout: number | null
  /** Milliseconds a statement may take; null leaves the server's own. */
  readonly statementTimeout: number | null
  /** Where unqualified names go; empty leaves the server's own. */
  readonly searchPath: readonly string[]
}

/** For which server, and at what price for those who use the database meanwhile, statements are planned. */
export interface PlanStyle {
  /** One of the dialect's `versions`. */
  readonly version: string
  /** `avoided`: whatever can be done while others read and write is done so, in more statements. */
  readonly blocking: 'allowed' | 'avoided'
}

/**
 * Everything that is particular to one database system. Behaviour is data or an optional member
 * tested for presence; nobody outside `registry.ts` asks for a dialect by name.
 */
export interface Dialect extends DialectData {
  /** Never throws, linear in the text. */
  parse(text: string): SyntaxTree
  /** `parse` of the changed text, reading only the segments that the change touched. */
  reparse(tree: SyntaxTree, change: TextChange): SyntaxTree
  /** What the script leaves behind. Pass the previous lowering to redo only what changed. */
  lower(tree: SyntaxTree, previous?: { readonly tree: SyntaxTree; readonly lowering: Lowering }): Lowering
  /** The same in steps. */
  lowerInSteps(
    tree: SyntaxTree,
    previous?: { readonly tree: SyntaxTree; readonly lowering: Lowering },
  ): Steps<Lowering>
  /** What a script leaves behind after its first `from` segments, then after each further one; in linear time. */
  lowerAlong(tree: SyntaxTree, from: number): Iterator<Schema, void>
  /** The comments of a text, in order. */
  remarks(text: string): readonly Remark[]
  /** What one statement makes in a schema, alone. */
  declare(statement: string, schema: Schema): Schema
  /**
   * Whether the engine prints one text for both expressions; null where one cannot be read. Absent where
   * expressions are known by their words alone.
   */
  sameExpression?(a: PlacedExpression, b: PlacedExpression): boolean | null
  /**
   * The same for two statements that read or change rows, their output columns' names aside; null where one
   * cannot be read or its names cannot be told for certain.
   */
  sameQuery?(a: PlacedExpression, b: PlacedExpression): boolean | null
  /**
   * Reads one statement that reads or changes rows, with or without its semicolon; never throws. Absent where
   * queries are not read.
   */
  readQuery?(sql: string): QueryReading
  /** The same for functions and procedures, names aside. */
  sameRoutine?(a: Routine, b: Routine, scopes: readonly [ExpressionScope, ExpressionScope]): boolean | null
  /** The same for the statements of two rewrite rules. */
  sameRule?(a: PlacedExpression, b: PlacedExpression): boolean | null
  /** The same for the statements of two objects of a kind that the model knows by them; null where one cannot be read. */
  sameObject?(kind: string, a: string, b: string): boolean | null
  /** DDL that declares an entity with all that belongs to it, each statement ended by `;`. */
  render(entity: TopLevelEntity, schema: Schema): readonly string[]
  /** The parts of declarations as text; absent for a dialect that documents cannot be written in. */
  readonly parts?: PartRenderer
  /** The schema as this database would report it itself: default names, canonical types, order. */
  normalize(schema: Schema): Schema
  /** Holds a schema against the catalogue of a database that ran the script; absent where none can be asked. */
  readonly catalogue?: CatalogueReader
  /** The statements that lead from one schema to another; by default for the newest version, blocking allowed. */
  plan(
    ops: readonly SchemaOp[],
    before: Schema,
    after: Schema,
    style?: PlanStyle,
  ): readonly PlannedStatement[]
  /** Whether an op, so planned, may not share a transaction with others. */
  standsAlone(op: SchemaOp, style: PlanStyle): boolean
  /** What changing a database in use takes; absent where it cannot be done in phases. */
  readonly online?: OnlineParts
  /** Statements that put settings in force for the session, or for the transaction they stand in; or that take a session's back. */
  session(settings: SessionSettings, scope: 'session' | 'transaction' | 'reset'): readonly string[]
  /** The canonical form of a type as written, e.g. `int4` → `integer`. */
  canonicalType(written: string): string
  /** Whose type a type as written is. */
  typeOwner(written: string): TypeOwner
  quoteString(text: string): string
  /** The text laid out by house style; only on request. */
  format(text: string): TextChange
  /** 0 to 1: how much the text looks like this dialect. */
  detect(text: string): number
}
