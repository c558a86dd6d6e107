import { type Finding, formatReview, type ReviewFormat } from '../rules/index.ts'
import { type DocumentState, writeOps } from '../sync/index.ts'
import type { Score } from './score.ts'

/** What a report is made of besides the document and its findings. */
export interface ReportInput {
  /** What the text is called. */
  readonly file: string
  readonly workload?: { readonly file: string; readonly text: string } | null
  /** The findings that are gone, where the report is one of a change. */
  readonly fixed?: readonly Finding[] | null
  /** Whether there is a baseline that findings are held against. */
  readonly baseline?: object | null
  readonly score?: Score | null
}

/** The report of a review in the format, ending in a line break. SARIF carries fixes as replacements of the text. */
export function reportReview(
  document: DocumentState,
  findings: readonly Finding[],
  input: ReportInput,
  format: ReviewFormat,
): string {
  const { file, workload = null, fixed = null, baseline = null, score = null } = input
  const source = {
    file,
    text: document.text,
    locate: document.sources.locate.bind(document.sources),
    workload,
    fixed: fixed ?? [],
    compared: fixed
      ? ('with another text' as const)
      : baseline
        ? ('with a baseline' as const)
        : ('with nothing' as const),
    scores: score
      ? [
          { category: 'overall', score: score.overall },
          ...Object.entries(score.categories)
            .filter(([category]) => category !== 'queries' || workload)
            .map(([category, value]) => ({ category, score: value })),
        ]
      : [],
  }
  if (format !== 'sarif') return formatReview(findings, source, format)
  const changes = fixesWithin(document, findings)
  return formatReview(findings, { ...source, changeOf: (fix) => changes.get(fix) ?? null }, format)
}

/** Most fixes that are written out: each costs a writing of the text, and code hosts show no more findings. */
const mostFixes = 500

function fixesWithin(document: DocumentState, findings: readonly Finding[]) {
  const fixes = findings.flatMap(({ fix, waiver, known }) => (fix && !waiver && !known ? [fix] : []))
  return new Map(
    fixes.slice(0, mostFixes).flatMap((fix) => {
      const written = fix.ops.length > 0 ? writeOps(document, fix.ops) : null
      return written?.ok ? [[fix, written.value.change] as const] : []
    }),
  )
}
