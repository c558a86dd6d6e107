import { type CharacterTables, Class, charactersOf } from './characters.ts'
import { type DollarMarks, dollarStringEnd, markAt } from './dollar-strings.ts'
import type { LexicalProfile } from './lexical-profile.ts'
import { Kind, type TokenKind } from './token.ts'

/**
 * A text being read and the last token read of it. `high` is one more than the farthest character
 * looked at; `steps` counts characters looked at, so that linear time can be shown by counting.
 */
export interface Scanner {
  readonly text: string
  readonly profile: LexicalProfile
  kind: TokenKind
  end: number
  /** Set when the token has no end in the text. */
  unclosed: boolean
  high: number
  steps: number
  readonly commentEnds: Map<number, number>
  readonly dollarMarks: DollarMarks
}

export function makeScanner(text: string, profile: LexicalProfile): Scanner {
  return {
    text,
    profile,
    kind: Kind.end,
    end: 0,
    unclosed: false,
    high: 0,
    steps: 0,
    commentEnds: new Map(),
    dollarMarks: { lists: null },
  }
}

const singles: Readonly<Record<number, TokenKind>> = {
  40: Kind.openParen,
  41: Kind.closeParen,
  91: Kind.openBracket,
  93: Kind.closeBracket,
  44: Kind.comma,
  59: Kind.semicolon,
  92: Kind.backslash,
}

/** Reads the token at `at` into `s.kind`, `s.end` and `s.unclosed`; blank space is one token too. */
export function scan(s: Scanner, at: number): void {
  const { text } = s
  s.unclosed = false
  if (at >= text.length) {
    s.kind = Kind.end
    s.end = text.length
    s.high = text.length + 1
    return
  }
  const code = text.charCodeAt(at)
  const end = scanKind(s, at, code)
  s.unclosed = end < 0
  s.end = end < 0 ? text.length : end
  // A comment may be looked up rather than read; what is read of it is counted there.
  if (s.kind !== Kind.blockComment) s.steps += s.end - at
  // One character more than the token holds was looked at, unless it is always alone.
  const seen = s.kind >= Kind.openParen && s.kind <= Kind.semicolon ? s.end : s.end + 1
  if (s.high < seen) s.high = seen
}

/** Sets the kind and gives the token's end, or -1 when it has none. */
function scanKind(s: Scanner, at: number, code: number): number {
  const { text } = s
  const table = charactersOf(s.profile)
  const cls = code < 128 ? (table.classes[code] as number) : code === 0xfeff ? Class.space : Class.word
  switch (cls) {
    case Class.word:
      return scanWord(s, at, table)
    case Class.space:
      s.kind = Kind.space
      return spaceEnd(text, at, table)
    case Class.single:
      s.kind = singles[code] as TokenKind
      return at + 1
    case Class.digit:
      s.kind = Kind.number
      return numberEnd(text, at, table)
    case Class.quote:
      s.kind = Kind.string
      return stringEnd(text, at, table.hasBackslashPlain)
    case Class.nameQuote:
      s.kind = Kind.quotedName
      return quotedNameEnd(s, at)
    case Class.operator:
      return scanOperator(s, at, table)
    case Class.dot: {
      const number = isDigit(text.charCodeAt(at + 1))
      s.kind = number ? Kind.number : Kind.dot
      return number ? numberEnd(text, at, table) : at + 1
    }
    case Class.colon: {
      const next = text.charCodeAt(at + 1)
      const pair = next === 58 || next === 61
      s.kind = pair ? Kind.operator : Kind.colon
      return pair ? at + 2 : at + 1
    }
    case Class.dollar:
      return scanDollar(s, at, table)
    default:
      s.kind = Kind.other
      return at + 1
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function scanWord(s: Scanner, at: number, table: CharacterTables): number {
  const { text, profile } = s
  let end = at + 1
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end)
    if (c < 128 ? table.inWord[c] === 0 : c === 0xfeff) break
  }
  s.kind = Kind.word
  if (end - at > 2) return end
  const next = text.charCodeAt(end)
  if (next === 39) {
    const prefix = text.slice(at, end).toLowerCase()
    if (profile.stringPrefixes.includes(prefix)) {
      s.kind = Kind.string
      return stringEnd(text, end, profile.backslashPrefixes.includes(prefix))
    }
  } else if (next === 38) {
    const prefix = `${text.slice(at, end).toLowerCase()}&`
    const quote = text[end + 1]
    if (quote === "'" && profile.stringPrefixes.includes(prefix)) {
      s.kind = Kind.string
      return stringEnd(text, end + 1, false)
    }
    if (quote && profile.nameQuotes[quote] && profile.namePrefixes.includes(prefix)) {
      s.kind = Kind.quotedName
      return quotedNameEnd(s, end + 1)
    }
  }
  return end
}

