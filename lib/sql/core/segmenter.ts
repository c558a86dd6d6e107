import { makeScanner, type Scanner, scan } from './lexer.ts'
import type { LexicalProfile } from './lexical-profile.ts'
import { isOpenerAt, type OpenerProfile, type OpenStatement, openerLine } from './opener.ts'
import { settle } from './settle.ts'
import type { SegmentKind, SyntaxDiagnostic } from './syntax.ts'
import { Kind, makeTokenBuffer, pushToken, type TokenBuffer } from './token.ts'

/** How a dialect's text falls into statements, as data. */
export interface SegmentProfile extends OpenerProfile {
  readonly lexical: LexicalProfile
  /** Lines that begin with a backslash are client commands. */
  readonly clientCommands: boolean
  /** First words of statements that may hold `BEGIN ATOMIC … END`. */
  readonly atomicHeads: readonly string[]
  /** First words of statements that hold other statements, indented. */
  readonly nestingHeads: readonly string[]
  /** First words of statements that may hold `;` between parentheses. */
  readonly listHeads: readonly string[]
  /** Words that may follow a dollar string inside a statement; any other word means it was misread. */
  readonly afterDollarString: ReadonlySet<string>
}

/** One segment as found: where it ends, and for statements its tokens (absolute offsets, terminator left out). */
export interface Extent {
  kind: SegmentKind
  end: number
  /** Whether a terminator was found. */
  terminated: boolean
  readonly tokens: TokenBuffer
  /** Absolute places of tokens without an end. */
  flaws: SyntaxDiagnostic[]
}

/** Cuts a text into segments; each depends only on its own characters and its lookahead. */
export interface Segmenter {
  readonly scanner: Scanner
  readonly profile: SegmentProfile
  readonly extent: Extent
}

export function makeSegmenter(text: string, profile: SegmentProfile): Segmenter {
  const extent: Extent = {
    kind: 'trivia',
    end: 0,
    terminated: false,
    tokens: makeTokenBuffer(),
    flaws: [],
  }
  return { scanner: makeScanner(text, profile.lexical), profile, extent }
}

/** Finds the segment that begins at `start` (before the text's end); the result is overwritten by the next call. */
export function nextSegment(segmenter: Segmenter, start: number): Extent {
  const { scanner: s, extent, profile } = segmenter
  const { text } = s
  const { tokens } = extent
  tokens.count = 0
  extent.flaws = []
  extent.terminated = false
  s.high = start
  let at = start
  let depth = 0
  let atomic = 0
  let cutAt = -1
  let newline = false
  const head: string[] = []
  let indent = 0
  let lineStart = start
  for (;;) {
    scan(s, at)
    const kind = s.kind
    if (kind === Kind.space) {
      const last = lastLineStart(text, at, s.end)
      if (last >= 0) {
        newline = true
        lineStart = last
      }
      at = s.end
      continue
    }
    if (s.unclosed || mayRunOn(kind)) {
      if (settle(s, profile, at, tokens, indent) || s.unclosed) {
        extent.flaws.push(flawOf(kind, at, s.end))
        // A string or comment cut short ends where a line begins.
        if (kind === Kind.dollarString || kind === Kind.blockComment) cutAt = s.end
      }
    }
    if (kind === Kind.lineComment || kind === Kind.blockComment) {
      at = s.end
      newline ||= at === cutAt
      continue
    }
    if (kind === Kind.end) return tokens.count === 0 ? finish(extent, 'trivia', at) : finishOpen(extent)
    const command = kind === Kind.backslash && profile.clientCommands
    if (command && (tokens.count === 0 || newline || sendsStatement(s, at))) {
      if (tokens.count > 0) return finishOpen(extent)
      if (at > start) return finish(extent, 'trivia', at)
      return finish(extent, 'meta', lineEnd(s, at))
    }
    if (kind === Kind.semicolon) {
      const end = s.end
      const goesOn =
        (atomic > 0 && depth === 0) ||
        (depth > 0 &&
          beginsWith(head, profile.listHeads) &&
          !startsOpener(s, profile, end, { head, depth, flawed: extent.flaws.length > 0 }))
      if (!goesOn) {
        extent.terminated = true
        return finish(extent, 'statement', end)
      }
      pushToken(tokens, kind, at, end)
      at = end
      newline = false
      continue
    }
    const end = s.end
    if (kind === Kind.word) {
      if (tokens.count === 0) indent = newline ? at - lineStart : 0
      else if (newline && isOpenerAt(s, profile, at, end, { head, depth, flawed: extent.flaws.length > 0 })) {
        return finishOpen(extent)
      }
      if (tokens.count < 4) {
        head.push(text.slice(at, end).toLowerCase())
        if (head.length === 2 && beginsWith(head, profile.nestingHeads)) indent += nestedIndent
      } else if (depth === 0) atomic = countAtomic(s, at, end, atomic, head, profile)
    } else if (kind === Kind.openParen || kind === Kind.openBracket) depth++
    else if ((kind === Kind.closeParen || kind === Kind.closeBracket) && depth > 0) depth--
    if (newline && goesOnString(s, tokens, kind, at)) tokens.ends[tokens.count - 1] = end
    else pushToken(tokens, kind, at, end)
    newline = end === cutAt
    at = end
  }
}

