import type { EdgeEnd } from './route.ts'

/** The two ends of one line. */
export interface LineEnds {
  readonly id: string
  readonly from: EdgeEnd
  readonly to: EdgeEnd
}

/** Between lines that would leave a row at the same point. */
const laneGap = 9

/** What lanes may take of a row's height. */
const room = 16

/**
 * The ends of all lines between the same two boxes (or of a box with itself), moved apart where they
 * share a point, so that each line is seen. Lines side by side do not cross for it. The order in which
 * the lines are given does not matter.
 */
export function spreadEnds(lines: readonly LineEnds[]): ReadonlyMap<string, LineEnds> {
  const spread = new Map(lines.map((line) => [line.id, line]))
  const meeting = new Map<string, { readonly line: LineEnds; readonly which: 'from' | 'to' }[]>()
  for (const line of lines) {
    for (const which of ['from', 'to'] as const) {
      const { x, y, side } = line[which]
      const key = `${x} ${y} ${side}`
      const ends = meeting.get(key)
      if (ends) ends.push({ line, which })
      else meeting.set(key, [{ line, which }])
    }
  }
  for (const ends of meeting.values()) {
    if (ends.length === 1) continue
    const gap = Math.min(laneGap, room / (ends.length - 1))
    ends.sort((a, b) => compare(a, b))
    for (const [at, { line, which }] of ends.entries()) {
      const known = spread.get(line.id)
      const end = line[which]
      if (known)
        spread.set(line.id, { ...known, [which]: { ...end, y: end.y + (at - (ends.length - 1) / 2) * gap } })
    }
  }
  return spread
}

interface Meeting {
  readonly line: LineEnds
  readonly which: 'from' | 'to'
}

/** By where the lines go to; those that go the same way by id, mirrored where both ends are on one side. */
function compare(a: Meeting, b: Meeting): number {
  const other = ({ line, which }: Meeting) => (which === 'from' ? line.to : line.from)
  const toward = other(a).y - other(b).y
  if (toward !== 0) {
    // A loop back to the same side is nested: the further its other end, the further out it starts.
    const bends = a.line.from.side === a.line.to.side
    return bends && sign(other(a).y - a.line[a.which].y) === sign(other(b).y - b.line[b.which].y)
      ? -toward
      : toward
  }
  if (a.line.id === b.line.id) return a.which < b.which ? -1 : 1
  const order = a.line.id < b.line.id ? -1 : 1
  const mirrored = a.line.from.side === a.line.to.side && isLower(a)
  return mirrored ? -order : order
}

function isLower({ line, which }: Meeting): boolean {
  const [here, there] = which === 'from' ? [line.from, line.to] : [line.to, line.from]
  return here.y > there.y
}

function sign(value: number): number {
  return value < 0 ? -1 : 1
}
