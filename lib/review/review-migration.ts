import {
  type MigrationFinding,
  type MigrationReviewOptions,
  migrationRuleOf,
  migrationRules,
  type RuleSettings,
  reviewMigration,
  ruleOf,
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

/**
 * The review of a migration file as a project wants it: rules off or of another severity, findings that comments or
 * the configuration waive marked so, and what is wrong with those waivers, in the order of the file.
 */
export function reviewMigrationFile(
  text: string,
  options: MigrationReviewOptions,
  request: Pick<ReviewRequest, 'settings' | 'waivers' | 'today'>,
): readonly ReviewedMigrationFinding[] {
  const { settings } = engineSettings(request.settings ?? usualSettings)
  const rules = (options.rules ?? migrationRules).filter((rule) => settings[rule.id]?.on !== false)
  const found = reviewMigration(text, { ...options, rules }).map((finding) => withSeverity(finding, settings))
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
      hasJudged: (id) => rules.some((rule) => rule.id === id),
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

function withSeverity(finding: MigrationFinding, settings: RuleSettings): MigrationFinding {
  const severity = settings[finding.rule]?.severity
  return severity === undefined ? finding : { ...finding, severity }
}

function isCovered({ from }: MigrationFinding, { covers }: CommentWaiver): boolean {
  if (covers.of === 'file') return true
  return covers.of !== 'nothing' && covers.from <= from && from < covers.to
}
