/** A name in double quotes, which may hold anything once quotes, backslashes and line ends are escaped. */
export function quoteName(name: string): string {
  return `"${escaped(name, '"')}"`
}

/** A string in single quotes. */
export function quoteString(text: string): string {
  return `'${escaped(text, "'")}'`
}

/**
 * An SQL expression between backticks, on one line; null when it holds a backtick, for which DBML has
 * no escape.
 */
export function quoteExpression(sql: string): string | null {
  return sql.includes('`')
    ? null
    : `\`${sql.replaceAll('\r\n', ' ').replaceAll('\n', ' ').replaceAll('\r', ' ')}\``
}

/** A relation's or type's name; the default schema is left out, as DBML itself does. */
export function qualifiedName(schema: string, name: string, home: string): string {
  return schema === home || schema === '' ? quoteName(name) : `${quoteName(schema)}.${quoteName(name)}`
}

function escaped(text: string, quote: string): string {
  let out = ''
  for (const ch of text) {
    if (ch === '\\' || ch === quote) out += `\\${ch}`
    else if (ch === '\n') out += '\\n'
    else if (ch === '\r') out += '\\r'
    else if (ch === '\t') out += '\\t'
    else if (ch < ' ') out += ' '
    else out += ch
  }
  return out
}
