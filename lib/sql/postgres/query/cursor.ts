import type { Span } from '../../core/index.ts'
import type { Name, TypeName } from '../../query/index.ts'
import { columnKeywords, functionKeywords, reservedKeywords } from '../keywords.ts'
import { readType } from './read-type.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Thrown where a text goes on in a way that is not known here; caught by the next bracket outwards. */
export class Unknown extends Error {}

/** How deep parts may stand in each other before they are passed by unread. */
const deepest = 600

/** A place among the tokens of a text. */
export class Cursor {
  at = 0
  private depth = 0
  readonly sql: string
  readonly tokens: readonly Token[]
  readonly unread: Span[] = []
  private readonly closes: Int32Array
  private readonly queries = new Map<number, boolean>()

  constructor(sql: string, tokens = tokensOf(sql)) {
    this.sql = sql
    this.tokens = tokens
    this.closes = closingPlaces(tokens)
  }

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead]
  }

  /** Where the next token starts. */
  get from(): number {
    return this.peek()?.from ?? this.sql.length
  }

  /** Where the last token that was taken ends. */
  get to(): number {
    return this.tokens[this.at - 1]?.to ?? 0
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token?.kind === 'word' && token.value === word
  }

  /** Whether all of these words come next, in this order. */
  isWords(...words: readonly string[]): boolean {
    return words.every((word, at) => this.isWord(word, at))
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token?.kind === 'symbol' && token.value === symbol
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false
    this.at++
    return true
  }

  takeWords(...words: readonly string[]): boolean {
    if (!this.isWords(...words)) return false
    this.at += words.length
    return true
  }

  /** The first of the words that comes next, taken; null when none does. */
  takeOneOf<T extends string>(words: readonly T[]): T | null {
    return words.find((word) => this.takeWord(word)) ?? null
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false
    this.at++
    return true
  }

  needWord(...words: readonly string[]): void {
    for (const word of words) if (!this.takeWord(word)) throw new Unknown()
  }

  needSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw new Unknown()
  }

  /** Any word or quoted name: what may stand behind AS or a dot. */
  label(): Name {
    const token = this.peek()
    if (token?.kind !== 'word' && token?.kind !== 'quoted') throw new Unknown()
    this.at++
    return { value: token.value, quoted: token.kind === 'quoted', from: token.from, to: token.to }
  }

  /** The name of a column, a table or an alias. */
  name(): Name {
    if (!this.isName()) throw new Unknown()
    return this.label()
  }

  isName(ahead = 0): boolean {
    const token = this.peek(ahead)
    if (token?.kind === 'quoted') return true
    return token?.kind === 'word' && !reservedKeywords.has(token.value) && !functionKeywords.has(token.value)
  }

  /** Whether a function may have the name that comes next. */
  isFunctionName(): boolean {
    const token = this.peek()
    if (token?.kind === 'quoted') return true
    return token?.kind === 'word' && !reservedKeywords.has(token.value) && !columnKeywords.has(token.value)
  }

  /** A name with its qualifiers. */
  path(): readonly Name[] {
    const parts = [this.name()]
    while (this.takeSymbol('.')) parts.push(this.label())
    return parts
  }

  names(): readonly Name[] {
    return this.list(() => this.name())
  }

  type(): TypeName {
    const { from } = this
    const found = readType(this.sql, this.tokens, this.at)
    if (!found) throw new Unknown()
    this.at = found.next
    return { canonical: found.type, from, to: this.to }
  }

  /** What commas part. */
  list<T>(read: () => T): readonly T[] {
    const items = [read()]
    while (this.takeSymbol(',')) items.push(read())
    return items
  }

  /** The same in brackets. */
  bracketed<T>(read: () => T): readonly T[] {
    this.needSymbol('(')
    if (this.takeSymbol(')')) return []
    const items = this.list(read)
    this.needSymbol(')')
    return items
  }

  /** What stands between the bracket that opens here and its partner, read to its end. */
  inside<T>(read: () => T): T {
    const close = this.closes[this.at] ?? -1
    if (close < 0) throw new Unknown()
    this.at++
    const found = this.deeper(read)
    if (this.at !== close) throw new Unknown()
    this.at++
    return found
  }

  /** Reads one level further in. */
  deeper<T>(read: () => T): T {
    if (this.depth >= deepest) throw new Unknown()
    this.depth++
    try {
      return read()
    } finally {
      this.depth--
    }
  }

  /** The same; where it cannot be read its span is noted and `unread` stands in for it. */
  insideOr<T, U>(read: () => T, unread: (span: Span) => U): T | U {
    const open = this.at
    const close = this.closes[open] ?? -1
    if (close < 0) throw new Unknown()
    const known = this.unread.length
    try {
      return this.inside(read)
    } catch (failure) {
      if (!(failure instanceof Unknown)) throw failure
      const span = { from: this.tokens[open]?.to ?? 0, to: this.tokens[close]?.from ?? 0 }
      this.unread.length = known
      this.unread.push(span)
      this.at = close + 1
      return unread(span)
    }
  }

  /** The token behind the bracket that opens there. */
  behind(ahead: number): Token | undefined {
    const close = this.closes[this.at + ahead] ?? -1
    return close < 0 ? undefined : this.tokens[close + 1]
  }

  /** Goes behind the bracket that closes the one that opens here. */
  skip(): Span {
    const { from } = this
    const close = this.closes[this.at] ?? -1
    if (close < 0) throw new Unknown()
    this.at = close + 1
    return { from, to: this.to }
  }

  /** Whether the bracket that opens here holds a query, which may itself stand in brackets. */
  opensQuery(ahead = 0): boolean {
    const open = this.at + ahead
    if (!this.isSymbol('(', ahead)) return false
    // The outermost of several brackets is the one that asks; each is looked at once.
    let innermost = open
    while (this.isSymbol('(', innermost + 1 - this.at) && !this.queries.has(innermost)) innermost++
    for (let at = innermost; at >= open; at--) {
      if (this.queries.has(at)) continue
      const next = this.tokens[at + 1]
      const isBracket = next?.kind === 'symbol' && next.value === '('
      const holds = isBracket
        ? this.queries.get(at + 1) === true && goesOn(this.tokens[(this.closes[at + 1] ?? -2) + 1])
        : next?.kind === 'word' && queryWords.has(next.value)
      this.queries.set(at, holds)
    }
    return this.queries.get(open) ?? false
  }
}

const queryWords: ReadonlySet<string> = new Set(['select', 'with', 'values', 'table'])
const queryGoesOn: ReadonlySet<string> = new Set([
  'union',
  'intersect',
  'except',
  'order',
  'limit',
  'offset',
  'fetch',
  'for',
])

/** Whether what follows a query in brackets makes it a part of a longer query. */
function goesOn(token: Token | undefined): boolean {
  if (token?.kind === 'symbol') return token.value === ')'
  return token?.kind === 'word' && queryGoesOn.has(token.value)
}

function closingPlaces(tokens: readonly Token[]): Int32Array {
  const closes = new Int32Array(tokens.length).fill(-1)
  const open: number[] = []
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'symbol') continue
    if (value === '(' || value === '[') open.push(at)
    else if (value === ')' || value === ']') {
      const start = open.pop()
      if (start === undefined) continue
      const partner = value === ')' ? '(' : '['
      if (tokens[start]?.value === partner) closes[start] = at
      else open.length = 0
    }
  }
  return closes
}
