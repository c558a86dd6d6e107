import { findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Another collation sorts otherwise, so every index on the column is built again. */
export const collationChanged = migrationRule({
  id: 'collation-changed',
  title: 'Collation of an indexed column changed',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS033'],
  detects: 'ALTER COLUMN … TYPE … COLLATE, except where the base shows that no index holds the column.',
  rationale: 'Indexes on the column are built again under ACCESS EXCLUSIVE: not even SELECT runs meanwhile.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html',
  ignoreWhen: 'The table is small.',
  remedy:
    'None: add an index with the new collation concurrently and name the collation in queries, or go by a new column.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'setType')) {
      if (!action.collation) continue
      const column = action.column.value
      const known = table && findColumn(table, column)
      const isIndexed =
        table !== null &&
        [
          ...table.indexes.map(({ keys }) => keys.map((key) => key.column)),
          table.primaryKey?.columns ?? [],
          ...table.uniques.map((key) => key.columns),
        ].some((columns) => columns.includes(column))
      if (known && !isIndexed) continue
      yield {
        message: `Another collation for ${label}.${column} builds its indexes anew while nobody may use ${label}.`,
        evidence: known ? `An index or key holds ${column}.` : 'Whether an index holds it is not known here.',
        confidence: known ? 0.92 : 0.55,
        entities: known ? [known.id] : [],
        fix: null,
      }
    }
  },
})
