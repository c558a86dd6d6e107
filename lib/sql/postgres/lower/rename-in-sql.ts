import type { QualifiedName } from '../../../schema/index.ts'
import { Kind, stringValue } from '../../core/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { displayName } from '../types.ts'
import { mentionedColumns } from './column-mentions.ts'
import { isName, isWord, readTokens } from './tokens.ts'

/** An expression over one table with a column under its new name. */
export function renameInSql(sql: string, from: string, to: string, table: string): string {
  if (!sql.includes(from) && !sql.toLowerCase().includes(from)) return sql
  if (mentionedColumns(sql, [from], table).length === 0) return sql
  const tokens = readTokens(sql)
  let out = ''
  let at = 0
  for (const [place, token] of tokens.entries()) {
    if (!isName(token) || token.value !== from) continue
    // The same test as for mentions, over this token and its neighbours only.
    const window = tokens.slice(Math.max(0, place - 2), place + 3)
    const start = window[0]?.from ?? 0
    const end = window.at(-1)?.to ?? sql.length
    if (mentionedColumns(sql.slice(start, end), [from], table).length === 0) continue
    out += sql.slice(at, token.from) + quoteIdentifier(to)
    at = token.to
  }
  return out + sql.slice(at)
}

/** A CREATE TRIGGER with a column under its new name: in UPDATE OF, and where WHEN reads it of NEW or OLD. */
export function renameInTrigger(definition: string, from: string, to: string): string {
  const tokens = readTokens(definition)
  const of = tokens.findIndex((token, at) => isWord(token, 'of') && isWord(tokens[at - 1], 'update'))
  const on = tokens.findIndex((token, at) => at > of && isWord(token, 'on'))
  let out = ''
  let at = 0
  for (const [place, token] of tokens.entries()) {
    if (!isName(token) || token.value !== from) continue
    const listed = of >= 0 && place > of && place < on
    const row = tokens[place - 2]
    const read = tokens[place - 1]?.kind === Kind.dot && (isWord(row, 'new') || isWord(row, 'old'))
    if (!listed && !read) continue
    out += definition.slice(at, token.from) + quoteIdentifier(to)
    at = token.to
  }
  return out + definition.slice(at)
}

/** A default with the sequence that `nextval('…')` takes from under its new name. */
export function renameSequenceInSql(sql: string, old: QualifiedName, now: QualifiedName): string {
  const tokens = readTokens(sql)
  const call = tokens.findIndex((token) => isWord(token, 'nextval'))
  const written = tokens[call + 2]
  if (call < 0 || tokens[call + 1]?.kind !== Kind.openParen || written?.kind !== Kind.string) return sql
  const names = readTokens(stringValue(sql.slice(written.from, written.to))).filter(isName)
  const [name, schema] = names.map((token) => token.value).reverse()
  if (name !== old.name || (schema !== undefined && schema !== old.schema)) return sql
  const text = displayName(now.schema, now.name).replaceAll("'", "''")
  return `${sql.slice(0, written.from)}'${text}'${sql.slice(written.to)}`
}
