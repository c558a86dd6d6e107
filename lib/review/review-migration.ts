import { atOnce, type Steps } from '../base/index.ts'
import {
  type MigrationFinding,
  type MigrationReviewOptions,
  migrationRuleOf,
  migrationRules,
  reviewMigrationInSteps,
  ruleOf,
  rules,
  type Waiver,
} from '../rules/index.ts'
import { detectDialect, dialectOf } from '../sql/index.ts'
import { engineSettings } from './engine-settings.ts'
import type { ReviewRequest } from './review-document.ts'
import { usualSettings } from './settings/index.ts'
import { type CommentWaiver, commentWaivers } from './waivers/comments.ts'
import { waiveAll } from './waivers/waive.ts'

/** A finding of a migration, with its waiver where somebody decided to leave it. */
export type ReviewedMigrationFinding = MigrationFinding & { readonly waiver?: Waiver }

type MigrationRequest = Pick<ReviewRequest, 'settings' | 'waivers' | 'today'>

/**
 * The review of a migration file as a project wants it: rules off or of another severity, what the migration brings
 * to a base that is known, findings that comments or the configuration waive marked so, and what is wrong with those
 * waivers, in the order of the file.
 */
export function reviewMigrationFile(
  text: string,
  options: MigrationReviewOptions,
  request: MigrationRequest,
): readonly ReviewedMigrationFinding[] {
  return atOnce(reviewMigrationFileInSteps(text, options, request))
}

/** The same, which stops every few statements. */
export function* reviewMigrationFileInSteps(
  text: string,
  options: MigrationReviewOptions,
  request: MigrationRequest,
): Steps<readonly ReviewedMigrationFinding[]> {
  const { settings } = engineSettings(request.settings ?? usualSettings)
  const found = yield* reviewMigrationInSteps(text, { ...options, settings })
  const judged = new Set(
    [...migrationRules, ...(options.base ? rules : [])].flatMap(({ id, stance }) =>
      (settings[id]?.on ?? stance === 'recommended') ? [id] : [],
    ),
  )
  const dialect = options.dialect ?? detectDialect(text)
  const comments = commentWaivers({
    text,
    dialect,
    tree: dialectOf(dialect).parse(text),
    declaredAt: () => null,
  })
  const { findings, faults } = waiveAll(
    found,
    { comments, file: request.waivers ?? [], keys: {} },
    {
      today: request.today,
      isRule: (id) => migrationRuleOf(id) !== null || ruleOf(id) !== null,
      hasJudged: (id) => judged.has(id),
      isCovered: (finding, waiver) => isCovered(finding, waiver),
    },
  )
  const placed = faults.map(
    ({ inText, guide: _guide, inWorkload: _query, known: _known, ...fault }): ReviewedMigrationFinding => ({
      ...fault,
      category: 'migration',
      why: fault.evidence,
      source: 'docs/review.md',
      catalogue: ['PRO005'],
      from: inText?.from ?? 0,
      to: inText?.to ?? 0,
      statement: 0,
      guidance: null,
      fix: null,
    }),
  )
  return [...findings, ...placed].sort((a, b) => a.from - b.from)
}

function isCovered({ from }: MigrationFinding, { covers }: CommentWaiver): boolean {
  if (covers.of === 'file') return true
  return covers.of !== 'nothing' && covers.from <= from && from < covers.to
}
