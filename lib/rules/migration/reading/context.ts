import {
  type EntityId,
  entityId,
  findWithoutPath,
  type Schema,
  type Table,
  type View,
} from '../../../schema/index.ts'
import type { Dialect, QName, Span, SyntaxTree } from '../../../sql/index.ts'
import type { MigrationStatement } from './statements.ts'
import type { OpenTransaction } from './transactions.ts'

/** A name by its parts; the schema is null where it is left to the search path. */
export interface RelationName {
  readonly schema: string | null
  readonly name: string
}

/** A migration file as rules see it. */
export interface FileContext {
  readonly text: string
  readonly tree: SyntaxTree
  readonly steps: readonly StatementContext[]
  readonly dialect: Dialect
  /** The server's major version. */
  readonly version: number
  /** Whether the tool that runs the file puts a transaction around it. */
  readonly wrapped: boolean
  /** Whether the schema before the migration is known. */
  readonly based: boolean
  /** Rows of tables, by their name with or without its schema, as far as they are known. */
  readonly rows: ReadonlyMap<string, number>
  /** Its path in the folder of migrations, and those of all files there; null and none where it stands alone. */
  readonly path: string | null
  readonly siblings: readonly string[]
  readonly eol: string
}

/** A statement with all that was before it. */
export interface StatementContext {
  readonly index: number
  readonly statement: MigrationStatement
  readonly file: FileContext
  /** The schema before the statement; only what the file made where no base is known. */
  readonly before: Schema
  /** The schema behind it. */
  readonly after: Schema
  readonly transaction: OpenTransaction | null
  /** Settings that the file has put in force, by name. */
  readonly settings: ReadonlyMap<string, string>
  /** Whether the file made the relation itself, so that nobody else uses it yet. */
  isFresh(name: QName | RelationName): boolean
  /** The table as it is before the statement; null when it is not known. */
  table(name: QName | RelationName): Table | null
  view(name: QName | RelationName): View | null
}

/** The statement's text of a span. */
export function textOf({ statement }: StatementContext, span: Span): string {
  return statement.text.slice(span.from, span.to)
}

/** A span of the statement in offsets of the file. */
export function placeOf({ statement }: StatementContext, span: Span): Span {
  return { from: statement.start + span.from, to: statement.start + span.to }
}

/** A dotted name of the tree, or one already told apart. */
export function relationName(name: QName | RelationName): RelationName {
  if (!('parts' in name)) return name
  return { schema: name.parts.at(-2)?.value ?? null, name: name.parts.at(-1)?.value ?? '' }
}

/** A name as people say it. */
export function spoken(name: QName | RelationName): string {
  const { schema, name: own } = relationName(name)
  return schema === null ? own : `${schema}.${own}`
}

/** The object of a name in a schema: where it says, else along the path, else the only one so called. */
export function findRelation<T extends { readonly name: string }>(
  map: ReadonlyMap<EntityId, T>,
  kind: 'table' | 'view',
  name: RelationName,
  path: readonly string[],
): T | null {
  if (name.schema !== null) return map.get(entityId(kind, name.schema, name.name)) ?? null
  for (const space of path) {
    const found = map.get(entityId(kind, space, name.name))
    if (found) return found
  }
  return findWithoutPath(map, kind, name.name)
}
