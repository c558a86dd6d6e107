/** A token of an SQL fragment; `value` is the folded name of a word, the inside of a quoted name or string. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol'
  readonly from: number
  readonly to: number
  readonly value: string
}

/**
 * The significant tokens of an SQL fragment, blanks and comments left out. Never throws: whatever is
 * not closed runs to the end. Enough to tell names from text; it is no parser.
 */
export function scanSql(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  let at = 0
  while (at < sql.length) {
    const token = tokenAt(sql, at)
    if (token.kind !== 'blank') tokens.push(token as SqlToken)
    at = token.to
  }
  return tokens
}

/** Two fragments say the same when their tokens do; blanks, comments and the case of words aside. */
export function sqlFingerprint(sql: string): string {
  return scanSql(sql)
    .map((token) =>
      token.kind === 'word' || token.kind === 'quoted' ? token.value : sql.slice(token.from, token.to),
    )
    .join(' ')
}

interface ScannedToken {
  readonly kind: SqlToken['kind'] | 'blank'
  readonly from: number
  readonly to: number
  readonly value: string
}

function tokenAt(sql: string, from: number): ScannedToken {
  const ch = sql.charAt(from)
  const next = sql.charAt(from + 1)
  if (isBlank(ch)) {
    let to = from + 1
    while (to < sql.length && isBlank(sql.charAt(to))) to++
    return { kind: 'blank', from, to, value: '' }
  }
  if (ch === '-' && next === '-') {
    let to = from + 2
    while (to < sql.length && sql.charAt(to) !== '\n' && sql.charAt(to) !== '\r') to++
    return { kind: 'blank', from, to, value: '' }
  }
  if (ch === '/' && next === '*') return { kind: 'blank', from, to: endOfComment(sql, from), value: '' }
  if (ch === "'") return stringAt(sql, from, from, 'plain')
  if ((ch === 'e' || ch === 'E') && next === "'") return stringAt(sql, from, from + 1, 'escapes')
  if (isPrefix(ch) && next === "'") return stringAt(sql, from, from + 1, 'plain')
  if (ch === '"' || ch === '`') return quotedAt(sql, from, ch)
  if (ch === '$') {
    const dollar = dollarStringAt(sql, from)
    if (dollar) return dollar
  }
  if (isWordStart(ch)) {
    let to = from + 1
    while (to < sql.length && isWordPart(sql.charAt(to))) to++
    return { kind: 'word', from, to, value: sql.slice(from, to).toLowerCase() }
  }
  if (isDigit(ch) || (ch === '.' && isDigit(next))) {
    let to = from + 1
    while (to < sql.length && (isWordPart(sql.charAt(to)) || sql.charAt(to) === '.')) to++
    return { kind: 'number', from, to, value: sql.slice(from, to) }
  }
  const to = ch === ':' && next === ':' ? from + 2 : from + 1
  return { kind: 'symbol', from, to, value: sql.slice(from, to) }
}

function stringAt(sql: string, from: number, open: number, mode: 'plain' | 'escapes'): ScannedToken {
  let to = open + 1
  while (to < sql.length) {
    const ch = sql.charAt(to)
    if (mode === 'escapes' && ch === '\\') to += 2
    else if (ch !== "'") to++
    else if (sql.charAt(to + 1) === "'") to += 2
    else break
  }
  const value = sql.slice(open + 1, to).replaceAll("''", "'")
  return { kind: 'string', from, to: Math.min(sql.length, to + 1), value }
}

function quotedAt(sql: string, from: number, quote: string): ScannedToken {
  let to = from + 1
  while (to < sql.length) {
    if (sql.charAt(to) !== quote) to++
    else if (sql.charAt(to + 1) === quote) to += 2
    else break
  }
  const value = sql.slice(from + 1, to).replaceAll(quote + quote, quote)
  return { kind: 'quoted', from, to: Math.min(sql.length, to + 1), value }
}

function dollarStringAt(sql: string, from: number): ScannedToken | null {
  let tagEnd = from + 1
  if (isDigit(sql.charAt(tagEnd))) return null
  while (tagEnd < sql.length && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) !== '$') tagEnd++
  if (sql.charAt(tagEnd) !== '$') return null
  const tag = sql.slice(from, tagEnd + 1)
  const close = sql.indexOf(tag, tagEnd + 1)
  const end = close < 0 ? sql.length : close
  return {
    kind: 'string',
    from,
    to: Math.min(sql.length, end + tag.length),
    value: sql.slice(tagEnd + 1, end),
  }
}

function endOfComment(sql: string, from: number): number {
  let depth = 1
  let at = from + 2
  while (at < sql.length && depth > 0) {
    if (sql.startsWith('/*', at)) {
      depth++
      at += 2
    } else if (sql.startsWith('*/', at)) {
      depth--
      at += 2
    } else at++
  }
  return at
}

function isBlank(ch: string): boolean {
  return ch === ' ' || ch === '\n' || ch === '\t' || ch === '\r' || ch === '\f' || ch === '\v'
}

function isDigit(ch: string): boolean {
  return ch >= '0' && ch <= '9'
}

function isPrefix(ch: string): boolean {
  return 'bBxXnN'.includes(ch) && ch !== ''
}

function isWordStart(ch: string): boolean {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch === '_' || ch > '\x7f'
}

function isWordPart(ch: string): boolean {
  return isWordStart(ch) || isDigit(ch) || ch === '$'
}
