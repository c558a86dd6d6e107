import type { LexicalProfile } from './lexical-profile.ts'
import { foldName, unquoteName } from './name-value.ts'
import { stringValue } from './string-value.ts'
import type { Name, Raw, Severity, Span, SyntaxDiagnostic } from './syntax.ts'
import { Kind, type TokenBuffer, type TokenKind } from './token.ts'

/** Reports of one statement beyond this number say nothing new. */
const maxReports = 50

/**
 * A tolerant reader's place among the tokens of one statement. Nothing here throws; what is missing
 * is reported and reading goes on.
 */
export class Cursor {
  readonly text: string
  readonly profile: LexicalProfile
  readonly diagnostics: SyntaxDiagnostic[]
  private readonly tokens: TokenBuffer
  /** Index of the current token. */
  at = 0
  /** Index after the last token that may be read. */
  limit: number

  constructor(text: string, tokens: TokenBuffer, profile: LexicalProfile, diagnostics: SyntaxDiagnostic[]) {
    this.text = text
    this.tokens = tokens
    this.profile = profile
    this.diagnostics = diagnostics
    this.limit = tokens.count
  }

  get done(): boolean {
    return this.at >= this.limit
  }

  kind(ahead = 0): TokenKind {
    const i = this.at + ahead
    return i < this.limit && i >= 0 ? (this.tokens.kinds[i] as TokenKind) : Kind.end
  }

  /** Start of the current token, or the end of what may be read. */
  start(ahead = 0): number {
    const i = this.at + ahead
    if (i < this.limit) return this.tokens.starts[i] as number
    return this.limit > 0 ? (this.tokens.ends[this.limit - 1] as number) : 0
  }

  end(ahead = 0): number {
    const i = this.at + ahead
    if (i < this.limit) return this.tokens.ends[i] as number
    return this.start(ahead)
  }

  /** End of the last token read. */
  get last(): number {
    return this.at > 0 ? (this.tokens.ends[this.at - 1] as number) : this.start()
  }

  next(): void {
    if (this.at < this.limit) this.at++
  }

  /** Whether the token is that unquoted word, given in lower case. */
  is(word: string, ahead = 0): boolean {
    const i = this.at + ahead
    if (i >= this.limit || this.tokens.kinds[i] !== Kind.word) return false
    const start = this.tokens.starts[i] as number
    const { length } = word
    if ((this.tokens.ends[i] as number) - start !== length) return false
    for (let k = 0; k < length; k++) {
      if ((this.text.charCodeAt(start + k) | 32) !== word.charCodeAt(k)) {
        // `_` differs from a letter in the bit that tells case.
        if (word.charCodeAt(k) !== 95 || this.text.charCodeAt(start + k) !== 95) return false
      }
    }
    return true
  }

  /** Whether the words follow each other from here. */
  are(...words: readonly string[]): boolean {
    for (let i = 0; i < words.length; i++) if (!this.is(words[i] as string, i)) return false
    return true
  }

  /** The lower-case word at the place, or an empty string when it is none. */
  word(ahead = 0): string {
    if (this.kind(ahead) !== Kind.word) return ''
    return this.text.slice(this.start(ahead), this.end(ahead)).toLowerCase()
  }

  /** Text of the token. */
  raw(ahead = 0): string {
    return this.text.slice(this.start(ahead), this.end(ahead))
  }

  eat(...words: readonly string[]): boolean {
    if (!this.are(...words)) return false
    this.at += words.length
    return true
  }

  eatKind(kind: TokenKind): boolean {
    if (this.kind() !== kind) return false
    this.at++
    return true
  }

  isOperator(sign: string, ahead = 0): boolean {
    return this.kind(ahead) === Kind.operator && this.raw(ahead) === sign
  }

  eatOperator(sign: string): boolean {
    if (!this.isOperator(sign)) return false
    this.at++
    return true
  }

  /** From `from` to the end of the last token read. */
  spanFrom(from: number): Span {
    return { from, to: Math.max(from, this.last) }
  }

  /** Whether the current token is the first on its line. */
  get onNewLine(): boolean {
    if (this.at === 0 || this.done) return false
    const to = this.start()
    for (let i = this.last; i < to; i++) {
      const c = this.text.charCodeAt(i)
      if (c === 10 || c === 13) return true
    }
    return false
  }

  report(message: string, span: Span, severity: Severity = 'error'): void {
    if (this.diagnostics.length >= maxReports) return
    const same = this.diagnostics.some((d) => d.from === span.from && d.severity === severity)
    if (!same) this.diagnostics.push({ from: span.from, to: span.to, severity, message })
  }

