import { makeLineIndex } from '../../text/index.ts'
import type { MigrationFinding } from '../migration/reading/rule.ts'
import type { Finding, Waiver } from '../rule.ts'
import { formatHtml } from './html.ts'
import { formatJson } from './json.ts'
import { formatJunit } from './junit.ts'
import { type LocatedFinding, locateFindings, placeAt, type Report, type ReviewSource } from './locate.ts'
import { formatMarkdown } from './markdown.ts'
import { formatSarif } from './sarif.ts'
import { formatText } from './text.ts'

interface Format {
  readonly label: string
  /** Whom it is for, in a few words. */
  readonly description: string
  readonly extension: string
  readonly mediaType: string
  readonly write: (report: Report) => string
}

const formats = {
  text: {
    label: 'Text',
    description: 'A line for each finding, as compilers print them',
    extension: 'txt',
    mediaType: 'text/plain',
    write: formatText,
  },
  json: {
    label: 'JSON',
    description: 'Everything, for programs',
    extension: 'json',
    mediaType: 'application/json',
    write: formatJson,
  },
  sarif: {
    label: 'SARIF 2.1.0',
    description: 'For code hosts, with places, waivers and fixes',
    extension: 'sarif',
    mediaType: 'application/sarif+json',
    write: formatSarif,
  },
  junit: {
    label: 'JUnit',
    description: 'For build servers: each finding a test that fails',
    extension: 'xml',
    mediaType: 'application/xml',
    write: formatJunit,
  },
  markdown: {
    label: 'Markdown',
    description: 'A comment on a pull request',
    extension: 'md',
    mediaType: 'text/markdown',
    write: formatMarkdown,
  },
  html: {
    label: 'HTML',
    description: 'A page to read, print and pass on',
    extension: 'html',
    mediaType: 'text/html',
    write: formatHtml,
  },
} as const satisfies Readonly<Record<string, Format>>

export type ReviewFormat = keyof typeof formats
export const reviewFormats = Object.keys(formats) as readonly ReviewFormat[]
export type { ReviewSource } from './locate.ts'

/** What is told of a format; its file has this ending and is of this kind. */
export function aboutFormat(format: ReviewFormat): Omit<Format, 'write'> {
  const { label, description, extension, mediaType } = formats[format]
  return { label, description, extension, mediaType }
}

/** The findings of one file as text to print, ending in a line break. */
export function formatReview(
  findings: readonly Finding[],
  source: ReviewSource,
  format: ReviewFormat,
): string {
  return formatReviews([{ findings, source }], { file: source.file }, format)
}

/** The findings of several files in one text. */
export function formatReviews(
  reviews: readonly { readonly findings: readonly Finding[]; readonly source: ReviewSource }[],
  about: Pick<Report, 'file'> & Partial<Pick<Report, 'compared' | 'scores'>>,
  format: ReviewFormat,
): string {
  const { file, compared = 'with nothing', scores = [] } = about
  const located = reviews.flatMap(({ findings, source }) =>
    locateFindings(findings, source, makeLineIndex(source.text)),
  )
  return formats[format].write({ file, findings: located, compared, scores })
}

/** A migration file and what was found in it. */
export interface ReportedMigration {
  readonly file: string
  readonly text: string
  readonly findings: readonly (MigrationFinding & { readonly waiver?: Waiver })[]
}

/** The findings of migration files as one text to print, ending in a line break. */
export function formatMigrationReviews(
  migrations: readonly ReportedMigration[],
  format: ReviewFormat,
): string {
  const located = migrations.flatMap(({ file, text, findings }) => {
    const lines = makeLineIndex(text)
    return findings.map(
      (finding): LocatedFinding => ({
        finding,
        file,
        place: placeAt(finding, lines),
        state: finding.waiver ? 'waived' : 'new',
        change: finding.fix?.change ?? null,
      }),
    )
  })
  const [first] = migrations
  const file = migrations.length === 1 && first ? first.file : `${migrations.length} migrations`
  return formats[format].write({ file, findings: located, compared: 'with nothing', scores: [] })
}
