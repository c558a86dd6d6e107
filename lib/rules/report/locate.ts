import type { EntityId } from '../../schema/index.ts'
import type { SourceSpan } from '../../sql/index.ts'
import { type LineIndex, lineColumnAt } from '../../text/index.ts'
import type { Finding } from '../rule.ts'

/** Lines and columns count from one, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly from: number
  readonly to: number
}

export interface LocatedFinding {
  readonly finding: Finding
  /** Where its first entity that the text declares stands; null when none is. */
  readonly place: Place | null
}

export interface ReviewSource {
  /** The name to report, as the user gave it. */
  readonly file: string
  readonly text: string
  readonly locate: (id: EntityId) => readonly SourceSpan[]
}

/** Finds the place of each finding: the name of its first entity that the text declares. */
export function locateFindings(
  findings: readonly Finding[],
  source: ReviewSource,
  lines: LineIndex,
): readonly LocatedFinding[] {
  return findings.map((finding) => ({ finding, place: placeOf(finding.entities, source, lines) }))
}

function placeOf(entities: readonly EntityId[], source: ReviewSource, lines: LineIndex): Place | null {
  for (const id of entities) {
    const span = source.locate(id).find((each) => each.role !== 'drop')
    if (!span) continue
    const { from, to } = span.name ?? span
    const start = lineColumnAt(lines, from)
    const end = lineColumnAt(lines, to)
    return { ...start, endLine: end.line, endColumn: end.column, from, to }
  }
  return null
}