  /** Reports at the current token; at the end, just behind the last token. */
  reportHere(message: string): void {
    if (this.done) {
      // After an earlier error, the end of the statement comes as no surprise.
      if (this.diagnostics.some((d) => d.severity === 'error')) return
      this.report(`${message}, but the statement ends here`, { from: this.last, to: this.last })
    } else this.report(`${message}, found ${quoteShort(this.raw())}`, { from: this.start(), to: this.end() })
  }

  expect(word: string): boolean {
    if (this.is(word)) {
      this.at++
      return true
    }
    this.reportHere(`expected ${word.toUpperCase()}`)
    return false
  }

  /** What the string at the place stands for. */
  string(ahead = 0): string {
    return stringValue(this.raw(ahead), this.profile.backslashPrefixes)
  }

  /** Reads the current word or quoted name as an identifier. */
  takeName(): Name {
    const from = this.start()
    const to = this.end()
    const quoted = this.kind() !== Kind.word
    const raw = this.text.slice(from, to)
    this.at++
    const value = quoted ? unquoteName(raw, this.profile) : foldName(raw, this.profile)
    if (value !== '') return this.cut({ from, to, value, quoted })
    this.report('a quoted name must not be empty', { from, to })
    // Nothing can stand for a thing without a name but how it is written.
    return { from, to, value: raw, quoted }
  }

  private cut(name: Name): Name {
    const { maxNameBytes } = this.profile
    // Three bytes are the most that one UTF-16 unit takes in UTF-8.
    if (name.value.length * 3 <= maxNameBytes) return name
    const value = cutToBytes(name.value, maxNameBytes)
    if (value === name.value) return name
    this.report(`names are cut to ${maxNameBytes} bytes: this one becomes "${value}"`, name, 'warning')
    return { ...name, value }
  }

  /** Skips one token, or a whole bracketed group when one opens here. */
  skipGroup(): void {
    const kind = this.kind()
    if (kind !== Kind.openParen && kind !== Kind.openBracket) {
      this.next()
      return
    }
    let depth = 0
    for (; this.at < this.limit; this.at++) {
      const k = this.tokens.kinds[this.at]
      if (k === Kind.openParen || k === Kind.openBracket) depth++
      else if (k === Kind.closeParen || k === Kind.closeBracket) {
        depth--
        if (depth === 0) {
          this.at++
          return
        }
      }
    }
  }

  /** Reads groups until `stop` says so, or a comma or closing bracket at this level, or the end. */
  takeUntil(stop: (cursor: Cursor, read: number) => boolean): Raw {
    const from = this.start()
    let read = 0
    while (!this.done) {
      const kind = this.kind()
      if (kind === Kind.comma || kind === Kind.closeParen || kind === Kind.closeBracket) break
      if (stop(this, read)) break
      this.skipGroup()
      read++
    }
    return read === 0 ? { from, to: from } : this.spanFrom(from)
  }

  /** Everything that is left, commas included. */
  takeRest(): Raw {
    const from = this.start()
    this.at = this.limit
    return this.spanFrom(from)
  }

  /** Reads `( … )` and gives what is between; null when none opens here. */
  takeParens(): Raw | null {
    if (this.kind() !== Kind.openParen) return null
    const open = this.at
    this.skipGroup()
    return this.inside(open)
  }

  /** The span between the bracket at token index `open` and the bracket just read. */
  inside(open: number): Span {
    const from = this.tokens.ends[open] as number
    const closed = this.at - 1 > open && this.isClosing(this.at - 1)
    const first = open + 1 < this.limit ? (this.tokens.starts[open + 1] as number) : from
    const lastIndex = closed ? this.at - 2 : this.at - 1
    if (lastIndex <= open) return { from, to: from }
    return { from: first, to: this.tokens.ends[lastIndex] as number }
  }

  private isClosing(index: number): boolean {
    const k = this.tokens.kinds[index]
    return k === Kind.closeParen || k === Kind.closeBracket
  }

  /** Index of the bracket that closes the group which opens at the current token, or `limit`. */
  closingIndex(): number {
    const here = this.at
    this.skipGroup()
    const found = this.at - 1 > here && this.isClosing(this.at - 1) ? this.at - 1 : this.limit
    this.at = here
    return found
  }

  /** Start offset of the token at an index. */
  startOf(index: number): number {
    return index < this.limit ? (this.tokens.starts[index] as number) : this.end(this.limit - 1 - this.at)
  }

  endOf(index: number): number {
    return this.tokens.ends[index] as number
  }
}

/** A piece of the text as messages show it. */
export function quoteShort(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? ''
  return line.length > 30 || line.length < text.length ? `\`${line.slice(0, 30)}…\`` : `\`${line}\``
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > limit) return text.slice(0, at)
    at += code < 0x10000 ? 1 : 2
  }
  return text
}
