import { Cursor } from './cursor.ts'
import { dataBlockEnd, makeSegmenter, nextSegment, type Segmenter, type SegmentProfile } from './segmenter.ts'
import type { Segment, StatementNode, SyntaxDiagnostic, SyntaxTree } from './syntax.ts'
import { shiftTokens } from './token.ts'

/** What a dialect adds to read statements: its profile and its grammar. */
export interface StatementReader {
  readonly profile: SegmentProfile
  /** The profile for text in which a statement made backslashes escapes in plain strings; null where none can. */
  readonly escaping: SegmentProfile | null
  /** Reads one statement; never throws. */
  read(cursor: Cursor): StatementNode
  /** Whether lines of data follow the statement. */
  bringsData(node: StatementNode): boolean
  /** Whether lines of data follow the client command. */
  commandBringsData(line: string): boolean
}

/** Counts of work done, to show that it is linear. */
export interface ReadingMeter {
  steps: number
  segmentsRead: number
}

/** Reads a whole text. */
export function readTree(text: string, reader: StatementReader, meter?: ReadingMeter): SyntaxTree {
  const segmenters = makeSegmenters(text, reader)
  const segments: Segment[] = []
  const starts: number[] = []
  let previous: Segment | undefined
  for (let at = 0; at < text.length; ) {
    const segment = readSegment(segmenters, reader, at, previous, text.slice)
    segments.push(segment)
    starts.push(at)
    at += segment.text.length
    previous = segment
  }
  if (meter) {
    count(meter, segmenters)
    meter.segmentsRead += segments.length
  }
  return { segments, starts, length: text.length }
}

/** The exact text of a tree. */
export function printTree(tree: SyntaxTree): string {
  return tree.segments.map(({ text }) => text).join('')
}

/** The segmenter for each way of reading strings; made when first asked for. */
export type Segmenters = (backslashes: boolean) => Segmenter

/** Segmenters of a text. */
export function makeSegmenters(text: string, { profile, escaping }: StatementReader): Segmenters {
  const plainly = makeSegmenter(text, profile)
  let escapingly: Segmenter | null = null
  return (backslashes) => {
    if (!backslashes || !escaping) return plainly
    escapingly ??= makeSegmenter(text, escaping)
    return escapingly
  }
}

/** Whether backslashes are escapes in plain strings after the segment. */
export function takesBackslashes(segment: Segment | undefined): boolean {
  const { node } = segment ?? {}
  const said = node?.kind === 'other' ? node.backslashes : undefined
  return said ?? segment?.backslashes ?? false
}

/** Adds the steps that the segmenters took since they were counted last. */
export function count(meter: ReadingMeter, segmenters: Segmenters): void {
  for (const { scanner } of new Set([segmenters(false), segmenters(true)])) {
    meter.steps += scanner.steps
    scanner.steps = 0
  }
}

/** Whether lines of data follow the segment. */
export function followedByData(segment: Segment | undefined, reader: StatementReader): boolean {
  if (!segment) return false
  if (segment.kind === 'meta') return reader.commandBringsData(segment.text)
  return segment.node !== null && segment.text.endsWith(';') && reader.bringsData(segment.node)
}

const noDiagnostics: readonly SyntaxDiagnostic[] = []

/** Reads the segment at `start`, which follows `previous`. */
export function readSegment(
  segmenters: Segmenters,
  reader: StatementReader,
  start: number,
  previous: Segment | undefined,
  slice: (this: string, from: number, to: number) => string,
): Segment {
  const backslashes = takesBackslashes(previous)
  const segmenter = segmenters(backslashes)
  const { scanner } = segmenter
  const mode = backslashes ? ({ backslashes } as const) : null
  if (followedByData(previous, reader)) {
    const end = dataBlockEnd(segmenter, start)
    const text = slice.call(scanner.text, start, end)
    return { ...plain('copyData', text, Math.max(0, scanner.high - end)), ...mode }
  }
  const extent = nextSegment(segmenter, start)
  const { end } = extent
  const lookahead = Math.max(0, scanner.high - end)
  const text = slice.call(scanner.text, start, end)
  const diagnostics: SyntaxDiagnostic[] = extent.flaws.map((flaw) => ({
    ...flaw,
    from: flaw.from - start,
    to: flaw.to - start,
  }))
  if (extent.kind !== 'statement') {
    return { ...plain(extent.kind, text, lookahead), ...mode, diagnostics }
  }
  const { tokens } = extent
  shiftTokens(tokens, -start)
  const cursor = new Cursor(text, tokens, segmenter.profile.lexical, diagnostics)
  const last = tokens.count - 1
  const from = last < 0 ? text.length - 1 : (tokens.starts[0] as number)
  const to = last < 0 ? from : (tokens.ends[last] as number)
  const node = reader.read(cursor)
  const segment: Segment = {
    kind: 'statement',
    text,
    span: { from, to },
    node,
    diagnostics: diagnostics.length === 0 ? noDiagnostics : diagnostics,
    lookahead,
  }
  return mode ? { ...segment, ...mode } : segment
}

function plain(kind: 'copyData' | 'trivia' | 'meta', text: string, lookahead: number): Segment {
  let from = 0
  let to = text.length
  while (from < to && text.charCodeAt(from) <= 32) from++
  while (to > from && text.charCodeAt(to - 1) <= 32) to--
  return { kind, text, span: { from, to }, node: null, diagnostics: noDiagnostics, lookahead }
}
