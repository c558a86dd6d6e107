import type { Schema } from '../schema/index.ts'
import { ruleOf } from './registry.ts'
import type { Finding, RuleSeverity } from './rule.ts'

export interface ReviewPoint {
  readonly rule: string
  readonly severity: RuleSeverity
  readonly count: number
  /** One or two sentences: what it is, where for example, and what to do about it. */
  readonly text: string
  /** Keys of the findings it speaks of. */
  readonly findings: readonly string[]
}

export interface ReviewSummary {
  /** One sentence. */
  readonly headline: string
  readonly counts: Readonly<Record<RuleSeverity, number>>
  readonly fixable: number
  readonly safelyFixable: number
  /** The most important things first, three at most. */
  readonly points: readonly ReviewPoint[]
}

/** What the persona says of a review; the same findings always give the same words. */
export function summarise(findings: readonly Finding[], schema: Schema): ReviewSummary {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const finding of findings) counts[finding.severity]++
  const fixable = findings.filter((finding) => finding.fix !== null)
  return {
    headline: headlineOf(counts, schema),
    counts,
    fixable: fixable.length,
    safelyFixable: fixable.filter((finding) => finding.fix?.safe).length,
    points: pointsOf(findings),
  }
}

function headlineOf(counts: Readonly<Record<RuleSeverity, number>>, schema: Schema): string {
  const tables = numbered(schema.tables.size, 'table')
  if (schema.tables.size === 0) return 'There are no tables yet: nothing to review.'
  const parts = [
    counts.error > 0 ? `${numbered(counts.error, 'thing')} to put right` : '',
    counts.warning > 0 ? `${numbered(counts.warning, 'thing')} to weigh` : '',
    counts.info > 0 ? `${numbered(counts.info, 'hint')}` : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return `I read ${tables} and have nothing to object to.`
  return `I read ${tables} and found ${listed(parts)}.`
}

function pointsOf(findings: readonly Finding[]): readonly ReviewPoint[] {
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings) {
    const same = byRule.get(finding.rule)
    if (same) same.push(finding)
    else byRule.set(finding.rule, [finding])
  }
  return [...byRule.values()]
    .sort((a, b) => weightOf(b) - weightOf(a) || (a[0]?.rule ?? '').localeCompare(b[0]?.rule ?? '', 'en'))
    .slice(0, 3)
    .flatMap((same) => {
      const [first] = same
      return first ? [pointOf(first, same)] : []
    })
}

/** Severity counts most, then how sure the findings are, then how many; many do not outweigh worse. */
function weightOf(findings: readonly Finding[]): number {
  const base = { error: 1000, warning: 100, info: 1 }[findings[0]?.severity ?? 'info']
  const sure = findings.reduce((sum, finding) => sum + finding.confidence, 0)
  return base * (1 + Math.min(3, Math.log2(1 + sure) / 2))
}

function pointOf(first: Finding, same: readonly Finding[]): ReviewPoint {
  const title = ruleOf(first.rule)?.title ?? first.rule
  const times = same.length === 1 ? '' : `, ${same.length} times; for example`
  const fix = first.fix ? ` ${first.fix.title}.` : ''
  return {
    rule: first.rule,
    severity: first.severity,
    count: same.length,
    text: `${title}${times}: ${first.message}${fix}`,
    findings: same.map((finding) => finding.key),
  }
}

function numbered(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
