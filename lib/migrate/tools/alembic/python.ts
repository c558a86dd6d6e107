/** Text as a string literal of Python that says exactly the text. */
export function pythonString(text: string): string {
  const long = text.includes('\n') || text.includes('"')
  if (!long) return `"${escaped(text)}"`
  // The last quote would be taken for the first of those that end the literal.
  return text.endsWith('"') ? `"""${escaped(text.slice(0, -1))}\\""""` : `"""${escaped(text)}"""`
}

function escaped(text: string): string {
  return (
    text
      .replaceAll('\\', '\\\\')
      // Inside of three quotes one is plain, unless another follows it.
      .replaceAll('""', '\\"\\"')
      // Python reads each line end of a source file as a line feed.
      .replaceAll('\r', '\\r')
  )
}

/**
 * A statement as SQLAlchemy's `text()` wants it, which Alembic makes of every string: a colon before a name
 * is the place of a value unless a backslash stands before it. Where one colon needs it all get it, since a
 * backslash before a colon is taken away wherever it is.
 */
export function asSqlText(sql: string): string {
  return needsEscapes(sql) ? sql.split(':').join('\\:') : sql
}

function needsEscapes(sql: string): boolean {
  for (let at = sql.indexOf(':'); at >= 0; at = sql.indexOf(':', at + 1)) {
    const before = sql.charAt(at - 1)
    const next = sql.charAt(at + 1)
    if (before === '\\') return true
    if (before !== ':' && isWordLike(next)) return true
  }
  return false
}

/** Whether a character may begin a name, by Python's broad view; rather too many than too few. */
function isWordLike(ch: string): boolean {
  return ch > '\u007f' || ch === '_' || (ch >= '0' && ch <= '9') || ch.toLowerCase() !== ch.toUpperCase()
}
