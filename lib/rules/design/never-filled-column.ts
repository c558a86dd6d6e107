import { distinctValues } from '../../statistics/index.ts'
import { fixOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** A column that is null in every row. */
export const neverFilledColumn = statisticsRule({
  id: 'never-filled-column',
  title: 'Column that no row fills',
  category: 'design',
  severity: 'info',
  tags: ['readability'],
  catalogue: ['SCH022'],
  detects: 'A nullable column that was null in all rows looked at, in a table of a thousand rows or more.',
  rationale:
    'Forms ask for it, exports carry it, and people plan with it, but nobody has ever known a value. Mostly it ' +
    'was made for a feature that took another way.',
  source: 'https://www.postgresql.org/docs/current/view-pg-stats.html (null_frac)',
  ignoreWhen: 'It is for what happens seldom, or the feature that fills it is about to come.',
  remedy: 'Drops it, where no key holds it.',
  fixable: true,
  options: {
    leastRows: {
      type: 'integer',
      default: 1_000,
      minimum: 1,
      says: 'Rows below which a table is left alone',
    },
  },
  *check({ table, label, ref, measured, references }, { leastRows }) {
    const { rows, columns: known } = measured
    if (rows === null || rows < leastRows) return
    const tied = new Set([
      ...table.foreignKeys.flatMap((key) => key.columns),
      ...references.flatMap(({ key }) => key.references.columns),
      ...(table.partitionBy?.keys ?? []).map((key) => key.column),
    ])
    for (const column of table.columns) {
      const seen = known.get(column.name)
      if (!column.nullable || column.inherited || column.generated || seen?.nullFraction !== 1) continue
      if ((distinctValues(seen, rows) ?? 0) > 0) continue
      yield {
        entities: [column.id, table.id],
        message: `No row of ${label} fills ${column.name}.`,
        evidence: `All rows looked at, of ${rows}, have null there.`,
        confidence: 0.7,
        fix: tied.has(column.name)
          ? null
          : fixOf(`Drop ${label}.${column.name}`, 'weigh', {
              op: 'column.drop',
              table: ref,
              column: column.name,
            }),
      }
    }
  },
})
