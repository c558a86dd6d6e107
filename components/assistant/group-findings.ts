import type { Finding, RuleSeverity } from '@/lib/rules'
import { type EntityId, type EntityKind, parseEntityId } from '@/lib/schema'
import type { Dismissals } from '@/lib/store'

export type Grouping = 'severity' | 'object' | 'rule'

export interface FindingGroup {
  readonly key: string
  readonly title: string
  /** The rule that all its findings are of; null when they are grouped otherwise. */
  readonly rule: string | null
  readonly findings: readonly Finding[]
}

export interface FindingFilter {
  readonly severities: ReadonlySet<RuleSeverity>
  /** Words that must occur in the message or the rule's id, in any case. */
  readonly search: string
}

/** How many findings are open, and what can be fixed in one go. */
export interface FixCounts {
  readonly bySeverity: Readonly<Record<RuleSeverity, number>>
  readonly safe: number
  readonly byRule: ReadonlyMap<string, number>
}

/** Counts the open findings by severity, and their fixes: those that are safe, and all of each rule. */
export function countFixes(open: readonly Finding[]): FixCounts {
  const byRule = new Map<string, number>()
  const bySeverity: Record<RuleSeverity, number> = { error: 0, warning: 0, info: 0 }
  let safe = 0
  for (const { rule, fix, severity } of open) {
    bySeverity[severity] += 1
    if (!fix) continue
    if (fix.safe) safe += 1
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  }
  return { bySeverity, safe, byRule }
}

export const severities: readonly RuleSeverity[] = ['error', 'warning', 'info']

export const severityNames: Record<RuleSeverity, string> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Suggestions',
}

/** Findings that are neither dismissed nor filtered away. */
export function visibleFindings(
  findings: readonly Finding[],
  dismissals: Dismissals,
  filter: FindingFilter,
): readonly Finding[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  return findings.filter((finding) => {
    if (finding.key in dismissals || !filter.severities.has(finding.severity)) return false
    const text = `${finding.message} ${finding.rule}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The findings in groups, in the order in which groups first occur (severity: worst first). */
export function groupFindings(
  findings: readonly Finding[],
  grouping: Grouping,
  ruleTitle: (rule: string) => string,
): readonly FindingGroup[] {
  const groups = new Map<string, { title: string; findings: Finding[] }>()
  if (grouping === 'severity') {
    for (const severity of severities) groups.set(severity, { title: severityNames[severity], findings: [] })
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

/** The name of the table, view or other object that an entity is or is inside of. */
export function objectName(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  if (kind === 'schema' || kind === 'extension') return parts.join('.')
  const [space, name] = parts
  return space === 'public' || space === undefined ? (name ?? '') : `${space}.${name ?? ''}`
}

const kindWords: Readonly<Partial<Record<EntityKind, string>>> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check',
  exclusion: 'exclusion constraint',
  composite: 'type',
  range: 'type',
  routine: 'function',
}

/** How a place is called in a finding: its kind, where it needs one, and its name from the table on. */
export function placeName(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  const names = parts.length > 1 && parts[0] === 'public' ? parts.slice(1) : parts
  if (kind === 'routine') {
    // The last part is the types of the arguments.
    return `function ${names.slice(0, -1).join('.')}(${names.at(-1)})`
  }
  const name = names.join('.')
  return kind === 'table' || kind === 'column' ? name : `${kindWords[kind] ?? kind} ${name}`
}

function keyOf(
  finding: Finding,
  grouping: Grouping,
  ruleTitle: (rule: string) => string,
): readonly [string, string] {
  switch (grouping) {
    case 'severity':
      return [finding.severity, severityNames[finding.severity]]
    case 'rule':
      return [finding.rule, ruleTitle(finding.rule)]
    case 'object': {
      const name = finding.entities[0] ? objectName(finding.entities[0]) : 'The whole schema'
      return [name, name]
    }
  }
}
