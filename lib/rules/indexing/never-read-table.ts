import { rowsWritten } from '../../statistics/index.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** A table that is written and never read is kept for nobody. */
export const neverReadTable = statisticsRule({
  id: 'never-read-table',
  title: 'Table that is written and never read',
  category: 'indexing',
  severity: 'info',
  tags: ['space', 'operations', 'privacy'],
  catalogue: ['IX005', 'SCH036'],
  options: {
    leastRows: {
      type: 'integer',
      default: 1_000,
      minimum: 0,
      says: 'Rows below which a table is left alone',
    },
  },
  detects:
    'A table with rows that was written to and not scanned once, by index or whole, since counting began.',
  rationale:
    'It costs at every write, in backups and upgrades, and what it holds of people must be looked after. Mostly a ' +
    'feature went and its table stayed.',
  source: 'https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-TABLES-VIEW',
  ignoreWhen: 'It is kept to be read in an emergency (an audit trail), or read on a standby only.',
  remedy: 'None: whether the rows may go, people must say.',
  fixable: false,
  *check({ table, label, measured, statistics }, { leastRows }) {
    const { rows, sequentialScans, indexScans } = measured
    const written = rowsWritten(measured)
    if (statistics.isStandby === true || sequentialScans !== 0 || (indexScans ?? 0) !== 0) return
    if (!written || rows === null || rows < leastRows) return
    yield {
      entities: [table.id],
      message: `${label} was written to ${written} times and never read.`,
      evidence: `No scan of any kind${statistics.countedSince === null ? '' : ` since ${statistics.countedSince}`}; ${rows} rows.`,
      confidence: 0.6,
      fix: null,
    }
  },
})
