import { type EntityId, type ForeignKey, joinQualified, type Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import { stronglyConnected } from '../strongly-connected.ts'
import { labelOf } from '../table-context.ts'

/** Tables that all need each other first can never get their first row. */
export const foreignKeyCycle = schemaRule({
  id: 'foreign-key-cycle',
  title: 'Required references in a circle',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH014'],
  detects:
    'Tables that reference each other in a circle through columns that are all NOT NULL and not deferrable.',
  rationale:
    'No order of inserts satisfies such a circle: each first row waits for another one. Loading a dump or ' +
    'deleting a set of rows fails the same way.',
  source: 'https://www.postgresql.org/docs/current/sql-set-constraints.html',
  ignoreWhen: 'Rows are only ever written by one statement with data-modifying CTEs.',
  remedy: 'Makes the last foreign key of the circle DEFERRABLE INITIALLY DEFERRED.',
  fixable: true,
  *check(context) {
    const edges = requiredEdges(context)
    const nodes = [...context.tables.keys()]
    const next = new Map([...edges].map(([from, list]) => [from, list.map((edge) => edge.to)]))
    for (const circle of stronglyConnected(nodes, (id) => next.get(id) ?? [])) {
      if (circle.length < 2) continue
      const inside = new Set(circle)
      const inner = circle.flatMap((id) => (edges.get(id) ?? []).filter((edge) => inside.has(edge.to)))
      const last = inner.at(-1)
      if (!last) continue
      const names = circle.map((id) => context.tables.get(id)?.label ?? id)
      yield {
        entities: [last.key.id, ...circle],
        message: `${names.join(', ')} require each other, so none of them can get its first row.`,
        evidence: `Foreign keys ${inner.map((edge) => edge.key.name).join(', ')} are all NOT NULL and checked at once.`,
        confidence: 0.9,
        fix: fixOf(`Check ${last.key.name} of ${labelOf(context.facts, last.table)} at commit`, 'weigh', {
          op: 'foreignKey.alter',
          table: joinQualified(last.table.schema, last.table.name),
          name: last.key.name,
          foreignKey: { ...foreignKeySpecOf(last.key), deferrable: true, initiallyDeferred: true },
        }),
      }
    }
  },
})

interface Edge {
  readonly table: Table
  readonly key: ForeignKey
  readonly to: EntityId
}

function requiredEdges(context: RuleContext): ReadonlyMap<EntityId, readonly Edge[]> {
  const edges = new Map<EntityId, Edge[]>()
  for (const each of context.tables.values()) {
    if (!isReviewed(each)) continue
    for (const [at, key] of each.table.foreignKeys.entries()) {
      const target = each.targets[at]
      if (!target || target === each.table || key.deferrable || !key.enforced) continue
      if (key.columns.some((name) => each.columns.get(name)?.nullable !== false)) continue
      const edge = { table: each.table, key, to: target.id }
      const list = edges.get(each.table.id)
      if (list) list.push(edge)
      else edges.set(each.table.id, [edge])
    }
  }
  return edges
}
