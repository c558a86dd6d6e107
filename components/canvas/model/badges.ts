import type { Finding, RuleSeverity } from '@/lib/rules'
import { type EntityId, entityId, parseEntityId } from '@/lib/schema'

/** Findings of one node or line: how many, and the worst of them. */
export interface FindingBadge {
  readonly count: number
  readonly worst: RuleSeverity
}

/** What the diagram shows of findings: on nodes everything in them, on lines what is about the key itself. */
export interface FindingBadges {
  readonly nodes: ReadonlyMap<EntityId, FindingBadge>
  readonly edges: ReadonlyMap<string, FindingBadge>
}

/** Badges of findings; what a partition without a card of its own has is shown by the card it is folded into. */
export function findingBadges(
  findings: readonly Finding[],
  homes: ReadonlyMap<EntityId, EntityId> = new Map(),
): FindingBadges {
  const nodes = new Map<EntityId, FindingBadge>()
  const edges = new Map<string, FindingBadge>()
  for (const { severity, entities } of findings) {
    const [first] = entities
    if (first === undefined) continue
    const node = nodeOf(first)
    if (node !== null) add(nodes, homes.get(node) ?? node, severity)
    if (parseEntityId(first).kind === 'foreignKey') add(edges, first, severity)
  }
  return { nodes, edges }
}

function add<K>(badges: Map<K, FindingBadge>, key: K, severity: RuleSeverity): void {
  const old = badges.get(key)
  const worst = old && ranks[old.worst] >= ranks[severity] ? old.worst : severity
  badges.set(key, { count: (old?.count ?? 0) + 1, worst })
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