function spaceEnd(text: string, at: number, table: CharacterTables): number {
  let i = at + 1
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 ? table.classes[c] !== Class.space : c !== 0xfeff) break
  }
  return i
}

function numberEnd(text: string, at: number, table: CharacterTables): number {
  let i = at
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 && table.inWord[c] === 1 && c !== 36) continue
    // `1.5`, but not `1..2`.
    if (c === 46 && text.charCodeAt(i + 1) !== 46) continue
    const exponent = (text.charCodeAt(i - 1) | 32) === 101 && (text.charCodeAt(at + 1) | 32) !== 120
    if ((c === 43 || c === 45) && exponent && isDigit(text.charCodeAt(i + 1))) continue
    break
  }
  return i
}

function stringEnd(text: string, quote: number, backslash: boolean): number {
  let i = quote + 1
  if (!backslash) {
    for (;;) {
      i = text.indexOf("'", i)
      if (i < 0) return -1
      if (text.charCodeAt(i + 1) !== 39) return i + 1
      i += 2
    }
  }
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 92) i++
    else if (c === 39) {
      if (text.charCodeAt(i + 1) !== 39) return i + 1
      i++
    }
  }
  return -1
}

function quotedNameEnd(s: Scanner, open: number): number {
  const { text, profile } = s
  const close = profile.nameQuotes[text[open] ?? ''] ?? '"'
  let i = open + 1
  for (;;) {
    i = text.indexOf(close, i)
    if (i < 0) return -1
    if (text[i + 1] !== close) return i + 1
    i += 2
  }
}

function scanOperator(s: Scanner, at: number, table: CharacterTables): number {
  const { text, profile } = s
  if (startsComment(text, at, profile)) {
    s.kind = Kind.lineComment
    return lineEnd(text, at)
  }
  if (text.charCodeAt(at) === 47 && text.charCodeAt(at + 1) === 42) {
    s.kind = Kind.blockComment
    return blockCommentEnd(s, at)
  }
  s.kind = Kind.operator
  let i = at + 1
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128 || table.classes[c] !== Class.operator) break
    if (c === 47 && text.charCodeAt(i + 1) === 42) break
    if (startsComment(text, i, profile)) break
  }
  return i
}

function startsComment(text: string, at: number, profile: LexicalProfile): boolean {
  for (const mark of profile.lineComments) if (text.startsWith(mark, at)) return true
  return false
}

function lineEnd(text: string, at: number): number {
  let i = at
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || c === 13) break
  }
  return i
}

function blockCommentEnd(s: Scanner, at: number): number {
  const known = s.commentEnds.get(at)
  if (known !== undefined) return known
  if (s.profile.nestedComments) return matchComments(s, at)
  const close = s.text.indexOf('*/', at + 2)
  return close < 0 ? -1 : close + 2
}

/** The end of the comment, or -1. Remembers those inside it, so that none is searched twice. */
function matchComments(s: Scanner, at: number): number {
  const { text } = s
  const open = [at]
  let i = at + 2
  for (; i < text.length && open.length > 0; i++) {
    const c = text.charCodeAt(i)
    if (c === 42 && text.charCodeAt(i + 1) === 47) {
      i++
      s.commentEnds.set(open.pop() as number, i + 1)
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      open.push(i)
      i++
    }
  }
  s.steps += i - at
  for (const start of open) s.commentEnds.set(start, -1)
  return s.commentEnds.get(at) ?? -1
}

function scanDollar(s: Scanner, at: number, table: CharacterTables): number {
  const { text } = s
  let i = at + 1
  if (isDigit(text.charCodeAt(i))) {
    while (isDigit(text.charCodeAt(i))) i++
    s.kind = Kind.parameter
    return i
  }
  const mark = markAt(text, at, table.inWord)
  s.kind = mark === '' ? Kind.other : Kind.dollarString
  return mark === '' ? at + 1 : dollarStringEnd(text, at, mark, s.dollarMarks, table.inWord)
}
