import type { Finding, RuleCategory, RuleSeverity } from '../rules/index.ts'
import type { DocumentState } from '../sync/index.ts'
import { type ReviewRequest, reviewDocument } from './review-document.ts'

export interface Score {
  /** The mean of the categories, 0 to 100. */
  readonly overall: number
  /** 0 to 100, with one digit behind the point. */
  readonly categories: Readonly<Record<RuleCategory, number>>
  /** Tables, views and routines: what the weight of findings is shared over. */
  readonly objects: number
  readonly findings: number
}

/**
 * How good a schema is, of 100 in each category: 100 / (1 + 4 w / n), where n is the number of tables, views and
 * routines and w the sum of confidence times severity (error 1, warning 0.4, hint 0.1) over the category's findings.
 * One error of confidence 1 for every fourth object halves it. What is waived does not count, what is only in the
 * baseline does: it is debt all the same. Statements of the workload count as objects of queries.
 */
export function scoreOf(
  findings: readonly Finding[],
  { schema }: Pick<DocumentState, 'schema'>,
  statements = 0,
): Score {
  const objects = schema.tables.size + schema.views.size + schema.routines.size
  const weights = new Map<RuleCategory, number>()
  const counting = findings.filter(({ waiver }) => !waiver)
  for (const { category, severity, confidence } of counting) {
    weights.set(category, (weights.get(category) ?? 0) + severities[severity] * confidence)
  }
  const scores = categories.map((category) => {
    const judged = Math.max(category === 'queries' ? statements : objects, 1)
    return [category, rounded(100 / (1 + (4 * (weights.get(category) ?? 0)) / judged))] as const
  })
  const counted = scores.filter(([category]) => category !== 'queries' || statements > 0)
  return {
    overall: rounded(counted.reduce((sum, [, score]) => sum + score, 0) / counted.length),
    categories: Object.fromEntries(scores) as Record<RuleCategory, number>,
    objects,
    findings: counting.length,
  }
}

/** The scores of a document over its versions, each reviewed as the request says, in their order. */
export function scoreTrend(
  versions: readonly DocumentState[],
  request: Omit<ReviewRequest, 'statistics' | 'workload' | 'keyWaivers'>,
): readonly Score[] {
  return versions.map((document) => scoreOf(reviewDocument(document, request), document))
}

function rounded(score: number): number {
  return Math.round(score * 10) / 10
}

const severities: Readonly<Record<RuleSeverity, number>> = { error: 1, warning: 0.4, info: 0.1 }
const categories: readonly RuleCategory[] = ['design', 'indexing', 'naming', 'typing', 'security', 'queries']
