import type { Replacement, TextChange } from '../../text/index.ts'
import type { Segment, SyntaxTree } from './syntax.ts'
import {
  count,
  followedByData,
  makeSegmenters,
  type ReadingMeter,
  readSegment,
  type Segmenters,
  type StatementReader,
  takesBackslashes,
} from './tree.ts'

/** How much of the changed text is put together to read in; more where the reader looks further. */
const reach = 8192

/**
 * Reads the changed text, keeping every segment object that the change cannot have touched. Only what
 * is read again is put together as text, not the whole.
 */
export function rereadTree(
  tree: SyntaxTree,
  change: TextChange,
  reader: StatementReader,
  meter?: ReadingMeter,
): SyntaxTree {
  const { replacements } = change
  const [first] = replacements
  if (!first) return tree
  const end = replacements.at(-1)?.to ?? 0
  if (end > tree.length) throw new Error(`sql: a change reaches ${end} in a text of ${tree.length}`)
  const length = replacements.reduce((sum, r) => sum + growth(r), tree.length)
  const readAt = makeRereader(tree, replacements, length, reader, meter)
  let old = firstTouched(tree, first.from)
  let at = tree.starts[old] ?? tree.length
  const segments = tree.segments.slice(0, old)
  const starts = tree.starts.slice(0, old)
  let previous = segments.at(-1)
  let replaced = 0
  let shift = 0
  while (at < length) {
    // The first old segment that begins here or later, in offsets of the new text.
    for (; old < tree.segments.length; old++) {
      const start = tree.starts[old] as number
      for (; replaced < replacements.length; replaced++) {
        const r = replacements[replaced] as Replacement
        if (r.to > start) break
        shift += growth(r)
      }
      if (start + shift >= at) break
    }
    const candidate = tree.segments[old]
    const start = tree.starts[old] as number
    const touched = replacements[replaced]
    const fits =
      candidate && start + shift === at && followsAlike(tree.segments[old - 1], previous, reader)
        ? candidate
        : null
    if (fits && !touched) {
      // Whatever follows is as it was.
      const moved = tree.starts.slice(old)
      if (shift !== 0) for (let i = 0; i < moved.length; i++) moved[i] = (moved[i] as number) + shift
      return { segments: segments.concat(tree.segments.slice(old)), starts: starts.concat(moved), length }
    }
    const clear = fits && touched && touched.from >= start + fits.text.length + fits.lookahead
    const segment: Segment = clear ? fits : readAt(at, previous)
    segments.push(segment)
    starts.push(at)
    at += segment.text.length
    previous = segment
  }
  return { segments, starts, length }
}

function growth({ from, to, insert }: Replacement): number {
  return insert.length - (to - from)
}

/** Whether a segment is read alike behind either of two others. */
function followsAlike(a: Segment | undefined, b: Segment | undefined, reader: StatementReader): boolean {
  return (
    a === b ||
    (followedByData(a, reader) === followedByData(b, reader) && takesBackslashes(a) === takesBackslashes(b))
  )
}

/** The first segment whose reading looked at `offset` or further. */
function firstTouched({ segments, starts }: SyntaxTree, offset: number): number {
  for (let i = 0; i < segments.length; i++) {
    const { text, lookahead } = segments[i] as Segment
    if ((starts[i] as number) + text.length + lookahead > offset) return i
  }
  return segments.length
}

/** A stretch of the changed text with what reads it. */
interface Window {
  readonly from: number
  readonly size: number
  /** Whether it goes on to the end of the text. */
  readonly whole: boolean
  readonly segmenters: Segmenters
}

/** Reads segments of the changed text, each at its offset in it. */
function makeRereader(
  tree: SyntaxTree,
  replacements: readonly Replacement[],
  length: number,
  reader: StatementReader,
  meter: ReadingMeter | undefined,
): (at: number, previous: Segment | undefined) => Segment {
  let window: Window | null = null
  return (at, previous) => {
    for (let size = reach; ; size *= 4) {
      if (!window || at >= window.from + window.size) {
        const text = changedText(tree, replacements, at, Math.min(length, at + size))
        const whole = at + text.length === length
        window = { from: at, size: text.length, whole, segmenters: makeSegmenters(text, reader) }
      }
      const within = at - window.from
      const segment = readSegment(window.segmenters, reader, within, previous, sliceAlone)
      if (meter) count(meter, window.segmenters)
      if (window.whole || within + segment.text.length + segment.lookahead <= window.size) {
        if (meter) meter.segmentsRead++
        return segment
      }
      window = null
    }
  }
}

/** `[from, to)` of the text after the replacements. */
function changedText(
  tree: SyntaxTree,
  replacements: readonly Replacement[],
  from: number,
  to: number,
): string {
  const pieces: string[] = []
  let at = 0
  let shift = 0
  const keep = (end: number): void => {
    const [a, b] = [Math.max(at, from - shift), Math.min(end, to - shift)]
    if (a < b) pieces.push(sliceOfTree(tree, a, b))
  }
  for (const r of replacements) {
    if (at + shift >= to) break
    keep(r.from)
    const inserted = r.from + shift
    pieces.push(r.insert.slice(Math.max(0, from - inserted), Math.max(0, to - inserted)))
    shift += growth(r)
    at = r.to
  }
  keep(tree.length)
  return pieces.join('')
}

/** `[from, to)` of a tree's text. */
function sliceOfTree({ segments, starts }: SyntaxTree, from: number, to: number): string {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= from) low = middle
    else high = middle - 1
  }
  const pieces: string[] = []
  for (let i = low; i < segments.length && (starts[i] as number) < to; i++) {
    const start = starts[i] as number
    pieces.push((segments[i] as Segment).text.slice(Math.max(0, from - start), to - start))
  }
  return pieces.join('')
}

/** A slice that does not keep the text around it in memory. */
function sliceAlone(this: string, from: number, to: number): string {
  return ` ${this.slice(from, to)}`.slice(1)
}
