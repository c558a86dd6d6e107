import type { TextChange } from './change.ts'

export interface HunkLine {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
  /** Line number, from 1, in the old text for kept and removed lines, in the new for added ones. */
  readonly line: number
}

export interface Hunk {
  readonly lines: readonly HunkLine[]
}

/** A change as whole lines with `context` unchanged lines around, for a preview. Touching hunks are one. */
export function hunksOf(text: string, change: TextChange, context = 2): readonly Hunk[] {
  const hunks: Hunk[] = []
  let group: Region | null = null
  let shift = 0
  for (const region of lineRegions(text, change)) {
    if (group && gapIsSmall(text, group.end, region.start, context * 2)) {
      group = {
        start: group.start,
        end: region.end,
        after: group.after + text.slice(group.end, region.start) + region.after,
      }
      continue
    }
    if (group) {
      hunks.push(toHunk(text, group, context, shift))
      shift += countLines(group.after) - countLines(text.slice(group.start, group.end))
    }
    group = region
  }
  if (group) hunks.push(toHunk(text, group, context, shift))
  return hunks
}

/** Whole old lines `[start, end)` and the text that stands there afterwards. */
interface Region {
  readonly start: number
  readonly end: number
  readonly after: string
}

function lineRegions(text: string, change: TextChange): readonly Region[] {
  const regions: Region[] = []
  for (const { from, to, insert } of change.replacements) {
    const start = lineStart(text, from)
    const end = lineEnd(text, to)
    const last = regions.at(-1)
    if (last && start < last.end) {
      const head = last.after.slice(0, last.after.length - (last.end - from))
      regions[regions.length - 1] = { start: last.start, end, after: head + insert + text.slice(to, end) }
    } else regions.push({ start, end, after: text.slice(start, from) + insert + text.slice(to, end) })
  }
  return regions
}

function toHunk(text: string, region: Region, context: number, shift: number): Hunk {
  const firstLine = countLines(text.slice(0, region.start)) + 1
  const before = splitLines(text.slice(0, region.start)).slice(-context)
  const after = splitLines(text.slice(region.end)).slice(0, context)
  const removed = splitLines(text.slice(region.start, region.end))
  const added = splitLines(region.after)
  let head = 0
  while (head < removed.length && head < added.length && removed[head] === added[head]) head++
  let tail = 0
  while (
    tail < Math.min(removed.length, added.length) - head &&
    removed[removed.length - 1 - tail] === added[added.length - 1 - tail]
  ) {
    tail++
  }
  const kept = (lines: readonly string[], from: number): HunkLine[] =>
    lines.map((line, i) => ({ kind: 'kept', text: line, line: from + i }))
  const lines: HunkLine[] = [
    ...kept(before, firstLine - before.length),
    ...kept(removed.slice(0, head), firstLine),
    ...removed.slice(head, removed.length - tail).map((line, i) => ({
      kind: 'removed' as const,
      text: line,
      line: firstLine + head + i,
    })),
    ...added.slice(head, added.length - tail).map((line, i) => ({
      kind: 'added' as const,
      text: line,
      line: firstLine + shift + head + i,
    })),
    ...kept(removed.slice(removed.length - tail), firstLine + removed.length - tail),
    ...kept(after, firstLine + removed.length),
  ]
  return { lines: trimContext(lines, context) }
}

/** Keeps at most `context` unchanged lines before the first and after the last changed one. */
function trimContext(lines: readonly HunkLine[], context: number): readonly HunkLine[] {
  const first = lines.findIndex((line) => line.kind !== 'kept')
  const last = lines.findLastIndex((line) => line.kind !== 'kept')
  return first < 0 ? [] : lines.slice(Math.max(0, first - context), last + context + 1)
}

function gapIsSmall(text: string, from: number, to: number, lines: number): boolean {
  return countLines(text.slice(from, Math.min(to, from + 4000))) <= lines && to - from < 4000
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n' && offset === text.length) return offset
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}

function splitLines(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (text.endsWith('\n')) lines.pop()
  return lines
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
