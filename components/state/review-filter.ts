import type { Finding, RuleCategory, RuleSeverity } from '../../lib/rules/index.ts'
import type { Dismissals } from '../../lib/store/index.ts'

/** Which findings one looks at, in the panel and on the diagram. An empty set stands for all. */
export interface ReviewFilter {
  readonly severities: ReadonlySet<RuleSeverity>
  readonly categories: ReadonlySet<RuleCategory>
  /** Words that must all occur in the message or the rule's id, in any case. */
  readonly search: string
}

/** The filter that leaves nothing out. */
export const wholeReview: ReviewFilter = { severities: new Set(), categories: new Set(), search: '' }

/** Whether a filter may leave something out. */
export function isNarrowed({ severities, categories, search }: ReviewFilter): boolean {
  return severities.size > 0 || categories.size > 0 || search.trim() !== ''
}

/** The findings that nobody waived and no baseline knows; the same list for the same two. */
export const openFindings = remembered(
  (findings: readonly Finding[], dismissals: Dismissals): readonly Finding[] =>
    findings.filter(({ key, waiver, known }) => !waiver && !known && !isWaived(dismissals, key)),
)

/** Whether a finding is waived today: the day on which a waiver ends still belongs to it. */
export function isWaived(dismissals: Dismissals, key: string): boolean {
  if (!Object.hasOwn(dismissals, key)) return false
  const until = dismissals[key]?.until
  return until === undefined || until >= today()
}

/** The day it is here, as `until` says days. */
function today(): string {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The open findings that fit a filter; the same list for the same two. */
export const fittingFindings = remembered(
  (open: readonly Finding[], filter: ReviewFilter): readonly Finding[] =>
    isNarrowed(filter) ? open.filter(fits(filter)) : open,
)

/** How many findings each choice of a filter would show beside what is chosen of the other kinds. */
export interface FilterCounts {
  readonly bySeverity: ReadonlyMap<RuleSeverity, number>
  readonly byCategory: ReadonlyMap<RuleCategory, number>
}

/** Counts the open findings for the choices of a filter. */
export function filterCounts(open: readonly Finding[], filter: ReviewFilter): FilterCounts {
  const inCategory = open.filter(fits({ ...filter, severities: wholeReview.severities }))
  const inSeverity = open.filter(fits({ ...filter, categories: wholeReview.categories }))
  return {
    bySeverity: counted(inCategory, ({ severity }) => severity),
    byCategory: counted(inSeverity, ({ category }) => category),
  }
}

/** The filter's choices of one kind with one more, or one less where it was chosen. */
export function toggled<T>(chosen: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(chosen)
  if (!next.delete(value)) next.add(value)
  return next
}

function fits({ severities, categories, search }: ReviewFilter): (finding: Finding) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ severity, category, message, rule }) => {
    if (severities.size > 0 && !severities.has(severity)) return false
    if (categories.size > 0 && !categories.has(category)) return false
    if (words.length === 0) return true
    const text = `${message} ${rule}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
}

function counted<T>(findings: readonly Finding[], of: (finding: Finding) => T): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const finding of findings) {
    const value = of(finding)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/** Remembers the last answer: the panel, the diagram and the editor ask for the same. */
function remembered<A, B, T>(work: (a: A, b: B) => T): (a: A, b: B) => T {
  let last: { readonly a: A; readonly b: B; readonly value: T } | null = null
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, value: work(a, b) }
    return last.value
  }
}
