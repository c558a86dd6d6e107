import type { QualifiedName } from '../model.ts'
import type { SqlToken } from './scan-sql.ts'
import { clauseWords, isReservedWord, joinWords, setWords } from './sql-words.ts'

/** Token indices, the end left out. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** One thing a FROM clause reads. */
export interface FromItem {
  readonly alias: string
  /** Whether the alias is written, so that the relation's own name does not qualify columns. */
  readonly aliased: boolean
  readonly relation: QualifiedName | null
  /** Column names of a subquery or call when they are certain; null when not, or for a relation. */
  readonly outputs: readonly string[] | null
  /** Tokens of the relation's name. */
  readonly name: TokenRange | null
}

/** What names mean inside one SELECT, and around it. */
export interface Scope {
  readonly items: FromItem[]
  readonly ctes: ReadonlySet<string>
  readonly parent: Scope | null
  /** Names of the select list: what ORDER BY looks at first. */
  readonly outputs: Set<string>
  readonly usingNames: Set<string>
}

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

export type ResolveRelation = (parts: readonly string[]) => QualifiedName | null

/** Takes a query apart; null when the tokens are not a query. */
export function readQuery(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
  outer: Scope | null,
  resolve: ResolveRelation,
): Query | null {
  if (!isQueryStart(tokens, from)) return null
  const reader: Reader = { tokens, resolve, ctes: [], nested: [], selects: [] }
  readBranches(reader, from, to, outer)
  return reader
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
function isChangeStart(tokens: readonly SqlToken[], at: number): boolean {
  if (isWord(tokens[at], 'insert')) return isWord(tokens[at + 1], 'into')
  if (isWord(tokens[at], 'delete')) return isWord(tokens[at + 1], 'from')
  const next = tokens[at + 1]
  return isWord(tokens[at], 'update') && next !== undefined && next.kind !== 'symbol'
}

/** The index of the parenthesis that closes the one at `open`; `limit` when there is none. */
export function matchingParen(tokens: readonly SqlToken[], open: number, limit: number): number {
  let depth = 0
  for (let i = open; i < limit; i++) {
    const token = tokens[i]
    if (token?.kind !== 'symbol') continue
    if (token.value === '(' || token.value === '[') depth++
    else if (token.value === ')' || token.value === ']') {
      depth--
      if (depth === 0) return i
    }
  }
  return limit
}

interface Reader {
  readonly tokens: readonly SqlToken[]
  readonly resolve: ResolveRelation
  readonly ctes: (TokenRange & { readonly scope: Scope | null })[]
  readonly nested: (TokenRange & { readonly scope: Scope | null })[]
  readonly selects: Select[]
}

function readBranches(reader: Reader, from: number, to: number, outer: Scope | null): void {
  const { tokens } = reader
  const ctes = new Set(outer?.ctes)
  let at = from
  if (isWord(tokens[at], 'with')) at = readWith(reader, at + 1, to, outer, ctes)
  const inner: Scope = { items: [], ctes, parent: outer, outputs: new Set(), usingNames: new Set() }
  if (isChangeStart(tokens, at)) {
    readRowChange(reader, at, to, inner)
    return
  }
  for (const branch of splitAt(
    tokens,
    at,
    to,
    (token) => token.kind === 'word' && setWords.has(token.value),
  )) {
    let start = branch.from
    while (isWord(tokens[start], 'all') || isWord(tokens[start], 'distinct')) start++
    if (tokens[start]?.value === '(' && tokens[start]?.kind === 'symbol') {
      const close = matchingParen(tokens, start, branch.to)
      reader.nested.push({ from: start + 1, to: close, scope: inner })
    } else if (isWord(tokens[start], 'select')) readSelect(reader, start + 1, branch.to, outer, ctes)
    else if (start < branch.to) {
      reader.selects.push({
        scope: inner,
        items: [],
        ordering: [],
        expressions: [{ from: start, to: branch.to }],
        usings: [],
      })
    }
  }
}

/**
 * INSERT, UPDATE or DELETE. The columns that are set are those of the changed table; what else is read
 * is looked up among all relations named. A query that an INSERT takes its rows from stands by itself.
 */
function readRowChange(reader: Reader, from: number, to: number, outer: Scope): void {
  const { tokens } = reader
  const isInsert = isWord(tokens[from], 'insert')
  const scope: Scope = { ...outer, items: [], outputs: new Set(), usingNames: new Set(), parent: outer }
  const own: TokenRange[] = []
  const expressions: TokenRange[] = []
  const usings: TokenRange[] = []
  let at = from + (isWord(tokens[from], 'update') ? 1 : 2)
  if (isWord(tokens[at], 'only')) at++
  at = readChanged(reader, at, to, scope)
  const changed: Scope = { ...scope, items: scope.items.map((item) => ({ ...item, name: null })) }
  if (isInsert) {
    if (isSymbol(tokens[at], '(') && !isQueryStart(tokens, at)) {
      const close = matchingParen(tokens, at, to)
      own.push({ from: at + 1, to: close })
      at = close + 1
    }
    const end = endOfRows(tokens, at, to)
    if (isQueryStart(tokens, at)) reader.nested.push({ from: at, to: end, scope: outer })
    own.push({ from: end, to })
    for (const { relation } of scope.items) {
      changed.items.push({ alias: 'excluded', aliased: true, relation, outputs: null, name: null })
    }
  } else {
    for (const clause of splitClauses(tokens, at, to)) {
      if (clause.word === 'from') readFrom(reader, clause.from, clause.to, scope, expressions, usings)
      else if (clause.word !== 'select') expressions.push(clause)
      else if (isWord(tokens[clause.from], 'set')) {
        for (const part of splitAt(tokens, clause.from + 1, clause.to, isComma)) {
          const sign = splitAt(tokens, part.from, part.to, (token) => token.value === '=')[0]
          if (sign) own.push(sign)
          expressions.push({ from: (sign?.to ?? part.from) + 1, to: part.to })
        }
      } else readFrom(reader, clause.from, clause.to, scope, expressions, usings)
    }
  }
  reader.selects.push({ scope: changed, items: [], ordering: [], expressions: own, usings: [] })
  reader.selects.push({ scope, items: [], ordering: [], expressions, usings })
}

/** The table whose rows are changed, with its alias; gives the index after it. */
function readChanged(reader: Reader, from: number, to: number, scope: Scope): number {
  const { tokens } = reader
  let end = from + 1
  const parts = [tokens[from]?.value ?? '']
  while (end + 1 < to && isSymbol(tokens[end], '.')) {
    parts.push(tokens[end + 1]?.value ?? '')
    end += 2
  }
  const name = { from, to: end }
  if (isSymbol(tokens[end], '*')) end++
  const written = isWord(tokens[end], 'as')
  if (written) end++
  const token = tokens[end]
  const isAlias =
    end < to &&
    token !== undefined &&
    (token.kind === 'quoted' || (token.kind === 'word' && (written || !afterChanged.has(token.value))))
  scope.items.push({
    alias: (isAlias ? token.value : parts.at(-1)) ?? '',
    aliased: isAlias,
    relation: reader.resolve(parts),
    outputs: null,
    name,
  })
  return isAlias ? end + 1 : end
}

/** Words that go on after the name of the changed table. */
const afterChanged: ReadonlySet<string> = new Set(
  'set using where from values select with default overriding returning on'.split(' '),
)

/** Where the rows of an INSERT end: before ON CONFLICT or RETURNING. */
function endOfRows(tokens: readonly SqlToken[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (isSymbol(tokens[i], '(')) i = matchingParen(tokens, i, to)
    else if (isWord(tokens[i], 'returning')) return i
    else if (isWord(tokens[i], 'on') && isWord(tokens[i + 1], 'conflict')) return i
  }
  return to
}

/** `name [(columns)] AS [[NOT] MATERIALIZED] (query), …`; gives the index after the list. */
function readWith(reader: Reader, from: number, to: number, outer: Scope | null, ctes: Set<string>): number {
  const { tokens } = reader
  let at = isWord(tokens[from], 'recursive') ? from + 1 : from
  const scope: Scope = { items: [], ctes, parent: outer, outputs: new Set(), usingNames: new Set() }
  while (at < to) {
    const name = tokens[at]
    if (!name) return to
    ctes.add(name.value)
    at++
    if (tokens[at]?.value === '(') at = matchingParen(tokens, at, to) + 1
    while (at < to && tokens[at]?.value !== '(') at++
    const close = matchingParen(tokens, at, to)
    reader.ctes.push({ from: at + 1, to: close, scope })
    at = close + 1
    if (tokens[at]?.value !== ',') return at
    at++
  }
  return at
}

function readSelect(
  reader: Reader,
  from: number,
  to: number,
  parent: Scope | null,
  ctes: ReadonlySet<string>,
): void {
  const { tokens } = reader
  const scope: Scope = { items: [], ctes, parent, outputs: new Set(), usingNames: new Set() }
  const clauses = splitClauses(tokens, from, to)
  const items: TokenRange[] = []
  const ordering: TokenRange[] = []
  const expressions: TokenRange[] = []
  const usings: TokenRange[] = []
  for (const clause of clauses) {
    const head = clause.word
    if (head === 'select') {
      let start = clause.from
      if (isWord(tokens[start], 'distinct') || isWord(tokens[start], 'all')) {
        start++
        if (isWord(tokens[start], 'on')) {
          const close = matchingParen(tokens, start + 1, clause.to)
          expressions.push({ from: start + 2, to: close })
          start = close + 1
        }
      }
      for (const item of splitAt(tokens, start, clause.to, isComma)) {
        items.push(item)
        const output = outputName(tokens, item)
        if (output !== null) scope.outputs.add(output)
      }
    } else if (head === 'from') readFrom(reader, clause.from, clause.to, scope, expressions, usings)
    else if (head === 'order') ordering.push(clause)
    else if (head !== 'for' && head !== 'into') expressions.push(clause)
  }
  reader.selects.push({ scope, items, ordering, expressions, usings })
}

function readFrom(
  reader: Reader,
  from: number,
  to: number,
  scope: Scope,
  expressions: TokenRange[],
  usings: TokenRange[],
): void {
  const { tokens } = reader
  let at = from
  while (at < to) {
    const token = tokens[at]
    if (!token) return
    const word = token.kind === 'word' ? token.value : null
    if (isComma(token) || (word !== null && (joinWords.has(word) || word === 'lateral' || word === 'only')))
      at++
    else if (word === 'on') {
      const end = endOfCondition(tokens, at + 1, to)
      expressions.push({ from: at + 1, to: end })
      at = end
    } else if (word === 'using' && tokens[at + 1]?.value === '(') {
      const close = matchingParen(tokens, at + 1, to)
      usings.push({ from: at + 2, to: close })
      for (let i = at + 2; i < close; i++) scope.usingNames.add(tokens[i]?.value ?? '')
      at = close + 1
    } else if (token.kind === 'symbol' && token.value === '(') {
      const close = matchingParen(tokens, at, to)
      if (isQueryStart(tokens, at + 1)) {
        reader.nested.push({ from: at + 1, to: close, scope })
        const alias = readAlias(tokens, close + 1, to)
        if (alias.name !== null) {
          scope.items.push({
            alias: alias.name,
            aliased: true,
            relation: null,
            outputs: queryOutputs(tokens, at + 1, close),
            name: null,
          })
        }
        at = alias.next
      } else {
        readFrom(reader, at + 1, close, scope, expressions, usings)
        at = close + 1
      }
    } else if (token.kind === 'quoted' || (word !== null && !isReservedWord(word))) {
      at = readRelation(reader, at, to, scope, expressions)
    } else at++
  }
}

function readRelation(
  reader: Reader,
  from: number,
  to: number,
  scope: Scope,
  expressions: TokenRange[],
): number {
  const { tokens } = reader
  let end = from + 1
  const parts = [tokens[from]?.value ?? '']
  while (end + 1 < to && tokens[end]?.value === '.' && tokens[end]?.kind === 'symbol') {
    parts.push(tokens[end + 1]?.value ?? '')
    end += 2
  }
  if (tokens[end]?.value === '(' && tokens[end]?.kind === 'symbol') {
    const close = matchingParen(tokens, end, to)
    expressions.push({ from: end + 1, to: close })
    const alias = readAlias(tokens, close + 1, to)
    const name = alias.name ?? parts.at(-1) ?? ''
    scope.items.push({ alias: name, aliased: true, relation: null, outputs: null, name: null })
    return alias.next
  }
  const alias = readAlias(tokens, end, to)
  const name = parts.at(-1) ?? ''
  const isCte = parts.length === 1 && scope.ctes.has(name)
  scope.items.push({
    alias: alias.name ?? name,
    aliased: alias.name !== null,
    relation: isCte ? null : reader.resolve(parts),
    outputs: null,
    name: isCte ? null : { from, to: end },
  })
  return alias.next
}

/** `[AS] alias [(columns)]` at `at`. */
function readAlias(
  tokens: readonly SqlToken[],
  at: number,
  to: number,
): { readonly name: string | null; readonly next: number } {
  let i = at
  if (isWord(tokens[i], 'with') && isWord(tokens[i + 1], 'ordinality')) i += 2
  const written = isWord(tokens[i], 'as')
  if (written) i++
  const token = tokens[i]
  if (i >= to || !token) return { name: null, next: i }
  const isAlias =
    token.kind === 'quoted' ||
    (token.kind === 'word' && (written || !(isReservedWord(token.value) || joinWords.has(token.value))))
  if (!isAlias) return { name: null, next: i }
  i++
  if (tokens[i]?.value === '(' && tokens[i]?.kind === 'symbol') i = matchingParen(tokens, i, to) + 1
  return { name: token.value, next: i }
}

function endOfCondition(tokens: readonly SqlToken[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token) return to
    if (token.kind === 'symbol' && token.value === '(') i = matchingParen(tokens, i, to)
    else if (isComma(token)) return i
    else if (token.kind === 'word' && joinWords.has(token.value) && tokens[i + 1]?.value !== '(') return i
  }
  return to
}

