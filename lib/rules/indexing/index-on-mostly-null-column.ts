import { isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** An index on something that few rows have should hold only those. */
export const indexOnMostlyNullColumn = tableRule({
  id: 'index-on-mostly-null-column',
  title: 'Full index on a column that is mostly null',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX012', 'IX025'],
  detects:
    'A full index whose only key is a nullable moment that few rows have (deleted, locked, expired, failed …).',
  rationale:
    'Most entries are nulls that no query looks for. With WHERE … IS NOT NULL the index is a fraction of the ' +
    'size, and inserts do not touch it.',
  source: 'https://github.com/mfvanek/pg-index-health (indexes with null values)',
  ignoreWhen: 'Queries ask for IS NULL through this index, or most rows do have a value.',
  remedy: 'Adds the predicate `IS NOT NULL`.',
  fixable: true,
  *check({ table, columns, label, ref, quote }) {
    for (const index of table.indexes) {
      const [key, second] = index.keys
      const column = key?.column && !second ? columns.get(key.column) : undefined
      if (!column?.nullable || index.where !== null || index.method !== 'btree' || index.unique) continue
      if (!isTimestamp(column.type) || !rare.has(snakeCase(column.name))) continue
      const where = `${quote(column.name)} IS NOT NULL`
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} holds every row, though few have a ${column.name}.`,
        evidence: `${column.name} may be null, and its name says an exception.`,
        confidence: 0.55,
        fix: fixOf(`Limit ${index.name} to rows WHERE ${where}`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...indexSpecOf(index), where },
        }),
      }
    }
  },
})

const rare: ReadonlySet<string> = new Set(
  (
    'deleted_at discarded_at archived_at locked_at failed_at cancelled_at canceled_at rejected_at blocked_at banned_at ' +
    'suspended_at revoked_at removed_at expired_at deactivated_at refunded_at deletion_scheduled_at marked_for_deletion_at'
  ).split(' '),
)
