import { scanSql } from './scan-sql.ts'
import type { SqlMention } from './sql-mentions.ts'

/** The new name of what a mention means; `schema` only when it moves to another schema. */
export interface NewName {
  readonly old: string
  readonly name: string
  readonly schema: string | null
}

/** What stands in place of a mention once its object has another name. */
export function replacementOf(
  sql: string,
  mention: SqlMention,
  to: NewName,
  quote: (identifier: string) => string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const { from, to: end, form } = mention
  const written = sql.slice(from, end)
  switch (form) {
    case 'name':
    case 'qualifier':
      return { from, to: end, insert: quote(to.name) }
    case 'output':
      return { from, to: end, insert: `${quote(to.name)} AS ${quote(to.old)}` }
    case 'alias':
      return { from, to: end, insert: ` AS ${quote(to.old)}` }
    case 'qualified':
      return { from, to: end, insert: renameLastPart(written, to, quote) }
    case 'literal':
      return {
        from,
        to: end,
        insert: renameLastPart(written.replaceAll("''", "'"), to, quote).replaceAll("'", "''"),
      }
  }
}

/** A dotted name with its last part replaced; qualified anew when the object moved. */
export function renameLastPart(written: string, to: NewName, quote: (identifier: string) => string): string {
  if (to.schema !== null) return `${quote(to.schema)}.${quote(to.name)}`
  const last = scanSql(written).at(-1)
  return last ? written.slice(0, last.from) + quote(to.name) + written.slice(last.to) : quote(to.name)
}

/** The fragment with all certain mentions renamed; the same string when there is none. */
export function renameMentions(
  sql: string,
  mentions: readonly SqlMention[],
  to: NewName,
  quote: (identifier: string) => string,
): string {
  let out = ''
  let at = 0
  for (const mention of mentions) {
    if (!mention.certain || mention.from < at) continue
    const replacement = replacementOf(sql, mention, to, quote)
    out += sql.slice(at, replacement.from) + replacement.insert
    at = replacement.to
  }
  return at === 0 ? sql : out + sql.slice(at)
}
