import { type EntityId, type ForeignKey, joinQualified, type Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { keeper } from '../kept.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import { stronglyConnected } from '../strongly-connected.ts'
import { labelOf, type TableContext } from '../table-context.ts'

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
    const next = (id: EntityId) => edges.get(id)?.map((edge) => edge.to) ?? []
    for (const circle of stronglyConnected([...edges.keys()], next)) {
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
  const edges = new Map<EntityId, readonly Edge[]>()
  for (const each of context.tables.values()) {
    const from = isReviewed(each) ? kept(each, [], () => edgesFrom(each)) : []
    if (from.length > 0) edges.set(each.table.id, from)
  }
  return edges
}

function edgesFrom({ table, columns, targets }: TableContext): readonly Edge[] {
  return table.foreignKeys.flatMap((key, at) => {
    const target = targets[at]
    if (!target || target.id === table.id || key.deferrable || !key.enforced) return []
    if (key.columns.some((name) => columns.get(name)?.nullable !== false)) return []
    return [{ table, key, to: target.id }]
  })
}

const kept = keeper<TableContext, readonly Edge[]>()
