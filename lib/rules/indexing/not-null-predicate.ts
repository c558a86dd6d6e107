import { tableRule } from '../define.ts'
import { notNullColumn } from '../expression.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** A predicate that every row satisfies leaves out nothing. */
export const notNullPredicate = tableRule({
  id: 'not-null-predicate',
  title: 'Partial index that leaves out nothing',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX015'],
  detects: 'A partial index WHERE a column IS NOT NULL, when the column is NOT NULL anyway.',
  rationale:
    'All rows are in it, yet the planner may use it only where it can prove the predicate, and a unique index ' +
    'with a predicate cannot be referenced or used for ON CONFLICT without repeating it.',
  source: 'https://github.com/mfvanek/pg-index-health (indexes with unnecessary where clause)',
  ignoreWhen: 'The column is about to become nullable.',
  remedy: 'Removes the predicate.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const index of table.indexes) {
      const column = index.where === null ? undefined : columns.get(notNullColumn(index.where) ?? '')
      if (!column || column.nullable) continue
      yield {
        entities: [index.id, column.id, table.id],
        message: `The predicate of ${index.name} on ${label} is true of every row.`,
        evidence: `${column.name} is NOT NULL.`,
        confidence: 0.97,
        fix: fixOf(`Remove the predicate of ${index.name}`, 'safe', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...indexSpecOf(index), where: null },
        }),
      }
    }
  },
})
