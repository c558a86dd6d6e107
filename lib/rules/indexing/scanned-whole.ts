import { statisticsRule } from '../statistics-rule.ts'

/** A large table that is read whole again and again misses an index. */
export const scannedWhole = statisticsRule({
  id: 'scanned-whole',
  title: 'Large table that is read whole again and again',
  category: 'indexing',
  severity: 'warning',
  tags: ['performance'],
  catalogue: ['IX022'],
  options: {
    leastRows: {
      type: 'integer',
      default: 50_000,
      minimum: 0,
      says: 'Rows below which a table is left alone',
    },
    leastScans: {
      type: 'integer',
      default: 100,
      minimum: 1,
      says: 'Scans of the whole below which it is left alone',
    },
  },
  detects: 'A table of more than fifty thousand rows that is scanned whole more often than by any index.',
  rationale:
    'Each such scan reads every page of it, to throw most rows away. It gets slower with every row that is added.',
  source: 'https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-TABLES-VIEW',
  ignoreWhen: 'The scans are exports or reports that want every row.',
  remedy: 'None: which columns to index the queries tell; with a workload saved they are named.',
  fixable: false,
  *check({ table, label, measured }, { leastRows, leastScans }) {
    const { rows, sequentialScans: scans, sequentialRowsRead: read, indexScans } = measured
    if (rows === null || scans === null || read === null || rows < leastRows || scans < leastScans) return
    // A scan that ends early (LIMIT, EXISTS) read little.
    if (scans < (indexScans ?? 0) || read / scans < rows / 2) return
    yield {
      entities: [table.id],
      message: `${label} was read whole ${scans} times, ${Math.round(read / scans)} rows each time.`,
      evidence: `${indexScans ?? 0} scans used an index of it; ${rows} rows.`,
      confidence: 0.7,
      fix: null,
    }
  },
})
