import type { Finding, RuleSeverity } from '@/lib/rules'
import { type EntityId, entityId, parseEntityId } from '@/lib/schema'

/** Findings of one node: how many, and the worst of them. */
export interface FindingBadge {
  readonly count: number
  readonly worst: RuleSeverity
}

/** Badges by node, of the findings that were not dismissed. */
export function findingBadges(
  findings: readonly Finding[],
  dismissed: Readonly<Record<string, unknown>>,
): ReadonlyMap<EntityId, FindingBadge> {
  const badges = new Map<EntityId, FindingBadge>()
  for (const finding of findings) {
    if (finding.key in dismissed) continue
    const [first] = finding.entities
    const node = first === undefined ? null : nodeOf(first)
    if (node === null) continue
    const old = badges.get(node)
    const worst = old && ranks[old.worst] >= ranks[finding.severity] ? old.worst : finding.severity
    badges.set(node, { count: (old?.count ?? 0) + 1, worst })
  }
  return badges
}

/** The node that shows an entity: itself, or the table that a column, key, index … belongs to. */
export function nodeOf(id: EntityId): EntityId | null {
  const { kind, parts } = parseEntityId(id)
  const [space, name] = parts
  if (kind === 'table' || kind === 'view' || kind === 'enum') return id
  if (!memberKinds.has(kind) || space === undefined || name === undefined) return null
  return entityId('table', space, name)
}

/** The column name of a column's id; null for anything else. */
export function columnOf(id: EntityId): string | null {
  const { kind, parts } = parseEntityId(id)
  return kind === 'column' ? (parts[2] ?? null) : null
}

const ranks: Record<RuleSeverity, number> = { info: 0, warning: 1, error: 2 }

const memberKinds: ReadonlySet<string> = new Set([
  'column',
  'primaryKey',
  'unique',
  'foreignKey',
  'check',
  'exclusion',
  'index',
  'trigger',
  'policy',
  'rule',
])
