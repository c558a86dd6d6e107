import { type Scanner, scan } from './lexer.ts'
import { openerLine } from './opener.ts'
import type { SegmentProfile } from './segmenter.ts'
import { Kind, type TokenBuffer, type TokenKind } from './token.ts'

/** How far past a doubtful string the rest of its statement is read. */
const reach = 4096

/**
 * Decides where a quoted token that runs over lines really ends. Its closing quote may belong to
 * another string, when a quote before it was lost: then what lies between holds a statement's
 * beginning and what follows makes no sense. Shortens `s.end` and says so.
 */
export function settle(
  s: Scanner,
  profile: SegmentProfile,
  at: number,
  before: TokenBuffer,
  indent: number,
): boolean {
  const { text, kind, end, unclosed } = s
  const line = lineBreak(text, at, end)
  if (line === end) return false
  const opener = openerLine(s, profile, line + 1, end, indent)
  const keep = (to: number, doubt: boolean) => {
    s.kind = kind
    s.end = to
    s.unclosed = unclosed || doubt
    return doubt
  }
  if (unclosed) {
    if (kind === Kind.quotedName) return keep(line, true)
    if (opener < 0) return keep(end, true)
    return keep(kind === Kind.string ? line : lineStartOf(text, opener), true)
  }
  if (kind === Kind.quotedName) {
    const odd = opener >= 0 || /[;(),]/.test(text.slice(at, end))
    return odd ? keep(line, true) : keep(end, false)
  }
  if (opener < 0 || holds(s, profile, at, end, kind, before, indent)) return keep(end, false)
  return keep(kind === Kind.string ? line : lineStartOf(text, opener), true)
}

/** Whether the closing quote at `end` makes sense as such. */
function holds(
  s: Scanner,
  profile: SegmentProfile,
  at: number,
  end: number,
  kind: TokenKind,
  before: TokenBuffer,
  indent: number,
): boolean {
  const { text } = s
  if (before.count === 0) return false
  if (kind === Kind.string && (isWordAt(text, at - 1) || isWordAt(text, end))) return false
  let from = end
  let first = true
  while (from < end + reach) {
    scan(s, from)
    const { kind: next, end: to } = s
    if (next === Kind.end || next === Kind.semicolon) return true
    if (s.unclosed) return false
    if (next === Kind.space || next === Kind.lineComment || next === Kind.blockComment) {
      from = to
      continue
    }
    if (first && kind === Kind.dollarString && next === Kind.word) {
      if (!profile.afterDollarString.has(text.slice(from, to).toLowerCase())) return false
    }
    first = false
    if (next === Kind.string || next === Kind.dollarString) {
      const line = lineBreak(text, from, to)
      if (line < to && openerLine(s, profile, line + 1, to, indent) >= 0) return false
    } else if (next === Kind.word && openerLine(s, profile, from, from + 1, indent) === from) {
      const lead = text.charCodeAt(from - 1)
      if (lead === 10 || lead === 13) return false
    }
    from = to
  }
  return true
}

/** The first line break in `[from, to)`, or `to`. */
function lineBreak(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || c === 13) return i
  }
  return to
}

function lineStartOf(text: string, at: number): number {
  let i = at
  while (i > 0 && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) i--
  return i
}

function isWordAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return c >= 128 || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95
}
