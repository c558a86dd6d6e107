import type { QualifiedName } from '../model.ts'
import type { SqlToken } from './scan-sql.ts'
import { isWord, type TokenRange } from './sql-tokens.ts'

/** One thing a FROM clause reads. */
export interface FromItem {
  readonly alias: string
  /** Whether the alias is written, so that the relation's own name does not qualify columns. */
  readonly aliased: boolean
  readonly relation: QualifiedName | null
  /** Column names of a subquery or call when they are certain; null when not, or for a relation. */
  readonly outputs: readonly string[] | null
  /** Relations all of whose columns come through, as those of `SELECT *` in a subquery do. */
  readonly passes?: readonly QualifiedName[]
  /** Names that the alias gives to the first columns: `AS t (a, b)`. */
  readonly names?: readonly string[]
  /** The routine that makes the rows. */
  readonly call?: string
  /** Tokens of the relation's name. */
  readonly name: TokenRange | null
}

/** What is known of the columns that a query gives out. */
export interface QueryColumns {
  readonly outputs: readonly string[] | null
  readonly passes: readonly QualifiedName[]
}

/** What names mean inside one SELECT, and around it. */
export interface Scope {
  readonly items: FromItem[]
  /** The WITH queries in sight; null for one whose columns are not known yet. */
  readonly ctes: ReadonlyMap<string, QueryColumns | null>
  readonly parent: Scope | null
  /** Names of the select list: what ORDER BY looks at first. */
  readonly outputs: Set<string>
  readonly usingNames: Set<string>
  /** The tokens of NATURAL, which joins over whatever both sides have. */
  readonly naturals: number[]
}

/** A scope in which nothing is read yet. */
export function emptyScope(parent: Scope | null, ctes: Scope['ctes']): Scope {
  return { items: [], ctes, parent, outputs: new Set(), usingNames: new Set(), naturals: [] }
}

/** One SELECT, or what a change of rows reads in one scope. */
export interface Select {
  readonly scope: Scope
  readonly items: readonly TokenRange[]
  readonly ordering: readonly TokenRange[]
  readonly expressions: readonly TokenRange[]
  readonly usings: readonly TokenRange[]
}

/** A query taken apart: its WITH queries, its SELECTs, and the queries in its FROM clauses. */
export interface Query {
  readonly ctes: readonly (TokenRange & { readonly scope: Scope | null })[]
  readonly nested: readonly (TokenRange & { readonly scope: Scope | null })[]
  readonly selects: readonly Select[]
}

/** The relation that a name, in its parts, means. */
export type ResolveRelation = (parts: readonly string[]) => QualifiedName | null

/** A query while it is taken apart. */
export interface Reader {
  readonly tokens: readonly SqlToken[]
  readonly resolve: ResolveRelation
  readonly ctes: (TokenRange & { readonly scope: Scope | null })[]
  readonly nested: (TokenRange & { readonly scope: Scope | null })[]
  readonly selects: Select[]
  /** What a query between two tokens gives out. */
  columnsOf(from: number, to: number, scope: Scope): QueryColumns
}

/** Whether a query starts here: SELECT, WITH, VALUES or one of them in parentheses, or a change of rows. */
export function isQueryStart(tokens: readonly SqlToken[], at: number): boolean {
  let i = at
  while (tokens[i]?.kind === 'symbol' && tokens[i]?.value === '(') i++
  const token = tokens[i]
  if (token?.kind !== 'word') return false
  if (token.value === 'select' || token.value === 'with' || token.value === 'values') return true
  return isChangeStart(tokens, i)
}

/** Whether rows are changed here; the words alone may be the names of columns. */
export function isChangeStart(tokens: readonly SqlToken[], at: number): boolean {
  if (isWord(tokens[at], 'insert')) return isWord(tokens[at + 1], 'into')
  if (isWord(tokens[at], 'delete')) return isWord(tokens[at + 1], 'from')
  const next = tokens[at + 1]
  return isWord(tokens[at], 'update') && next !== undefined && next.kind !== 'symbol'
}
