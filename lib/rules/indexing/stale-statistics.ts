import { fixOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** The planner decides by what ANALYZE saw last. */
export const staleStatistics = statisticsRule({
  id: 'stale-statistics',
  title: 'Table changed much since it was analyzed',
  category: 'indexing',
  severity: 'info',
  tags: ['operations', 'performance'],
  catalogue: ['IX022'],
  options: {
    share: {
      type: 'number',
      default: 0.3,
      minimum: 0.01,
      says: 'Changed rows for each row that are too many',
    },
    leastRows: {
      type: 'integer',
      default: 100_000,
      minimum: 0,
      says: 'Changed rows below which a table is left alone',
    },
  },
  detects: 'A table of which three rows in ten were changed since ANALYZE last looked at it.',
  rationale:
    'The planner takes what it does not know of for not there: the newest days seem empty, so it joins them row by ' +
    'row. A wrong index, or none, is chosen for hours.',
  source: 'https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS',
  ignoreWhen: 'A load has just ended and ANALYZE is on its way.',
  remedy: 'Lets autoanalyze of this table begin at one changed row in a hundred.',
  fixable: true,
  *check({ table, label, ref, measured }, { share, leastRows }) {
    const { rows, changedSinceAnalyze: changed } = measured
    if (rows === null || changed === null || changed < leastRows || changed < rows * share) return
    if (table.kind === 'partitioned' || 'autovacuum_analyze_scale_factor' in table.options) return
    yield {
      entities: [table.id],
      message: `${changed} rows of ${label} were changed since it was analyzed; it has ${rows}.`,
      evidence:
        measured.lastAnalyze === null
          ? 'No ANALYZE is known of.'
          : `It was analyzed last at ${measured.lastAnalyze}.`,
      confidence: 0.75,
      fix: fixOf(`Analyze ${label} when one in a hundred rows is changed`, 'weigh', {
        op: 'table.setOptions',
        table: ref,
        options: { ...table.options, autovacuum_analyze_scale_factor: '0.01' },
      }),
    }
  },
})
