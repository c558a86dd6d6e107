import type { QualifiedName } from '../model.ts'
import { type SqlToken, scanSql } from './scan-sql.ts'
import {
  columnKnown,
  isOutput,
  isOwn,
  isTarget,
  itemNamed,
  mayHave,
  mayPass,
  resolveRelation,
  type SqlContext,
  type SqlTarget,
  unqualifiedMeans,
} from './sql-meaning.ts'
import { outputOf } from './sql-outputs.ts'
import { emptyScope, type FromItem, isQueryStart, type Query, type Scope } from './sql-query.ts'
import { columnsGivenBy, readQuery } from './sql-scopes.ts'
import { isSymbol, isWord, matchingParen } from './sql-tokens.ts'
import { isReservedWord, mayPrecedeOperand } from './sql-words.ts'

export type { SqlContext, SqlTarget }

/**
 * A place in a fragment that means the target. `output`: a bare item of a select list, whose name is
 * also the name of the result; `alias`: the end of another item that is called so, no place at all but
 * one where its name can be said; `literal`: the inside of a string read as an object's name;
 * `qualified`: a relation's whole dotted name; `qualifier`: its name before the dot of a column.
 */
export interface SqlMention {
  readonly from: number
  readonly to: number
  readonly form: 'name' | 'output' | 'alias' | 'qualified' | 'qualifier' | 'literal'
  /** False when the name may mean something else. */
  readonly certain: boolean
}

/** Every place of an expression or query that means the target, in order. Linear in the fragment. */
export function mentionsInSql(sql: string, target: SqlTarget, context: SqlContext): readonly SqlMention[] {
  const wanted = target.kind === 'column' ? target.column : target.name
  const text = sql.toLowerCase()
  const isNatural = target.kind === 'column' && text.includes('natural')
  if (!isNatural && !text.includes(wanted.toLowerCase())) return []
  const tokens = scanSql(sql)
  const finder: Finder = { tokens, target, context, found: [] }
  const scope = outerScope(context)
  readRange(finder, 0, tokens.length, scope)
  return finder.found.sort((a, b) => a.from - b.from)
}

/** The relations all of whose columns a query gives out by a star, through subqueries too. */
export function starsOf(sql: string, context: SqlContext): readonly QualifiedName[] {
  const tokens = scanSql(sql)
  const query = readQuery(tokens, 0, tokens.length, null, (parts) => resolveRelation(context, parts))
  return query ? columnsGivenBy(tokens, query).passes : []
}

/** Whether SQL is a query or a change of rows, whose names `mentionsInSql` looks up. */
export function isQuery(sql: string): boolean {
  return isQueryStart(scanSql(sql), 0)
}

interface Finder {
  readonly tokens: readonly SqlToken[]
  readonly target: SqlTarget
  readonly context: SqlContext
  readonly found: SqlMention[]
}

function outerScope(context: SqlContext): Scope | null {
  const { relation } = context
  if (!relation) return null
  const aliases = [null, ...(context.rowNames ?? [])]
  const items = aliases.map(
    (alias): FromItem => ({
      alias: alias ?? relation.name,
      aliased: alias !== null,
      relation,
      outputs: null,
      name: null,
    }),
  )
  return { ...emptyScope(null, new Map()), items }
}

function readRange(finder: Finder, from: number, to: number, scope: Scope | null): void {
  const query = readQuery(finder.tokens, from, to, scope, (parts) => resolveRelation(finder.context, parts))
  if (query) readQueryMentions(finder, query)
  else readExpression(finder, from, to, scope)
}

function readQueryMentions(finder: Finder, query: Query): void {
  for (const cte of query.ctes) readRange(finder, cte.from, cte.to, cte.scope)
  for (const nested of query.nested) readRange(finder, nested.from, nested.to, nested.scope)
  for (const select of query.selects) {
    for (const item of select.scope.items) {
      if (item.name) relationMention(finder, item.name.from, item.name.to, item.relation)
    }
    for (const part of select.expressions) readExpression(finder, part.from, part.to, select.scope)
    for (const part of select.usings) readUsing(finder, part.from, part.to, select.scope)
    for (const at of select.scope.naturals) readNatural(finder, at, select.scope)
    for (const part of select.items) readSelectItem(finder, part.from, part.to, select.scope)
    for (const part of select.ordering) readExpression(finder, part.from, part.to, select.scope, 'ordering')
  }
}

function relationMention(finder: Finder, from: number, to: number, relation: QualifiedName | null): void {
  const { target, tokens } = finder
  if (target.kind !== 'relation' || !relation) return
  if (relation.schema !== target.schema || relation.name !== target.name) return
  const first = tokens[from]
  const last = tokens[to - 1]
  if (first && last) finder.found.push({ from: first.from, to: last.to, form: 'qualified', certain: true })
}

