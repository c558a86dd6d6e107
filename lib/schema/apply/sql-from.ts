import type { SqlToken } from './scan-sql.ts'
import {
  emptyScope,
  type FromItem,
  isQueryStart,
  type QueryColumns,
  type Reader,
  type Scope,
} from './sql-query.ts'
import {
  isBehindDot,
  isComma,
  isSymbol,
  isWord,
  matchingParen,
  splitAt,
  type TokenRange,
} from './sql-tokens.ts'
import { isReservedWord, joinWords } from './sql-words.ts'

/** Reads a FROM clause into the scope; conditions and USING lists are added to the lists given. */
export function readFrom(
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
    if (word === 'natural') scope.naturals.push(at)
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
            ...renamed(reader.columnsOf(at + 1, close, scope), alias.columns),
            name: null,
          })
        }
        at = alias.next
      } else {
        const alias = readAlias(tokens, close + 1, to)
        if (alias.name === null) readFrom(reader, at + 1, close, scope, expressions, usings)
        else readAliased(reader, at + 1, close, scope, { name: alias.name, columns: alias.columns })
        at = alias.next
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
    const known = alias.columns.length > 0 ? { names: alias.columns } : {}
    const call = { call: parts.at(-1) ?? '', ...known }
    scope.items.push({ alias: name, aliased: true, relation: null, outputs: null, name: null, ...call })
    return alias.next
  }
  const alias = readAlias(tokens, end, to)
  const name = parts.at(-1) ?? ''
  const isCte = parts.length === 1 && scope.ctes.has(name)
  const columns = isCte ? scope.ctes.get(name) : null
  scope.items.push({
    alias: alias.name ?? name,
    aliased: alias.name !== null,
    relation: isCte ? null : reader.resolve(parts),
    ...renamed(columns ?? { outputs: null, passes: [] }, alias.columns),
    name: isCte ? null : { from, to: end },
  })
  return alias.next
}

/** The columns of a query with the first of them under the names that its alias gives. */
function renamed(
  { outputs, passes }: QueryColumns,
  names: readonly string[],
): Pick<FromItem, 'outputs' | 'passes' | 'names'> {
  if (names.length === 0) return { outputs, passes }
  return { outputs: outputs && [...names, ...outputs.slice(names.length)], passes, names }
}

/** An alias of joined relations hides theirs: all of their columns come through it. */
function readAliased(
  reader: Reader,
  from: number,
  to: number,
  outer: Scope,
  alias: { readonly name: string; readonly columns: readonly string[] },
): void {
  const scope = emptyScope(outer, outer.ctes)
  const expressions: TokenRange[] = []
  const usings: TokenRange[] = []
  readFrom(reader, from, to, scope, expressions, usings)
  reader.selects.unshift({ scope, items: [], ordering: [], expressions, usings })
  const passes = scope.items.flatMap((each) => [
    ...(each.relation ? [each.relation] : []),
    ...(each.passes ?? []),
  ])
  const columns = renamed({ outputs: null, passes }, alias.columns)
  outer.items.push({ alias: alias.name, aliased: true, relation: null, name: null, ...columns })
}

interface Alias {
  readonly name: string | null
  readonly columns: readonly string[]
  readonly next: number
}

/** `[AS] alias [(columns)]` at `at`. */
function readAlias(tokens: readonly SqlToken[], at: number, to: number): Alias {
  let i = at
  if (isWord(tokens[i], 'with') && isWord(tokens[i + 1], 'ordinality')) i += 2
  const written = isWord(tokens[i], 'as')
  if (written) i++
  const token = tokens[i]
  if (i >= to || !token) return { name: null, columns: [], next: i }
  const isAlias =
    token.kind === 'quoted' ||
    (token.kind === 'word' && (written || !(isReservedWord(token.value) || joinWords.has(token.value))))
  if (!isAlias) return { name: null, columns: [], next: i }
  i++
  if (!isSymbol(tokens[i], '(')) return { name: token.value, columns: [], next: i }
  const close = matchingParen(tokens, i, to)
  // The names of a record's columns have their types behind them.
  const columns = splitAt(tokens, i + 1, close, isComma).map((each) => tokens[each.from]?.value ?? '')
  return { name: token.value, columns, next: close + 1 }
}

function endOfCondition(tokens: readonly SqlToken[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token) return to
    if (token.kind === 'symbol' && token.value === '(') i = matchingParen(tokens, i, to)
    else if (isComma(token)) return i
    else if (isBehindDot(tokens, i)) continue
    else if (token.kind === 'word' && joinWords.has(token.value) && tokens[i + 1]?.value !== '(') return i
  }
  return to
}
