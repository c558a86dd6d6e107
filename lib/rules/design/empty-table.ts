import { fixOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** A table that has never had a row. */
export const emptyTable = statisticsRule({
  id: 'empty-table',
  title: 'Table that never had a row',
  category: 'design',
  severity: 'info',
  tags: ['readability'],
  catalogue: ['SCH021', 'SCH036'],
  detects: 'A table without rows into which nothing was inserted since counting began.',
  rationale:
    'Either what fills it was never deployed, or it went and the table stayed. Both are worth knowing before ' +
    'the next program is built on it.',
  source: 'https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-TABLES-VIEW',
  ignoreWhen: 'The database is new, or its counters were reset.',
  remedy: 'Drops it, where no other table points at it.',
  fixable: true,
  *check({ table, label, ref, references, measured, statistics }) {
    const { rows, inserts } = measured
    if (statistics.isStandby === true || rows !== 0 || inserts !== 0 || table.partitionBy) return
    yield {
      entities: [table.id],
      message: `${label} has never had a row.`,
      evidence: `0 rows, 0 inserts${statistics.countedSince === null ? '' : ` since ${statistics.countedSince}`}.`,
      confidence: 0.7,
      fix: references.length > 0 ? null : fixOf(`Drop ${label}`, 'weigh', { op: 'table.drop', table: ref }),
    }
  },
})