function splitClauses(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
): readonly (TokenRange & { readonly word: string })[] {
  const clauses: (TokenRange & { readonly word: string })[] = []
  let word = 'select'
  let start = from
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token?.kind === 'symbol' && token.value === '(') i = matchingParen(tokens, i, to)
    else if (token?.kind === 'word' && clauseWords.has(token.value) && !isDistinctFrom(tokens, i)) {
      clauses.push({ word, from: start, to: i })
      word = token.value
      start = i + 1
    }
  }
  clauses.push({ word, from: start, to })
  return clauses
}

/** The FROM of `IS [NOT] DISTINCT FROM`. */
function isDistinctFrom(tokens: readonly SqlToken[], at: number): boolean {
  const before = tokens[at - 2]?.value
  return (
    tokens[at]?.value === 'from' &&
    isWord(tokens[at - 1], 'distinct') &&
    (before === 'is' || before === 'not')
  )
}

/** The name a select item gives its result; null when it has none that can be told. */
function outputName(tokens: readonly SqlToken[], { from, to }: TokenRange): string | null {
  const last = tokens[to - 1]
  if (!last || to <= from || (last.kind !== 'word' && last.kind !== 'quoted')) return null
  if (to - from === 1) return last.value
  const before = tokens[to - 2]
  if (before?.value === '::') return null
  return last.kind === 'word' && isReservedWord(last.value) ? null : last.value
}

/** The column names of a plain subquery; null when one cannot be told. */
function queryOutputs(tokens: readonly SqlToken[], from: number, to: number): readonly string[] | null {
  if (!isWord(tokens[from], 'select')) return null
  const list = splitClauses(tokens, from + 1, to)[0]
  if (!list) return null
  const names: string[] = []
  for (const item of splitAt(tokens, list.from, list.to, isComma)) {
    const name = outputName(tokens, item)
    if (name === null) return null
    names.push(name)
  }
  return names
}

function splitAt(
  tokens: readonly SqlToken[],
  from: number,
  to: number,
  isSeparator: (token: SqlToken) => boolean,
): readonly TokenRange[] {
  const ranges: TokenRange[] = []
  let start = from
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token) break
    if (token.kind === 'symbol' && token.value === '(') i = matchingParen(tokens, i, to)
    else if (isSeparator(token)) {
      ranges.push({ from: start, to: i })
      start = i + 1
    }
  }
  ranges.push({ from: start, to })
  return ranges
}

function isComma(token: SqlToken): boolean {
  return token.kind === 'symbol' && token.value === ','
}

function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word
}
