import { allEntities, type DataType, type Schema, scanSql, splitQualified } from '../schema/index.ts'
import type { ExpressionScope } from '../sql/index.ts'
import type { DiffDialect } from './dialect.ts'
import { baseType, knownRelations } from './known-relations.ts'

/** Tells whether two SQL fragments say the same in one pair of schemas. */
export interface SqlEquality {
  same(a: string | null, b: string | null): boolean
  /** As `same`; a cast of a literal to the column's own type says nothing. */
  sameValue(a: string | null, aType: DataType, b: string | null, bType: DataType): boolean
  /** Whether two queries give the same rows, whatever their columns are called. */
  sameQuery(a: string, b: string): boolean
  /** The fragment as a string that equal fragments share. */
  fingerprint(sql: string): string
  /** Schemas that unqualified names go to on either side. */
  readonly searched: ReadonlySet<string>
  /** What the names of either side go to. */
  readonly scopes: readonly [ExpressionScope, ExpressionScope]
  /** The same for fragments in which the columns of two tables are named. */
  within(before: Columns, after: Columns): SqlEquality
}

/** What an expression may name without saying where it is. */
export interface Columns {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: DataType }[]
}

/**
 * Fragments are the same when their tokens are, apart from blanks, comments, the case of words, one
 * enclosing pair of parentheses and the qualification with a schema that is searched anyway.
 */
export function sqlEquality(before: Schema, after: Schema, dialect: DiffDialect): SqlEquality {
  const searched = new Set([dialect.defaultSchema, 'pg_catalog', ...searchedPath(before, after)])
  const known = new Map<string, string>()
  const fingerprint = (sql: string) => {
    const found = known.get(sql)
    if (found !== undefined) return found
    const made = makeFingerprint(sql, searched)
    known.set(sql, made)
    return made
  }
  const sides = [knownRelations(before, dialect), knownRelations(after, dialect)] as const
  const equality = (from: Columns | null, to: Columns | null): SqlEquality => {
    const scope = (table: Columns | null, side: 0 | 1): ExpressionScope => ({
      relation: table?.name ?? null,
      columns: new Map(
        (table?.columns ?? []).map(({ name, type }) => [name, baseType(side === 0 ? before : after, type)]),
      ),
      searched,
      find: sides[side],
    })
    const meansSame = (a: string, aType: DataType | null, b: string, bType: DataType | null): boolean =>
      dialect.sameExpression?.(
        { sql: a, scope: scope(from, 0), ...(aType && { type: aType.display }) },
        { sql: b, scope: scope(to, 1), ...(bType && { type: bType.display }) },
      ) ?? false
    return {
      fingerprint,
      searched,
      scopes: [scope(null, 0), scope(null, 1)],
      within: equality,
      same: (a, b) =>
        a === b ||
        (a !== null && b !== null && (fingerprint(a) === fingerprint(b) || meansSame(a, null, b, null))),
      sameQuery: (a, b) =>
        a === b ||
        fingerprint(a) === fingerprint(b) ||
        dialect.sameQuery?.({ sql: a, scope: scope(null, 0) }, { sql: b, scope: scope(null, 1) }) === true,
      sameValue: (a, aType, b, bType) => {
        if (a === b) return true
        if (a === null) return isNothing(b ?? '', bType)
        if (b === null) return isNothing(a, aType)
        return (
          withoutCast(fingerprint(a), aType) === withoutCast(fingerprint(b), bType) ||
          meansSame(a, aType, b, bType)
        )
      },
    }
  }
  return equality(null, null)
}

/** A default of nothing but NULL is kept as none, unless it has to be made fit a length. */
function isNothing(sql: string, type: DataType): boolean {
  const [only, ...more] = scanSql(sql)
  return type.args.length === 0 && only?.kind === 'word' && only.value === 'null' && more.length === 0
}

/** Schemas that unqualified names go to on either side; on both, where one name is in more of them than one. */
function searchedPath(before: Schema, after: Schema): readonly string[] {
  const either = [...new Set([...before.searchPath, ...after.searchPath])]
  const both = either.filter((space) => before.searchPath.includes(space) && after.searchPath.includes(space))
  if (both.length === either.length) return both
  return [before, after].some((schema) => isAmbiguous(schema, new Set([...either, 'public']))) ? both : either
}

function isAmbiguous(schema: Schema, spaces: ReadonlySet<string>): boolean {
  const seen = new Map<string, string>()
  for (const { entity, name, schema: space } of allEntities(schema)) {
    if (entity === 'schema' || entity === 'extension' || entity === 'object' || !spaces.has(space)) continue
    const other = seen.get(name)
    if (other !== undefined && other !== space) return true
    seen.set(name, space)
  }
  return false
}

function makeFingerprint(sql: string, searched: ReadonlySet<string>): string {
  const tokens = scanSql(sql)
  const parts: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    const named = token.kind === 'word' || token.kind === 'quoted'
    if (named && searched.has(token.value) && tokens[at + 1]?.value === '.' && !isDot(tokens[at - 1])) {
      at++
      continue
    }
    if (token.kind === 'string') parts.push(stringText(token.value, searched))
    else parts.push(token.value)
  }
  return stripParentheses(parts).join(' ')
}

function isDot(token: { readonly value: string } | undefined): boolean {
  return token?.value === '.'
}

/** The name in `nextval('public.s'::regclass)` may be qualified or not. */
function stringText(value: string, searched: ReadonlySet<string>): string {
  const parts = splitQualified(value)
  const [space, name] = parts
  const plain = parts.length === 2 && space !== undefined && searched.has(space) ? (name ?? value) : value
  return `'${plain}'`
}

/** The engine writes behind a literal the type it takes it for; so do dumps. */
function withoutCast(fingerprint: string, type: DataType): string {
  const parts = fingerprint.split(' :: ')
  const [literal, cast] = parts
  if (parts.length !== 2 || literal === undefined || cast === undefined) return fingerprint
  const own = cast === type.name || cast === type.display || cast.endsWith(` . ${type.name}`)
  return own ? literal : fingerprint
}

function stripParentheses(parts: readonly string[]): readonly string[] {
  let stripped = parts
  while (stripped[0] === '(' && closesAtEnd(stripped)) stripped = stripped.slice(1, -1)
  return stripped
}

function closesAtEnd(parts: readonly string[]): boolean {
  let depth = 0
  for (const [at, part] of parts.entries()) {
    if (part === '(') depth++
    else if (part === ')') {
      depth--
      if (depth === 0) return at === parts.length - 1
    }
  }
  return false
}
