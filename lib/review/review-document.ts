import {
  type Finding,
  migrationRuleOf,
  type RuleSeverity,
  reviewInSteps,
  ruleFailure,
  ruleOf,
} from '../rules/index.ts'
import type { Statistics } from '../statistics/index.ts'
import type { DocumentState } from '../sync/index.ts'
import type { Workload } from '../workload/index.ts'
import { knownTo } from './baseline.ts'
import { engineSettings } from './engine-settings.ts'
import { type ReviewSettings, usualSettings } from './settings/index.ts'
import { commentWaivers } from './waivers/comments.ts'
import { type FileWaiver, isCoveredBy, type KeyWaivers, waiveAll } from './waivers/waive.ts'

/** What a review is asked for besides the document; what is left out is as if nobody had said anything. */
export interface ReviewRequest {
  readonly settings?: ReviewSettings
  /** Waivers of a configuration file, and those of a project by the keys of findings. */
  readonly waivers?: readonly FileWaiver[]
  readonly keyWaivers?: KeyWaivers
  readonly statistics?: Statistics | null
  readonly workload?: Workload | null
  /** The day, YYYY-MM-DD. */
  readonly today: string
}

/**
 * The review of a document as a project wants it: every finding, those that are waived or in the baseline marked so,
 * and what is wrong with the waivers. Sorted by severity, then by place. Never throws.
 */
export function reviewDocument(document: DocumentState, request: ReviewRequest): readonly Finding[] {
  const steps = reviewDocumentInSteps(document, request)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, which stops every few tables. */
export function* reviewDocumentInSteps(
  document: DocumentState,
  request: ReviewRequest,
): Generator<undefined, readonly Finding[]> {
  const {
    settings = usualSettings,
    waivers = [],
    keyWaivers = {},
    statistics = null,
    workload = null,
  } = request
  const engine = engineSettings(settings)
  const found = yield* reviewInSteps(document.schema, { ...engine, statistics, workload })
  const failed = new Set(
    found.flatMap(({ rule, key }) => (rule === ruleFailure ? [key.slice(ruleFailure.length + 1)] : [])),
  )
  const isReadable =
    document.stale.size === 0 && document.diagnostics.every(({ severity }) => severity !== 'error')
  const inputs = { statistics: statistics !== null, workload: workload !== null, schema: true }
  const { findings, faults } = waiveAll(
    found,
    { comments: commentWaivers(waivedText(document)), file: waivers, keys: keyWaivers },
    {
      today: request.today,
      isCovered: (finding, waiver) =>
        isCoveredBy(waiver, finding, document.sources.locate.bind(document.sources)),
      isRule: (rule) => ruleOf(rule) !== null || migrationRuleOf(rule) !== null,
      hasJudged(id) {
        const rule = ruleOf(id)
        if (!rule || !isReadable || failed.has(id)) return false
        return engine.settings[id]?.on === true && rule.reads.every((input) => inputs[input])
      },
    },
  )
  return bySeverity(marked([...findings, ...faults], settings))
}

/** What the comments of a document are read from. */
export function waivedText(document: DocumentState) {
  const { text, tree, dialect, sources } = document
  return {
    text,
    tree,
    dialect,
    declaredAt(offset: number) {
      const id = sources.entityAt(offset)
      const spans = id === null ? [] : sources.locate(id)
      return (
        spans.find(({ role, from, to }) => role === 'declaration' && from <= offset && offset < to) ?? null
      )
    },
  }
}

/** Whether a finding counts: nobody waived it, and it is new to the baseline. */
export function isOpen({ waiver, known }: Pick<Finding, 'waiver' | 'known'>): boolean {
  return waiver === undefined && known === undefined
}

function marked(findings: readonly Finding[], { baseline }: ReviewSettings): readonly Finding[] {
  if (!baseline) return findings
  const known = knownTo(
    baseline,
    findings.filter(({ waiver }) => !waiver),
  )
  return known.size === 0
    ? findings
    : findings.map((finding) => (known.has(finding) ? { ...finding, known: true } : finding))
}

/** The findings in the order of their severity, each in its place among equals. */
function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  const isSorted = findings.every(
    ({ severity }, at) => at === 0 || ranks[findings[at - 1]?.severity ?? severity] <= ranks[severity],
  )
  return isSorted ? findings : [...findings].sort((a, b) => ranks[a.severity] - ranks[b.severity])
}

const ranks: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, info: 2 }