function readSelectItem(finder: Finder, from: number, to: number, scope: Scope): void {
  const { tokens, found } = finder
  const bare = to - from === 1 || (to - from === 3 && tokens[from + 1]?.value === '.')
  const known = found.length
  readExpression(finder, from, to, scope, bare ? 'item' : 'inside')
  const { lender } = outputOf(tokens, { from, to })
  const lent = lender === null ? undefined : tokens[lender]
  const last = tokens[to - 1]
  if (bare || !lent || !last) return
  const mention = found.slice(known).find((each) => each.to === lent.to)
  if (mention && mention.form !== 'output')
    found.push({ from: last.to, to: last.to, form: 'alias', certain: mention.certain })
}

/** NATURAL joins over the column when the other side has it too: never certain. */
function readNatural(finder: Finder, at: number, scope: Scope): void {
  const { target, tokens, context } = finder
  const token = tokens[at]
  if (target.kind !== 'column' || !token) return
  const own = scope.items.filter((item) => isOwn(context.schema, item, target))
  const others = scope.items.filter((item) => !own.includes(item))
  const isJoined =
    (own.length > 0 && others.some((item) => mayHave(context.schema, item, target.column))) ||
    others.some((item) => mayPass(context.schema, item, target))
  if (isJoined) finder.found.push({ from: token.from, to: token.to, form: 'name', certain: false })
}

/** `JOIN … USING (a)` names a column of both sides: never certain. */
function readUsing(finder: Finder, from: number, to: number, scope: Scope): void {
  const { target, tokens } = finder
  if (target.kind !== 'column') return
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token && isName(token) && token.value === target.column && mayMean(finder, scope, target)) {
      finder.found.push({ from: token.from, to: token.to, form: 'name', certain: false })
    }
  }
}

function mayMean({ context }: Finder, scope: Scope, target: SqlTarget & { kind: 'column' }): boolean {
  const { schema } = context
  return scope.items.some((item) => isOwn(schema, item, target) || mayPass(schema, item, target))
}

function readExpression(
  finder: Finder,
  from: number,
  to: number,
  scope: Scope | null,
  place: 'inside' | 'item' | 'ordering' = 'inside',
): void {
  const { tokens } = finder
  let i = from
  while (i < to) {
    const token = tokens[i]
    if (!token) return
    if (token.kind === 'symbol' && token.value === '(') {
      const close = matchingParen(tokens, i, to)
      if (isQueryStart(tokens, i + 1)) readRange(finder, i + 1, close, scope)
      else readExpression(finder, i + 1, close, scope)
      i = close + 1
    } else if (token.kind === 'string') {
      literalMention(finder, i)
      i++
    } else if (token.value === '::' || (isWord(token, 'as') && isInCast(tokens, i))) {
      typeMention(finder, i + 1)
      i++
    } else if (isName(token) && !(token.kind === 'word' && isReservedWord(token.value))) {
      i = readChain(finder, i, from, to, scope, place)
    } else i++
  }
}

/** Reads `a`, `a.b` or `a.b.c` at `at` and says what it means; gives the index after it. */
function readChain(
  finder: Finder,
  at: number,
  start: number,
  limit: number,
  scope: Scope | null,
  place: 'inside' | 'item' | 'ordering',
): number {
  const { tokens } = finder
  let end = at + 1
  const parts = [at]
  while (end + 1 < limit && tokens[end]?.value === '.' && tokens[end]?.kind === 'symbol') {
    const part = tokens[end + 1]
    if (!part) break
    parts.push(end + 1)
    end += 2
  }
  if (cannotBeColumn(tokens, at, start, end)) return end
  chainMention(finder, parts, scope, place)
  return end
}

/** Whether the place rules out a column: a call, a type, an alias, a field word. */
function cannotBeColumn(tokens: readonly SqlToken[], at: number, start: number, end: number): boolean {
  // What stands in front of a range, such as DISTINCT ON (…), does not make an alias of its first name.
  const before = at > start || !isSymbol(tokens[at - 1], ')') ? tokens[at - 1] : undefined
  const after = tokens[end]
  const token = tokens[at]
  if (after?.kind === 'symbol' && after.value === '(') return true
  if (after?.kind === 'string') return true
  if (after?.kind === 'word' && after.value === 'by' && token?.value === 'partition') return true
  if (!before) return false
  if (before.kind === 'symbol') {
    if (before.value === '::') return true
    if (before.value === '(' && tokens[at - 2]?.value === 'extract' && after?.value === 'from') return true
    // `)` ends an operand, so a name right after it is an alias.
    return before.value === ')' || before.value === ']'
  }
  if (before.kind === 'word') {
    if (before.value === 'as' || before.value === 'collate' || before.value === 'nulls') return true
    return !mayPrecedeOperand(before.value) && !(before.value === 'zone')
  }
  return true
}

