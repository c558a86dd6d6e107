import type { SqlToken } from './scan-sql.ts'
import { splitClauses } from './sql-clauses.ts'
import { readFrom } from './sql-from.ts'
import { emptyScope, isQueryStart, type Reader, type Scope } from './sql-query.ts'
import { isComma, isSymbol, isWord, matchingParen, splitAt, type TokenRange } from './sql-tokens.ts'

/**
 * INSERT, UPDATE or DELETE. The columns that are set are those of the changed table; what else is read
 * is looked up among all relations named. A query that an INSERT takes its rows from stands by itself.
 */
export function readRowChange(reader: Reader, from: number, to: number, outer: Scope): void {
  const { tokens } = reader
  const isInsert = isWord(tokens[from], 'insert')
  const scope = emptyScope(outer, outer.ctes)
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
