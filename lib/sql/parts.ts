import type {
  CheckConstraint,
  Column,
  EnumType,
  ExclusionConstraint,
  ForeignKey,
  Generated,
  Identity,
  Index,
  KeyConstraint,
  Policy,
  QualifiedName,
  Schema,
  SchemaOp,
  Table,
  View,
} from '../schema/index.ts'

/** How rendered SQL looks; every renderer takes it, so that new text can match its surroundings. */
export interface RenderStyle {
  /** The keywords as they are to be spelled. */
  keyword(words: string): string
  /** A qualified name as it is to be written. */
  name(name: QualifiedName): string
  /** A bare name as it is to be written, where the text quotes more than it must. */
  readonly identifier?: (name: string) => string
  readonly indent: string
  readonly eol: string
  /** Whether `USING btree` is written although it is the default, as pg_dump does. */
  readonly usingBtree?: boolean
  /** A type that is no object of the schema, in the case that others are in. */
  readonly type?: (written: string) => string
  /** The blanks behind a column's name, and behind its name and type; one where nothing says otherwise. */
  readonly afterName?: (name: string) => string
  readonly afterType?: (nameAndType: string) => string
  /** Where NOT NULL stands; behind the default where nothing says otherwise. */
  readonly nullability?: 'before default'
  /** Whether a column that may be null says so. */
  readonly nullWord?: 'written'
}

/** A constraint with what kind it is. */
export type AnyConstraint =
  | { readonly kind: 'primaryKey' | 'unique'; readonly constraint: KeyConstraint }
  | { readonly kind: 'foreignKey'; readonly constraint: ForeignKey }
  | { readonly kind: 'check'; readonly constraint: CheckConstraint }
  | { readonly kind: 'exclusion'; readonly constraint: ExclusionConstraint }

/** The parts of declarations as text: what is put into statements that stand in a document already. */
export interface PartRenderer {
  column(column: Column, style: RenderStyle): string
  columnType(column: Column, style: RenderStyle): string
  collation(collation: string): string
  generated(generated: Generated, style: RenderStyle): string
  identity(identity: Identity, style: RenderStyle): string
  /** A table constraint with its name if it has one. */
  constraint(constraint: AnyConstraint, style: RenderStyle): string
  /** A column constraint that says the same; null when it takes a table constraint. */
  columnConstraint(constraint: AnyConstraint, style: RenderStyle): string | null
  index(owner: QualifiedName, index: Index, style: RenderStyle): string
  policy(table: Table, policy: Policy, style: RenderStyle): string
  createTable(table: Table, inline: (constraint: AnyConstraint) => boolean, style: RenderStyle): string
  enumType(type: EnumType, style: RenderStyle): string
  view(view: View, columns: readonly string[], style: RenderStyle): string
  /** `COMMENT ON words name IS '…'`, with `;`. */
  comment(words: string, name: string, text: string | null, style: RenderStyle): string
  /** Statements that carry an op out on what is declared above them; none when there is no such statement. */
  alter(op: SchemaOp, before: Schema, after: Schema, style: RenderStyle): readonly string[]
}
