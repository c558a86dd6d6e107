import { Kind, type TokenKind } from './token.ts'

/** How a dialect's text falls into tokens, as data. */
export interface LexicalProfile {
  /** Opening character of a quoted identifier → its closing character; doubled, it stands for itself. */
  readonly nameQuotes: Readonly<Record<string, string>>
  /** Lower-case prefixes that may stand directly before a string's quote, e.g. `e`, `u&`. */
  readonly stringPrefixes: readonly string[]
  /** Prefixes whose strings take a backslash as escape; the empty prefix means plain strings. */
  readonly backslashPrefixes: readonly string[]
  /** Prefixes that may stand directly before a quoted identifier, e.g. `u&`. */
  readonly namePrefixes: readonly string[]
  readonly lineComments: readonly string[]
  readonly nestedComments: boolean
  /** `$tag$ … $tag$` strings. */
  readonly dollarStrings: boolean
  /** Characters beside letters, digits and non-ASCII that go on with an identifier. */
  readonly wordCharacters: string
  readonly operatorCharacters: string
  /** Case that unquoted identifiers are folded to. */
  readonly fold: 'lower' | 'upper' | 'none'
  readonly maxNameBytes: number
}

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
  dollarMarks: Map<string, number[]> | null
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
    dollarMarks: null,
  }
}

const Class = {
  other: 0,
  space: 1,
  word: 2,
  digit: 3,
  quote: 4,
  operator: 5,
  dot: 6,
  colon: 7,
  dollar: 8,
  single: 9,
  nameQuote: 10,
} as const

interface Tables {
  readonly classes: Uint8Array
  readonly inWord: Uint8Array
  readonly hasBackslashPlain: boolean
}

const tablesOf = new WeakMap<LexicalProfile, Tables>()

function tables(profile: LexicalProfile): Tables {
  let made = tablesOf.get(profile)
  if (!made) {
    made = makeTables(profile)
    tablesOf.set(profile, made)
  }
  return made
}

function makeTables(profile: LexicalProfile): Tables {
  const classes = new Uint8Array(128)
  const inWord = new Uint8Array(128)
  const set = (chars: string, cls: number) => {
    for (const ch of chars) classes[ch.charCodeAt(0)] = cls
  }
  set(profile.operatorCharacters, Class.operator)
  set('()[],;\\', Class.single)
  set('.', Class.dot)
  set(':', Class.colon)
  set(' \t\n\r\f\v', Class.space)
  set("'", Class.quote)
  if (profile.dollarStrings) set('$', Class.dollar)
  for (let code = 0; code < 128; code++) {
    const ch = String.fromCharCode(code)
    if (/[a-z_]/i.test(ch)) classes[code] = Class.word
    if (/[0-9]/.test(ch)) classes[code] = Class.digit
    if (/[a-z0-9_]/i.test(ch) || profile.wordCharacters.includes(ch)) inWord[code] = 1
  }
  for (const open of Object.keys(profile.nameQuotes)) set(open, Class.nameQuote)
  return { classes, inWord, hasBackslashPlain: profile.backslashPrefixes.includes('') }
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
  const table = tables(s.profile)
  const code = text.charCodeAt(at)
  const cls = code < 128 ? (table.classes[code] as number) : code === 0xfeff ? Class.space : Class.word
  switch (cls) {
    case Class.word:
      scanWord(s, at, table)
      break
    case Class.space:
      scanSpace(s, at, table)
      break
    case Class.single:
      s.kind = singles[code] as TokenKind
      s.end = at + 1
      s.steps++
      if (s.high < s.end) s.high = s.end
      return
    case Class.digit:
      scanNumber(s, at, table)
      break
    case Class.quote:
      scanString(s, at, at, table.hasBackslashPlain)
      break
    case Class.nameQuote:
      scanQuotedName(s, at)
      break
    case Class.operator:
      scanOperator(s, at, table)
      break
    case Class.dot: {
      const next = text.charCodeAt(at + 1)
      if (next >= 48 && next <= 57) scanNumber(s, at, table)
      else finish(s, Kind.dot, at + 1)
      break
    }
    case Class.colon: {
      const next = text.charCodeAt(at + 1)
      if (next === 58 || next === 61) finish(s, Kind.operator, at + 2)
      else finish(s, Kind.colon, at + 1)
      break
    }
    case Class.dollar:
      scanDollar(s, at, table)
      break
    default:
      finish(s, Kind.other, at + 1)
  }
  s.steps += s.end - at
  // One character more than the token holds was looked at to know where it ends.
  if (s.high <= s.end) s.high = s.end + 1
}

function finish(s: Scanner, kind: TokenKind, end: number): void {
  s.kind = kind
  s.end = end
}

function wordEnd(text: string, from: number, table: Tables): number {
  let i = from
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 ? table.inWord[c] === 0 : c === 0xfeff) break
  }
  return i
}

function scanWord(s: Scanner, at: number, table: Tables): void {
  const { text, profile } = s
  const end = wordEnd(text, at + 1, table)
  finish(s, Kind.word, end)
  const length = end - at
  if (length > 2) return
  const next = text.charCodeAt(end)
  if (next === 39) {
    const prefix = text.slice(at, end).toLowerCase()
    if (profile.stringPrefixes.includes(prefix)) {
      scanString(s, at, end, profile.backslashPrefixes.includes(prefix))
    }
  } else if (next === 38 && length === 1) {
    const prefix = `${text.slice(at, end).toLowerCase()}&`
    const quote = text[end + 1]
    if (quote === "'" && profile.stringPrefixes.includes(prefix)) scanString(s, at, end + 1, false)
    else if (quote && profile.nameQuotes[quote] && profile.namePrefixes.includes(prefix)) {
      scanQuotedName(s, end + 1)
    }
  }
}

