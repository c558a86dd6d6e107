import type { EntityId } from '../../schema/index.ts'
import type { SourceSpan, Span } from '../../sql/index.ts'
import { type LineIndex, lineColumnAt } from '../../text/index.ts'
import type { Finding, RuleFacts, RuleSeverity } from '../rule.ts'

/** Lines and columns count from one, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly from: number
  readonly to: number
}

/** What reports tell of a finding, whether it is one of a schema or of a migration. */
export interface ReportedFinding {
  readonly key: string
  readonly rule: string
  readonly severity: RuleSeverity
  readonly category: RuleFacts['category']
  readonly entities: readonly EntityId[]
  readonly message: string
  readonly evidence: string
  readonly confidence: number
  /** What to do where there is no fix; absent where the rule's page says it. */
  readonly guidance?: string | null
  readonly fix: { readonly title: string; readonly safe: boolean } | null
}

export interface LocatedFinding {
  readonly finding: ReportedFinding
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
    return placeAt(span.name ?? span, lines)
  }
  return null
}

/** The lines and columns of a span. */
export function placeAt({ from, to }: Span, lines: LineIndex): Place {
  const start = lineColumnAt(lines, from)
  const end = lineColumnAt(lines, to)
  return { ...start, endLine: end.line, endColumn: end.column, from, to }
}
