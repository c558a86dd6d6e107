import { type Scanner, scan } from './lexer.ts'
import { Kind } from './token.ts'

/** Where a statement begins that nobody ended before: the words that tell so at the start of a line. */
export interface OpenerProfile {
  readonly openers: readonly Opener[]
}

export interface Opener {
  /** Lower-case words in order; a set stands for any of its members. */
  readonly words: readonly (string | ReadonlySet<string>)[]
  /** Kind of what must follow the words. */
  readonly follow: 'name' | 'any' | 'set'
  /** Words that may not stand there, since with them the line goes on a statement. */
  readonly not: ReadonlySet<string>
  /** Beginnings of statements (`create schema`) that this line may go on. */
  readonly continues: readonly string[]
  /** Beginnings of the only statements that it surely ends; null for all but `continues`. */
  readonly ends: readonly string[] | null
  /** Whether it counts inside parentheses of a statement without other flaws. */
  readonly nested: 'yes' | 'no'
}

/** The statement that a line may go on. */
export interface OpenStatement {
  readonly head: readonly string[]
  readonly depth: number
  /** A quote in it was never closed, so its brackets cannot be trusted. */
  readonly flawed: boolean
}

/** Whether the word `[at, end)`, first on its line inside `statement`, begins another statement. */
export function isOpenerAt(
  s: Scanner,
  profile: OpenerProfile,
  at: number,
  end: number,
  statement: OpenStatement,
): boolean {
  const candidates = openersOf(profile, s.text, at, end)
  if (!candidates) return false
  const head = statement.head.join(' ')
  for (const opener of candidates) {
    if (statement.depth > 0 && opener.nested === 'no' && !statement.flawed) continue
    if (opener.continues.some((h) => head.startsWith(h))) continue
    if (opener.ends && !opener.ends.some((h) => head.startsWith(h))) continue
    if (matches(s, opener, at, end)) return true
  }
  return false
}

/** The first line start in `[from, to)` at which a statement begins, indented no deeper than `indent`; or -1. */
export function openerLine(
  s: Scanner,
  profile: OpenerProfile,
  from: number,
  to: number,
  indent: number,
): number {
  const { text } = s
  let line = from
  while (line < to) {
    let i = line
    while (i < to && i - line < indent && isBlank(text.charCodeAt(i))) i++
    const end = wordEnd(text, i)
    if (end > i) {
      const candidates = openersOf(profile, text, i, end)
      if (candidates?.some((opener) => matches(s, opener, i, end))) return i
    }
    line = nextLine(text, i, to)
  }
  s.steps += Math.max(0, to - from)
  return -1
}

const indexes = new WeakMap<OpenerProfile, Map<string, Opener[]>>()

function openersOf(profile: OpenerProfile, text: string, at: number, end: number): Opener[] | undefined {
  const length = end - at
  if (length < 2 || length > 10) return undefined
  let index = indexes.get(profile)
  if (!index) {
    index = new Map()
    for (const opener of profile.openers) {
      const first = opener.words[0] as string
      index.set(first, [...(index.get(first) ?? []), opener])
    }
    indexes.set(profile, index)
  }
  return index.get(text.slice(at, end).toLowerCase())
}

function matches(s: Scanner, opener: Opener, at: number, end: number): boolean {
  const { text } = s
  let from = end
  for (let i = 1; i < opener.words.length; i++) {
    const word = nextToken(s, from)
    const wanted = opener.words[i] as string | ReadonlySet<string>
    if (s.kind !== Kind.word) return false
    const found = text.slice(word, s.end).toLowerCase()
    if (typeof wanted === 'string' ? found !== wanted : !wanted.has(found)) return false
    from = s.end
  }
  const next = nextToken(s, from)
  if (opener.follow === 'any') return s.kind !== Kind.end
  if (opener.follow === 'set') {
    if (s.kind !== Kind.word) return false
    const sign = nextToken(s, s.end)
    const mark = text.slice(sign, s.end).toLowerCase()
    return mark === '=' || mark === 'to'
  }
  if (s.kind === Kind.quotedName) return true
  return s.kind === Kind.word && !opener.not.has(text.slice(next, s.end).toLowerCase()) && at < end
}

/** The start of the token after trivia; the token itself is in the scanner. */
function nextToken(s: Scanner, from: number): number {
  let at = from
  for (;;) {
    scan(s, at)
    if (s.kind !== Kind.space && s.kind !== Kind.lineComment && s.kind !== Kind.blockComment) return at
    at = s.end
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

function wordEnd(text: string, from: number): number {
  let i = from
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32
    if (c < 97 || c > 122) break
  }
  return i
}

function nextLine(text: string, from: number, to: number): number {
  const lf = text.indexOf('\n', from)
  return lf < 0 ? to : lf + 1
}
