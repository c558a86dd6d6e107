import {
  fixMigration,
  type MigrationFinding,
  type MigrationReviewOptions,
  reviewMigration,
  reviewPlan,
} from '../../rules/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import type { MigrationReviewWish, MigrationWish, PlanRemark } from '../protocol.ts'
import { planFrom } from './propose.ts'

/** What a migration file does to a database in use. */
export function reviewFile(wish: MigrationReviewWish, document: DocumentState): readonly MigrationFinding[] {
  return reviewMigration(wish.text, optionsOf(wish, document))
}

/** The file with all safe rewrites. */
export function fixFile(
  wish: MigrationReviewWish,
  document: DocumentState,
): { readonly text: string; readonly fixed: number } {
  const isSafe = ({ fix }: MigrationFinding) => fix?.safe === true
  const { text, fixed } = fixMigration(wish.text, optionsOf(wish, document), isSafe)
  return { text, fixed: fixed.length }
}

/** What the rules say of the plan that the wish comes to. */
export function remarksOf(wish: MigrationWish, document: DocumentState): readonly PlanRemark[] {
  const found = planFrom(wish, document)
  if (!found) return []
  const { plan, base } = found
  const places = new Map(
    plan.phases.flatMap(({ number, parts }) =>
      parts.flatMap(({ up }) => up).map((step, at) => [step, { phase: number, step: at }] as const),
    ),
  )
  return reviewPlan(plan, base).flatMap((finding) => {
    const place = places.get(finding.step)
    const { rule, severity, message, evidence, why, guidance } = finding
    return place ? [{ ...place, rule, severity, message, evidence, why, guidance }] : []
  })
}

function optionsOf(
  { onDocument, version, wrapped }: MigrationReviewWish,
  { text, dialect }: DocumentState,
): MigrationReviewOptions {
  return { base: onDocument ? text : '', dialect, version, wrapped }
}