function chainMention(
  finder: Finder,
  parts: readonly number[],
  scope: Scope | null,
  place: 'inside' | 'item' | 'ordering',
): void {
  const { tokens, target } = finder
  const texts = parts.map((index) => tokens[index]?.value ?? '')
  const spanOf = (first: number, last: number) => ({
    from: tokens[parts[first] ?? 0]?.from ?? 0,
    to: tokens[parts[last] ?? 0]?.to ?? 0,
  })
  if (target.kind === 'relation') {
    if (parts.length === 1) {
      // A whole row, by the name of its table.
      if (texts[0] !== target.name) return
      const item = itemNamed(scope, texts[0])
      if (!item || item.aliased || !isTarget(item.relation, target)) return
      if (columnKnown(finder.context.schema, scope, texts[0])) return
      const form = place === 'item' ? 'output' : 'qualifier'
      finder.found.push({ ...spanOf(0, 0), form, certain: true })
      return
    }
    if (parts.length >= 3 && texts[0] === target.schema && texts[1] === target.name) {
      finder.found.push({ ...spanOf(0, 1), form: 'qualified', certain: true })
      return
    }
    const item = itemNamed(scope, texts[0] ?? '')
    if (item && !item.aliased && isTarget(item.relation, target)) {
      finder.found.push({ ...spanOf(0, 0), form: 'qualifier', certain: true })
    }
    return
  }
  if (target.kind === 'type') return
  const form = place === 'item' ? 'output' : 'name'
  if (parts.length === 1) {
    if (texts[0] !== target.column) return
    if (place === 'ordering' && isOutput(scope, target.column)) return
    const certainty = unqualifiedMeans(finder.context.schema, scope, target)
    if (certainty !== 'no') finder.found.push({ ...spanOf(0, 0), form, certain: certainty === 'yes' })
    return
  }
  const columnAt = texts.length >= 3 && texts[0] === target.schema && texts[1] === target.table ? 2 : 1
  if (texts[columnAt] !== target.column) return
  if (columnAt === 2) {
    finder.found.push({ ...spanOf(2, 2), form, certain: true })
    return
  }
  const item = itemNamed(scope, texts[0] ?? '')
  if (!item) return
  const { schema } = finder.context
  if (isOwn(schema, item, target)) finder.found.push({ ...spanOf(1, 1), form, certain: true })
  else if (mayPass(schema, item, target)) finder.found.push({ ...spanOf(1, 1), form, certain: false })
}

/** Whether AS stands in CAST (… AS type), and not before an alias. */
function isInCast(tokens: readonly SqlToken[], at: number): boolean {
  let depth = 0
  for (let i = at - 1; i > 0; i--) {
    if (isSymbol(tokens[i], ')')) depth++
    else if (isSymbol(tokens[i], '(') && depth-- === 0) return isWord(tokens[i - 1], 'cast')
  }
  return false
}

/** The name of a cast's type at `at`. */
function typeMention(finder: Finder, at: number): void {
  const { tokens, target, context } = finder
  if (target.kind === 'column') return
  let last = at
  while (tokens[last + 1]?.value === '.' && tokens[last + 2]) last += 2
  const first = tokens[at]
  const end = tokens[last]
  if (!first || !end || end.value !== target.name) return
  const matches = last > at ? first.value === target.schema : context.searchPath.includes(target.schema)
  if (matches) finder.found.push({ from: first.from, to: end.to, form: 'qualified', certain: true })
}

/** A string that is read as the name of a relation: `'x'::regclass`, `nextval('x')`. */
function literalMention(finder: Finder, at: number): void {
  const { tokens, target, context } = finder
  if (target.kind !== 'relation') return
  const token = tokens[at]
  if (!token) return
  const cast = tokens[at + 1]?.value === '::' && tokens[at + 2]?.value === 'regclass'
  const call = tokens[at - 1]?.value === '(' && sequenceCalls.has(tokens[at - 2]?.value ?? '')
  if (!cast && !call) return
  const names = scanSql(token.value).filter((part) => part.kind !== 'symbol')
  const relation = resolveRelation(
    context,
    names.map((part) => part.value),
  )
  if (!isTarget(relation, target)) return
  finder.found.push({ from: token.from + 1, to: token.to - 1, form: 'literal', certain: true })
}

const sequenceCalls: ReadonlySet<string> = new Set(['nextval', 'currval', 'setval'])

function isName(token: SqlToken): boolean {
  return token.kind === 'word' || token.kind === 'quoted'
}
