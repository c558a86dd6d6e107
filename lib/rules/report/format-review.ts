import { assertNever } from '../../base/index.ts'
import { makeLineIndex } from '../../text/index.ts'
import type { MigrationFinding } from '../migration/reading/rule.ts'
import type { Finding } from '../rule.ts'
import { formatJson } from './json.ts'
import { type LocatedFinding, locateFindings, placeAt, type ReviewSource } from './locate.ts'
import { formatSarif } from './sarif.ts'
import { formatText } from './text.ts'

export const reviewFormats = ['text', 'json', 'sarif'] as const
export type ReviewFormat = (typeof reviewFormats)[number]
export type { ReviewSource }

/** The findings of one file as text to print, ending in a line break. */
export function formatReview(
  findings: readonly Finding[],
  source: ReviewSource,
  format: ReviewFormat,
): string {
  return formatLocated(locateFindings(findings, source, makeLineIndex(source.text)), source.file, format)
}

/** The findings of a migration file as text to print, ending in a line break. */
export function formatMigrationReview(
  findings: readonly MigrationFinding[],
  source: { readonly file: string; readonly text: string },
  format: ReviewFormat,
): string {
  const lines = makeLineIndex(source.text)
  const located = findings.map((finding) => ({ finding, place: placeAt(finding, lines) }))
  return formatLocated(located, source.file, format)
}

function formatLocated(located: readonly LocatedFinding[], file: string, format: ReviewFormat): string {
  switch (format) {
    case 'text':
      return formatText(located, file)
    case 'json':
      return formatJson(located, file)
    case 'sarif':
      return formatSarif(located, file)
    default:
      return assertNever(format, 'rules')
  }
}