/** Whether a client command on the statement's own line ends it, as `\g` and `\gexec` do. */
function sendsStatement(s: Scanner, at: number): boolean {
  s.high = Math.max(s.high, at + 3)
  return s.text[at + 1] === 'g' && s.text[at + 2] !== '_'
}

/** How far statements inside another may be indented beyond it. */
const nestedIndent = 8

function beginsWith(head: readonly string[], choices: readonly string[]): boolean {
  const words = head.join(' ')
  return choices.some((choice) => words.startsWith(choice))
}

/** How many of BEGIN ATOMIC and CASE are open after the word; they all end with END. */
function countAtomic(
  s: Scanner,
  at: number,
  end: number,
  open: number,
  head: readonly string[],
  profile: SegmentProfile,
): number {
  const length = end - at
  if (length < 3 || length > 5 || (open === 0 && length !== 5)) return open
  const word = s.text.slice(at, end).toLowerCase()
  if (word === 'begin') {
    const opens = open > 0 || (beginsWith(head, profile.atomicHeads) && followedBy(s, end, 'atomic'))
    return opens ? open + 1 : open
  }
  if (open === 0) return 0
  if (word === 'case') return open + 1
  return word === 'end' ? open - 1 : open
}

function followedBy(s: Scanner, from: number, word: string): boolean {
  let at = from
  do {
    scan(s, at)
    if (s.kind === Kind.word) return s.text.slice(at, s.end).toLowerCase() === word
    at = s.end
  } while (s.kind === Kind.space || s.kind === Kind.lineComment || s.kind === Kind.blockComment)
  return false
}

/** Whether what comes next, after `from`, begins a line and another statement. */
function startsOpener(s: Scanner, profile: SegmentProfile, from: number, open: OpenStatement): boolean {
  let at = from
  let newline = false
  for (;;) {
    scan(s, at)
    if (s.kind === Kind.word) return newline && isOpenerAt(s, profile, at, s.end, open)
    if (s.kind === Kind.space) newline ||= lastLineStart(s.text, at, s.end) >= 0
    else if (s.kind !== Kind.lineComment && s.kind !== Kind.blockComment) return false
    at = s.end
  }
}

function finish(extent: Extent, kind: SegmentKind, end: number): Extent {
  extent.kind = kind
  extent.end = end
  return extent
}

/** Ends a statement that has no terminator at its last token; what follows leads the next segment. */
function finishOpen(extent: Extent): Extent {
  const end = extent.tokens.ends[extent.tokens.count - 1] as number
  extent.flaws = extent.flaws.filter((flaw) => flaw.from < end)
  return finish(extent, 'statement', end)
}

/** Whether a string only goes on the one on a line before, as standard SQL has it. */
function goesOnString(s: Scanner, tokens: TokenBuffer, kind: number, at: number): boolean {
  if (kind !== Kind.string || s.text.charCodeAt(at) !== 39 || tokens.count === 0) return false
  if (tokens.kinds[tokens.count - 1] !== Kind.string) return false
  // Comments to the end of a line may stand between, others not.
  for (let i = tokens.ends[tokens.count - 1] as number; i < at; i = s.end) {
    scan(s, i)
    if (s.kind === Kind.blockComment) return false
  }
  return true
}

function mayRunOn(kind: number): boolean {
  return kind === Kind.string || kind === Kind.dollarString || kind === Kind.quotedName
}

const flawMessages: Readonly<Record<number, string>> = {
  [Kind.string]: 'this string has no closing quote',
  [Kind.dollarString]: 'this dollar-quoted string is never closed',
  [Kind.quotedName]: 'this quoted name has no closing quote',
  [Kind.blockComment]: 'this comment is never closed',
}

function flawOf(kind: number, from: number, to: number): SyntaxDiagnostic {
  return { from, to, severity: 'error', message: flawMessages[kind] ?? 'this is never closed' }
}

/** The start of the last line that begins inside the blank run, or -1. */
function lastLineStart(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    const c = text.charCodeAt(i)
    if (c === 10 || c === 13) return i + 1
  }
  return -1
}

/** The end of the line at `at`, its line end included. */
function lineEnd(s: Scanner, at: number): number {
  const { text } = s
  let i = at
  while (i < text.length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++
  s.steps += i - at
  if (i < text.length) i += text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1
  s.high = Math.max(s.high, i + 1)
  return i
}

/** The end of a block of data lines that begins at `start`: after its `\.` line, or before the next statement. */
export function dataBlockEnd(segmenter: Segmenter, start: number): number {
  const { scanner: s, profile } = segmenter
  const { text } = s
  let line = lineEnd(s, start)
  s.high = Math.max(start, line + 1)
  while (line < text.length) {
    const end = lineEnd(s, line)
    if (
      text.charCodeAt(line) === 92 &&
      text.charCodeAt(line + 1) === 46 &&
      /^\\\.\s*$/.test(text.slice(line, end))
    ) {
      return end
    }
    if (openerLine(s, profile, line, line + 1, 0) === line) return line
    line = end
  }
  s.high = text.length + 1
  return text.length
}
