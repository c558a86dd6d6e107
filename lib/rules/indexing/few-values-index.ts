import { distinctValues } from '../../statistics/index.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** An index that tells the rows into a few heaps is passed over by the planner. */
export const fewValuesIndex = statisticsRule({
  id: 'few-values-index',
  title: 'Index on a column that was measured to have few values',
  category: 'indexing',
  severity: 'info',
  tags: ['performance', 'space'],
  catalogue: ['IX013'],
  options: {
    leastRows: {
      type: 'integer',
      default: 10_000,
      minimum: 0,
      says: 'Rows below which a table is left alone',
    },
    values: { type: 'integer', default: 5, minimum: 1, says: 'Values that are few' },
  },
  detects: 'A full index of one column that has a handful of values, none of them rare.',
  rationale:
    'A value that every tenth row has is found as fast by reading the table, so the planner does. Where one of ' +
    'the values is rare it is different: then the index serves that one, and a partial index serves it better.',
  source: 'https://www.postgresql.org/docs/current/view-pg-stats.html (n_distinct, most_common_freqs)',
  ignoreWhen: 'The index is read for its order or for index-only scans.',
  remedy: 'None: whether it is asked for at all, idx_scan and the queries tell.',
  fixable: false,
  *check({ table, columns, label, measured }, { leastRows, values }) {
    if ((measured.rows ?? 0) < leastRows) return
    for (const index of table.indexes) {
      const [key, second] = index.keys
      const column = key?.column && !second ? columns.get(key.column) : undefined
      if (!column || index.unique || index.where !== null || index.method !== 'btree') continue
      if (table.foreignKeys.some((each) => each.columns.includes(column.name))) continue
      const known = measured.columns.get(column.name)
      const distinct = known ? distinctValues(known, measured.rows) : null
      const rarest = Math.min(...(known?.commonFrequencies ?? [1]))
      if (!known || distinct === null || distinct > values || rarest < 0.05) continue
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} has ${distinct} values for ${measured.rows} rows.`,
        evidence: `The rarest of them is in ${Math.round(rarest * 100)} of 100 rows.`,
        confidence: 0.75,
        fix: null,
      }
    }
  },
})
