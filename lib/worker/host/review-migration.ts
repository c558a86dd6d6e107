import type { Steps } from '../../base/index.ts'
import {
  engineSettings,
  type ReviewRequest,
  reviewMigrationFileInSteps,
  usualSettings,
} from '../../review/index.ts'
import {
  fixMigrationInSteps,
  type MigrationFinding,
  type MigrationReviewOptions,
  reviewPlanInSteps,
} from '../../rules/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import type { MigrationReviewWish, MigrationWish, PlanRemark } from '../protocol.ts'
import { planFrom } from './propose.ts'

/** What a migration file does to a database in use, but for what its comments waive. */
export function* reviewFile(
  wish: MigrationReviewWish,
  document: DocumentState,
  request: ReviewRequest,
): Steps<readonly MigrationFinding[]> {
  const found = yield* reviewMigrationFileInSteps(wish.text, optionsOf(wish, document), request)
  return found.filter(({ waiver }) => !waiver)
}

/** The file with all safe rewrites. */
export function* fixFile(
  wish: MigrationReviewWish,
  document: DocumentState,
  request: ReviewRequest,
): Steps<{ readonly text: string; readonly fixed: number }> {
  const options = optionsOf(wish, document)
  const found = yield* reviewMigrationFileInSteps(wish.text, options, request)
  const waived = new Set(found.flatMap(({ key, waiver }) => (waiver ? [key] : [])))
  const isWanted = ({ fix, key }: MigrationFinding) => fix?.safe === true && !waived.has(key)
  const { settings } = engineSettings(request.settings ?? usualSettings)
  const { text, fixed } = yield* fixMigrationInSteps(wish.text, { ...options, settings }, isWanted)
  return { text, fixed: fixed.length }
}

/** What the rules say of the plan that the wish comes to. */
export function* remarksOf(wish: MigrationWish, document: DocumentState): Steps<readonly PlanRemark[]> {
  const found = planFrom(wish, document)
  if (!found) return []
  const { plan, base } = found
  const places = new Map(
    plan.phases.flatMap(({ number, parts }) =>
      parts.flatMap(({ up }) => up).map((step, at) => [step, { phase: number, step: at }] as const),
    ),
  )
  const findings = yield* reviewPlanInSteps(plan, base)
  return findings.flatMap((finding) => {
    const place = places.get(finding.step)
    const { rule, severity, message, evidence, why, guidance } = finding
    return place ? [{ ...place, rule, severity, message, evidence, why, guidance }] : []
  })
}

function optionsOf(
  { onDocument, version, wrapped }: MigrationReviewWish,
  { tree, dialect }: DocumentState,
): MigrationReviewOptions {
  return { ...(onDocument ? { base: tree } : {}), dialect, version, wrapped }
}
