import type { EntityId } from '../../schema/index.ts'
import type { SourceSpan, Span } from '../../sql/index.ts'
import type { TextChange } from '../../text/index.ts'
import { type LineIndex, lineColumnAt, makeLineIndex } from '../../text/index.ts'
import type { Finding, Fix, Guide, RuleFacts, RuleSeverity, Waiver } from '../rule.ts'

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
  readonly guide?: Guide
  readonly waiver?: Waiver
  readonly known?: true
}

export interface LocatedFinding {
  readonly finding: ReportedFinding
  /** Where its first entity that the text declares stands; null when none is. */
  readonly place: Place | null
  /** The name of the text that the place is in. */
  readonly file: string
  /** `new` counts; `known`: the baseline or the text before has it; `fixed`: only the text before had it. */
  readonly state: 'new' | 'known' | 'waived' | 'fixed'
  /** What its fix changes in the file; null where there is none, or where nobody asked. */
  readonly change: TextChange | null
}

/** All that a report says. */
export interface Report {
  readonly file: string
  readonly findings: readonly LocatedFinding[]
  /** Whether findings are told apart by what was there before. */
  readonly compared: 'with nothing' | 'with a baseline' | 'with another text'
  /** How good each category is, of 100; empty where nobody asked. */
  readonly scores: readonly ReportedScore[]
}

export interface ReportedScore {
  readonly category: string
  readonly score: number
}

export interface ReviewSource {
  /** The name to report, as the user gave it. */
  readonly file: string
  readonly text: string
  readonly locate: (id: EntityId) => readonly SourceSpan[]
  /** The queries that findings may be about. */
  readonly workload?: { readonly file: string; readonly text: string } | null
  /** What a fix changes in the text, for reports that carry fixes; null where it cannot be written. */
  readonly changeOf?: (fix: Fix) => TextChange | null
  /** What the text before had and this one has no more; empty where there is none. */
  readonly fixed?: readonly Finding[]
}

/** Finds the place of each finding: its own, or the name of its first entity that the text declares. */
export function locateFindings(
  findings: readonly Finding[],
  source: ReviewSource,
  lines: LineIndex,
): readonly LocatedFinding[] {
  const workload = source.workload ? { ...source.workload, lines: makeLineIndex(source.workload.text) } : null
  const located = findings.map((finding): LocatedFinding => {
    const { waiver, known, inWorkload, fix } = finding
    const inQuery = inWorkload && workload ? placeAt(inWorkload, workload.lines) : null
    return {
      finding,
      file: inQuery && workload ? workload.file : source.file,
      place:
        inQuery ??
        (finding.inText ? placeAt(finding.inText, lines) : placeOf(finding.entities, source, lines)),
      state: waiver ? 'waived' : known ? 'known' : 'new',
      change: fix?.workload ?? (fix && source.changeOf ? source.changeOf(fix) : null),
    }
  })
  const fixed = (source.fixed ?? []).map(
    (finding): LocatedFinding => ({ finding, file: source.file, place: null, state: 'fixed', change: null }),
  )
  return [...located, ...fixed]
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
