import { differingPart, type Segment, type StatementNode, type SyntaxTree } from '../sql/index.ts'
import { mapPosition, type TextChange } from '../text/index.ts'
import type { StandIn, StandIns } from './document.ts'

/** Whether a segment has an error, so that its reading cannot be trusted. */
export function isBroken(segment: Segment): boolean {
  return segment.diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/**
 * Which last good readings stand in for the broken segments of the tree after a change (law S11).
 * A statement is matched by where its text went: read again at the same place it is dropped, gone
 * altogether it is deleted, swallowed by broken text it stands in.
 */
export function carryStandIns(
  before: SyntaxTree,
  standIns: StandIns,
  change: TextChange,
  after: SyntaxTree,
): StandIns {
  const window = changedWindow(before, after)
  const next = new Map<Segment, readonly StandIn[]>()
  const broken: Place[] = []
  const good: Place[] = []
  for (let i = window.from; i < window.newTo; i++) {
    const segment = after.segments[i]
    if (!segment) continue
    const start = after.starts[i] ?? 0
    const place = { segment, start, from: start + segment.span.from, to: start + segment.text.length }
    if (isBroken(segment)) broken.push(place)
    else if (segment.kind === 'statement') good.push(place)
  }
  for (const [segment, list] of standIns) {
    if (!window.gone.has(segment)) next.set(segment, list)
  }
  if (broken.length === 0) return next
  for (const piece of piecesOf(before, standIns, window)) {
    const from = mapPosition(change, piece.from, 'after')
    const to = mapPosition(change, piece.to, 'before')
    // A reading whose text could not be found any more is not deleted by an edit elsewhere.
    const wasLost = piece.to <= piece.from && declaredKey(piece.segment.node) !== null
    if (to <= from && !wasLost) continue
    const host = hostOf(piece.segment, from, to, broken, good)
    if (!host) continue
    const standIn: StandIn = {
      segment: piece.segment,
      from: clamp(from - host.start, host.segment.text.length),
      to: clamp(to - host.start, host.segment.text.length),
    }
    next.set(host.segment, [...(next.get(host.segment) ?? []), standIn])
  }
  return next
}

interface Place {
  readonly segment: Segment
  readonly start: number
  /** First significant character, absolute. */
  readonly from: number
  readonly to: number
}

/** The broken segment that a statement at its mapped place now belongs to; null when it is read anew or gone. */
function hostOf(
  segment: Segment,
  from: number,
  to: number,
  broken: readonly Place[],
  good: readonly Place[],
): Place | null {
  const key = declaredKey(segment.node)
  const overlapping = broken.find((place) => place.start < to && from < place.to)
  for (const place of good) {
    if (key !== null && declaredKey(place.segment.node) === key) return null
    // A statement that was torn in two is not what its first half alone says.
    const isTorn = overlapping !== undefined && place.to < to
    if (place.from === from && from < to && !isTorn) return null
  }
  const host = overlapping ?? nearest(broken, from)
  if (!host) return null
  // What was broken before and is read in part again shows that part.
  if (isBroken(segment) && key !== null && declaredKey(host.segment.node) === key) return null
  return host
}

function nearest(broken: readonly Place[], from: number): Place | null {
  let best: Place | null = null
  for (const place of broken) {
    if (!best || Math.abs(place.start - from) < Math.abs(best.start - from)) best = place
  }
  return best
}

/** What a statement declares, as text; null when it declares nothing by name. */
function declaredKey(node: StatementNode | null): string | null {
  if (!node?.kind.startsWith('create') || !('name' in node) || !node.name) return null
  const parts = 'parts' in node.name ? node.name.parts : [node.name]
  const table = 'table' in node && node.table ? node.table.parts : []
  return [node.kind, ...table, '\0', ...parts]
    .map((part) => (typeof part === 'string' ? part : part.value))
    .join('\0')
}

/** The statements of the changed window before the change, with the readings that stood in there. */
function piecesOf(before: SyntaxTree, standIns: StandIns, window: Window): readonly Place[] {
  const pieces: Place[] = []
  for (let i = window.from; i < window.oldTo; i++) {
    const segment = before.segments[i]
    if (!segment) continue
    const start = before.starts[i] ?? 0
    const standing = standIns.get(segment)
    if (standing) {
      for (const each of standing) {
        pieces.push({ segment: each.segment, start, from: start + each.from, to: start + each.to })
      }
    } else if (segment.kind === 'statement' && segment.node && segment.node.kind !== 'broken') {
      pieces.push({ segment, start, from: start + segment.span.from, to: start + segment.span.to })
    }
  }
  return pieces
}

interface Window {
  readonly from: number
  readonly oldTo: number
  readonly newTo: number
  readonly gone: ReadonlySet<Segment>
}

/** The run of segments that are not the same objects before and after. */
function changedWindow(before: SyntaxTree, after: SyntaxTree): Window {
  const window = differingPart(before.segments, after.segments)
  return { ...window, gone: new Set(before.segments.slice(window.from, window.oldTo)) }
}

function clamp(value: number, limit: number): number {
  return Math.max(0, Math.min(value, limit))
}
