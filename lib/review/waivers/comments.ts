import { type Dialect, dialectOf, type Segment, type Span, type SyntaxTree } from '../../sql/index.ts'

/** A waiver as a comment of the text says it. */
export interface CommentWaiver {
  /** The comment. */
  readonly from: number
  readonly to: number
  readonly rules: readonly string[]
  readonly reason: string
  /** As written, whether it is a day or not. */
  readonly until: string | null
  readonly covers: Cover
}

/** What a comment is about: the whole file; a whole statement; or part of one. None: nothing follows it. */
export type Cover =
  | { readonly of: 'file' }
  | { readonly of: 'nothing' }
  | ({ readonly of: 'statement' | 'part' } & Span)

/** A text, and where in it the innermost thing that it declares around an offset stands. */
export interface WaivedText {
  readonly text: string
  readonly tree: SyntaxTree
  readonly dialect: string
  /** The declaration around the offset; null where nothing is declared. */
  readonly declaredAt: (offset: number) => Span | null
}

/**
 * The waivers that the comments of a text hold: `athena:ignore RULE[, RULE]: REASON [until YYYY-MM-DD]` before what it
 * is about or behind it on its line, `athena:ignore-file` for the whole text. A text without one costs a search.
 */
export function commentWaivers(waived: WaivedText): readonly CommentWaiver[] {
  if (!waived.text.includes(mark)) return []
  const dialect = dialectOf(waived.dialect)
  const found: CommentWaiver[] = []
  for (const [at, segment] of waived.tree.segments.entries()) {
    const start = waived.tree.starts[at] ?? 0
    for (const { from, to, next, said } of remarksOf(segment, dialect)) {
      const place = { from: start + from, to: start + to, next: next === null ? null : start + next }
      const { scope, rules, reason, until } = said
      const covers: Cover = scope === 'file' ? { of: 'file' } : coverOf(waived, place)
      found.push({ from: place.from, to: place.to, rules, reason, until, covers })
    }
  }
  return found
}

interface Said {
  readonly scope: 'place' | 'file'
  readonly rules: readonly string[]
  readonly reason: string
  readonly until: string | null
}

interface SegmentRemark extends Span {
  /** The token behind it. */
  readonly next: number | null
  readonly said: Said
}

const mark = 'athena:ignore'
const fileMark = 'athena:ignore-file'
const kept = new WeakMap<Segment, readonly SegmentRemark[]>()

function remarksOf(segment: Segment, dialect: Dialect): readonly SegmentRemark[] {
  const known = kept.get(segment)
  if (known) return known
  const isSql = segment.kind === 'statement' || segment.kind === 'trivia'
  const remarks =
    isSql && segment.text.includes(mark)
      ? dialect.remarks(segment.text).flatMap(({ from, to, text, next }): readonly SegmentRemark[] => {
          const said = readRemark(text)
          return said ? [{ from, to, next: next?.from ?? null, said }] : []
        })
      : []
  kept.set(segment, remarks)
  return remarks
}

/** What a comment says; null where it is no waiver. */
function readRemark(remark: string): Said | null {
  const text = remark.split(/\s+/).join(' ').trim()
  const [written = ''] = text.split(' ', 1)
  const verb = written.endsWith(':') ? written.slice(0, -1) : written
  if (verb !== mark && verb !== fileMark) return null
  const rest = text.slice(verb.length).trim()
  const colon = rest.indexOf(':')
  const named = colon < 0 ? rest : rest.slice(0, colon)
  const { reason, until } = splitDay(colon < 0 ? '' : rest.slice(colon + 1).trim())
  return {
    scope: verb === mark ? 'place' : 'file',
    rules: named
      .split(/[, ]/)
      .map((rule) => rule.trim())
      .filter((rule) => rule !== ''),
    reason,
    until,
  }
}

/** The reason without the day at its end: `… until 2027-01-31`. */
function splitDay(text: string): { readonly reason: string; readonly until: string | null } {
  const words = text.split(' ')
  const [before, day = ''] = [words.at(-2), words.at(-1)]
  if (before !== 'until' || !/^\d/.test(day)) return { reason: text, until: null }
  return { reason: words.slice(0, -2).join(' '), until: day }
}

function coverOf(waived: WaivedText, remark: { readonly from: number; readonly next: number | null }): Cover {
  const { text } = waived
  const lineStart =
    Math.max(text.lastIndexOf('\n', remark.from - 1), text.lastIndexOf('\r', remark.from - 1)) + 1
  const first = firstCode(waived, lineStart, remark.from)
  if (first !== null) return behind(waived, first, remark.from)
  if (remark.next === null) return { of: 'nothing' }
  const statement = statementAt(waived, remark.next)
  if (statement?.from === remark.next) return { of: 'statement', ...statement }
  const declared = waived.declaredAt(remark.next)
  if (declared && declared.from === remark.next) return { of: 'part', ...declared }
  return { of: 'part', from: remark.next, to: lineEnd(text, remark.next) }
}

/** What a comment behind code on its line is about: what is declared there, as far as the comment. */
function behind(waived: WaivedText, first: number, end: number): Cover {
  const statement = statementAt(waived, first)
  if (!statement) return { of: 'part', from: first, to: end }
  const declared = waived.declaredAt(first)
  const isWhole = declared === null || (declared.from <= statement.from && declared.to >= statement.to)
  if (isWhole && (statement.from >= first || statement.to <= end)) return { of: 'statement', ...statement }
  if (declared === null) return { of: 'part', from: first, to: end }
  if (isWhole) return { of: 'statement', ...statement }
  return { of: 'part', from: Math.min(first, declared.from), to: Math.max(declared.to, end) }
}

/** The first character of the line that is neither blank nor of a comment; null where the comment stands alone. */
function firstCode({ text, tree, dialect }: WaivedText, from: number, to: number): number | null {
  if (text.slice(from, to).trim() === '') return null
  const at = segmentAt(tree, from)
  for (let index = at; index < tree.segments.length; index++) {
    const segment = tree.segments[index]
    const start = tree.starts[index] ?? 0
    if (!segment || start >= to) return null
    if (segment.kind === 'meta' || segment.kind === 'copyData') return start < from ? null : start
    const comments = dialectOf(dialect).remarks(segment.text)
    let place = Math.max(0, from - start)
    const end = Math.min(segment.text.length, to - start)
    while (place < end) {
      const comment = comments.find((each) => each.from <= place && place < each.to)
      if (comment) place = comment.to
      else if (/\s/.test(segment.text.charAt(place))) place++
      else return start + place
    }
  }
  return null
}

/** The statement that has the offset in it or before it on the same segment, without its terminator. */
function statementAt({ tree }: WaivedText, offset: number): Span | null {
  const at = segmentAt(tree, offset)
  const segment = tree.segments[at]
  const start = tree.starts[at] ?? 0
  if (segment?.kind !== 'statement') return null
  return { from: start + segment.span.from, to: start + segment.span.to }
}

function segmentAt({ starts }: SyntaxTree, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function lineEnd(text: string, from: number): number {
  const ends = [text.indexOf('\n', from), text.indexOf('\r', from)].filter((at) => at >= 0)
  return Math.min(text.length, ...ends)
}
