import { Kind } from '../../core/index.ts'
import { columnKeywords, functionKeywords, reservedKeywords } from '../keywords.ts'
import { isCast } from './column-name.ts'
import { isName, isWord, readTokens } from './tokens.ts'

/**
 * The columns that an expression over one table reads, each once. A name counts unless it stands
 * where only a function, a type, a field or a keyword can.
 */
export function mentionedColumns(
  expression: string,
  columns: readonly string[],
  table: string,
): readonly string[] {
  const known = new Set(columns)
  const found = new Set<string>()
  const tokens = readTokens(expression)
  for (const [at, token] of tokens.entries()) {
    if (!isName(token) || !known.has(token.value)) continue
    const before = tokens[at - 1]
    const next = tokens[at + 1]
    if (token.kind === Kind.word && isKeywordHere(token.value, next?.kind)) continue
    if (next?.kind === Kind.openParen || isCast(before) || isWord(before, 'as')) continue
    if (next?.kind === Kind.dot && isName(tokens[at + 2])) continue
    if (next?.kind === Kind.string && token.kind === Kind.word) continue
    if (before?.kind === Kind.dot && tokens[at - 2]?.value !== table) continue
    if (isWord(next, 'from') && before?.kind === Kind.openParen && isWord(tokens[at - 2], 'extract')) continue
    found.add(token.value)
  }
  return [...found]
}

/** Whether a query reads a column of a table, under the table's name or an alias it has there. */
export function readsColumn(query: string, column: string, table: string): boolean {
  const names = new Set([table])
  const tokens = readTokens(query)
  for (const [at, token] of tokens.entries()) {
    if (!isName(token) || token.value !== table) continue
    const alias = tokens[isWord(tokens[at + 1], 'as') ? at + 2 : at + 1]
    if (alias && isName(alias) && !(alias.kind === Kind.word && isKeywordHere(alias.value, undefined)))
      names.add(alias.value)
  }
  return [...names].some((name) => mentionedColumns(query, [column], name).length > 0)
}

function isKeywordHere(word: string, next: number | undefined): boolean {
  if (reservedKeywords.has(word) || functionKeywords.has(word)) return true
  return columnKeywords.has(word) && next === Kind.openParen
}