function scanSpace(s: Scanner, at: number, table: Tables): void {
  const { text } = s
  let i = at + 1
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 ? table.classes[c] !== Class.space : c !== 0xfeff) break
  }
  finish(s, Kind.space, i)
}

function scanNumber(s: Scanner, at: number, table: Tables): void {
  const { text } = s
  let i = at
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 && table.inWord[c] === 1 && c !== 36) continue
    // `1.5`, but not `1..2`.
    if (c === 46 && text.charCodeAt(i + 1) !== 46) continue
    const before = text.charCodeAt(i - 1) | 32
    const after = text.charCodeAt(i + 1)
    if ((c === 43 || c === 45) && before === 101 && i > at + 1 && after >= 48 && after <= 57) {
      if ((text.charCodeAt(at + 1) | 32) !== 120) continue
    }
    break
  }
  finish(s, Kind.number, i)
}

function scanString(s: Scanner, _at: number, quote: number, backslash: boolean): void {
  const { text } = s
  let i = quote + 1
  if (!backslash) {
    for (;;) {
      i = text.indexOf("'", i)
      if (i < 0) return unclosed(s, Kind.string)
      if (text.charCodeAt(i + 1) !== 39) return finish(s, Kind.string, i + 1)
      i += 2
    }
  }
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 92) i++
    else if (c === 39) {
      if (text.charCodeAt(i + 1) !== 39) return finish(s, Kind.string, i + 1)
      i++
    }
  }
  unclosed(s, Kind.string)
}

function scanQuotedName(s: Scanner, open: number): void {
  const { text, profile } = s
  const close = profile.nameQuotes[text[open] ?? ''] ?? '"'
  let i = open + 1
  for (;;) {
    i = text.indexOf(close, i)
    if (i < 0) return unclosed(s, Kind.quotedName)
    if (text[i + 1] !== close) return finish(s, Kind.quotedName, i + 1)
    i += 2
  }
}

function unclosed(s: Scanner, kind: TokenKind): void {
  finish(s, kind, s.text.length)
  s.unclosed = true
}

function scanOperator(s: Scanner, at: number, table: Tables): void {
  const { text, profile } = s
  for (const mark of profile.lineComments) {
    if (text.startsWith(mark, at)) return scanLineComment(s, at)
  }
  if (text.charCodeAt(at) === 47 && text.charCodeAt(at + 1) === 42) return scanBlockComment(s, at)
  let i = at + 1
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128 || table.classes[c] !== Class.operator) break
    if (c === 47 && text.charCodeAt(i + 1) === 42) break
    if (profile.lineComments.some((mark) => text.startsWith(mark, i))) break
  }
  finish(s, Kind.operator, i)
}

function scanLineComment(s: Scanner, at: number): void {
  const { text } = s
  let i = at
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || c === 13) break
  }
  finish(s, Kind.lineComment, i)
}

function scanBlockComment(s: Scanner, at: number): void {
  const known = s.commentEnds.get(at)
  const end = known ?? (s.profile.nestedComments ? matchComments(s, at) : s.text.indexOf('*/', at + 2) + 2)
  if (end >= at + 4) finish(s, Kind.blockComment, end)
  else unclosed(s, Kind.blockComment)
}

/** The end of the comment, or 0. Remembers those inside one without end, so none is searched twice. */
function matchComments(s: Scanner, at: number): number {
  const { text } = s
  const open = [at]
  const found: [number, number][] = []
  let i = at + 2
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 42 && text.charCodeAt(i + 1) === 47) {
      i++
      const start = open.pop() as number
      if (open.length === 0) return i + 1
      found.push([start, i + 1])
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      open.push(i)
      i++
    }
  }
  s.steps += text.length - at
  for (const [start, end] of found) s.commentEnds.set(start, end)
  for (const start of open) s.commentEnds.set(start, 0)
  return 0
}

/** How far a dollar string's end is looked for before all marks of the text are listed once. */
const nearby = 20_000

function scanDollar(s: Scanner, at: number, table: Tables): void {
  const { text } = s
  let i = at + 1
  const first = text.charCodeAt(i)
  if (first >= 48 && first <= 57) {
    while (i < text.length && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++
    return finish(s, Kind.parameter, i)
  }
  const mark = markAt(text, at, table)
  if (mark === '') return finish(s, Kind.other, at + 1)
  const from = at + mark.length
  const window = text.slice(from, from + nearby).indexOf(mark)
  const close = window >= 0 ? from + window : nextMark(s, mark, from, table)
  if (close < 0) return unclosed(s, Kind.dollarString)
  finish(s, Kind.dollarString, close + mark.length)
}

/** The `$tag$` that begins here, or nothing. */
function markAt(text: string, at: number, table: Tables): string {
  let i = at + 1
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 36) return text.slice(at, i + 1)
    if (c < 128 && (table.inWord[c] === 0 || (i === at + 1 && table.classes[c] === Class.digit))) break
  }
  return ''
}

function nextMark(s: Scanner, mark: string, from: number, table: Tables): number {
  s.dollarMarks ??= listMarks(s.text, table)
  const list = s.dollarMarks.get(mark) ?? []
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((list[mid] as number) < from) low = mid + 1
    else high = mid
  }
  return list[low] ?? -1
}

function listMarks(text: string, table: Tables): Map<string, number[]> {
  const marks = new Map<string, number[]>()
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    const mark = markAt(text, at, table)
    if (mark === '') continue
    const list = marks.get(mark)
    if (list) list.push(at)
    else marks.set(mark, [at])
  }
  return marks
}
