import { statisticsRule } from '../statistics-rule.ts'

/** A table that is not frozen in time stops the server from writing. */
export const transactionIdsRunningOut = statisticsRule({
  id: 'transaction-ids-running-out',
  title: 'Table not frozen for too long',
  category: 'indexing',
  severity: 'warning',
  tags: ['operations'],
  catalogue: ['IX021'],
  options: {
    mostAge: {
      type: 'integer',
      default: 1_000_000_000,
      minimum: 1,
      says: 'Transactions a table may go unfrozen',
    },
  },
  detects: 'A table whose oldest unfrozen row is more than a thousand million transactions old.',
  rationale:
    'Transactions are numbered in a circle of four thousand million. When the oldest row is two thousand million ' +
    'behind, the server takes no more writes until somebody has vacuumed.',
  source: 'https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND',
  ignoreWhen: 'A vacuum of it is running.',
  remedy: 'None in the script: VACUUM (FREEZE) the table, and find out what has held vacuum up.',
  fixable: false,
  *check({ table, label, measured, ref }, { mostAge }) {
    if (measured.xidAge === null || measured.xidAge < mostAge) return
    yield {
      entities: [table.id],
      message: `${label} was last frozen ${Math.round(measured.xidAge / 1e6)} million transactions ago.`,
      evidence: `At about 2100 million the server stops writing. VACUUM (FREEZE) ${ref};`,
      confidence: 0.9,
      fix: null,
    }
  },
})
