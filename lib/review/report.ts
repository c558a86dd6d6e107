import { type Finding, formatReviews, type ReviewFormat } from '../rules/index.ts'
import { type DocumentState, writeOps } from '../sync/index.ts'
import type { Score } from './score.ts'

/** One reviewed text. */
export interface ReportedReview {
  /** What the text is called. */
  readonly file: string
  readonly document: DocumentState
  readonly findings: readonly Finding[]
  /** The findings that are gone, where the report is one of a change. */
  readonly fixed?: readonly Finding[]
  readonly workload?: { readonly file: string; readonly text: string } | null
}

/** What the findings are held against, and the score of the whole. */
export interface ReportExtras {
  readonly compared?: 'with nothing' | 'with a baseline' | 'with another text'
  readonly score?: Score | null
}

/** The report of one or several reviews in the format, ending in a line break. SARIF carries what fixes change. */
export function reportReviews(
  reviews: readonly ReportedReview[],
  { compared, score = null }: ReportExtras,
  format: ReviewFormat,
): string {
  const hasQueries = reviews.some(({ workload }) => workload)
  const scores = score
    ? [
        { category: 'overall', score: score.overall },
        ...Object.entries(score.categories)
          .filter(([category]) => category !== 'queries' || hasQueries)
          .map(([category, value]) => ({ category, score: value })),
      ]
    : []
  const files = reviews.map(({ file }) => file)
  return formatReviews(
    reviews.map(({ file, document, findings, fixed = [], workload = null }) => {
      const { text, sources } = document
      const changes = format === 'sarif' ? fixesWithin(document, findings) : null
      const changeOf = (fix: NonNullable<Finding['fix']>) => changes?.get(fix) ?? null
      return {
        findings,
        source: { file, text, locate: sources.locate.bind(sources), fixed, workload, changeOf },
      }
    }),
    { file: files.length > 3 ? `${files.length} files` : files.join(', '), compared, scores },
    format,
  )
}

/** Most fixes that are written out, and most characters that are gone through for it: each fix costs a pass over the text. */
const mostFixes = 500
const mostCharacters = 300_000_000

function fixesWithin(document: DocumentState, findings: readonly Finding[]) {
  const fixes = findings.flatMap(({ fix, waiver, known }) => (fix && !waiver && !known ? [fix] : []))
  const most = Math.min(mostFixes, Math.ceil(mostCharacters / (document.text.length + 1)))
  return new Map(
    fixes.slice(0, most).flatMap((fix) => {
      const written = fix.ops.length > 0 ? writeOps(document, fix.ops) : null
      return written?.ok ? [[fix, written.value.change] as const] : []
    }),
  )
}
