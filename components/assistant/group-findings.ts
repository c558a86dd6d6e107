import type { Finding, RuleCategory, RuleSeverity } from '@/lib/rules'
import { objectName } from './finding-words'

export type Grouping = 'severity' | 'category' | 'object' | 'rule'

export interface FindingGroup {
  readonly key: string
  readonly title: string
  /** The rule that all its findings are of; null when they are grouped otherwise. */
  readonly rule: string | null
  readonly findings: readonly Finding[]
}

/** What can be fixed in one go. */
export interface FixCounts {
  readonly safe: number
  readonly byRule: ReadonlyMap<string, number>
}

/** Counts the fixes of the open findings: those that are safe, and all of each rule. */
export function countFixes(open: readonly Finding[]): FixCounts {
  const byRule = new Map<string, number>()
  let safe = 0
  for (const { rule, fix } of open) {
    if (!fix) continue
    if (fix.safe) safe += 1
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  }
  return { safe, byRule }
}

export const severities: readonly RuleSeverity[] = ['error', 'warning', 'info']

export const severityNames: Record<RuleSeverity, string> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Suggestions',
}

export const categories: readonly RuleCategory[] = [
  'design',
  'indexing',
  'naming',
  'typing',
  'security',
  'queries',
]

export const categoryNames: Record<RuleCategory, string> = {
  design: 'Design',
  indexing: 'Indexing',
  naming: 'Naming',
  typing: 'Typing',
  security: 'Security',
  queries: 'Queries',
}

/** The findings in groups, in the order in which groups first occur (severities and categories in theirs). */
export function groupFindings(
  findings: readonly Finding[],
  grouping: Grouping,
  ruleTitle: (rule: string) => string,
): readonly FindingGroup[] {
  const groups = new Map<string, { title: string; findings: Finding[] }>()
  if (grouping === 'severity') {
    for (const severity of severities) groups.set(severity, { title: severityNames[severity], findings: [] })
  }
  if (grouping === 'category') {
    for (const category of categories) groups.set(category, { title: categoryNames[category], findings: [] })
  }
  for (const finding of findings) {
    const [key, title] = keyOf(finding, grouping, ruleTitle)
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { title, findings: [finding] })
  }
  return [...groups].flatMap(([key, group]) =>
    group.findings.length > 0 ? [{ key, rule: grouping === 'rule' ? key : null, ...group }] : [],
  )
}

function keyOf(
  finding: Finding,
  grouping: Grouping,
  ruleTitle: (rule: string) => string,
): readonly [string, string] {
  switch (grouping) {
    case 'severity':
      return [finding.severity, severityNames[finding.severity]]
    case 'category':
      return [finding.category, categoryNames[finding.category]]
    case 'rule':
      return [finding.rule, ruleTitle(finding.rule)]
    case 'object': {
      const name = finding.entities[0] ? objectName(finding.entities[0]) : 'The whole schema'
      return [name, name]
    }
  }
}
