import { columnKeywords, functionKeywords, reservedKeywords } from './keywords.ts'

/** An identifier as it must be written: bare when it is lower case and no keyword, else quoted. */
export function quoteIdentifier(name: string): string {
  const bare = isPlain(name) && !reservedKeywords.has(name) && !functionKeywords.has(name)
  return bare && !columnKeywords.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** A string literal; backslashes take the `E''` form, which no setting changes. */
export function quoteString(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

/** Whether the characters are those that PostgreSQL's own `quote_ident` leaves unquoted. */
function isPlain(name: string): boolean {
  if (name === '') return false
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    const letter = (c >= 97 && c <= 122) || c === 95
    if (!letter && !(i > 0 && c >= 48 && c <= 57)) return false
  }
  return true
}
