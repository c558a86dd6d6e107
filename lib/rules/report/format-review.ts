import { assertNever } from '../../base/index.ts'
import { makeLineIndex } from '../../text/index.ts'
import type { Finding } from '../rule.ts'
import { formatJson } from './json.ts'
import { locateFindings, type ReviewSource } from './locate.ts'
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
  const located = locateFindings(findings, source, makeLineIndex(source.text))
  switch (format) {
    case 'text':
      return formatText(located, source.file)
    case 'json':
      return formatJson(located, source.file)
    case 'sarif':
      return formatSarif(located, source.file)
    default:
      return assertNever(format, 'rules')
  }
}
