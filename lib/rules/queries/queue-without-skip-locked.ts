import { queryRule } from '../query/query-rule.ts'

/** Workers that wait for each other's row work one after the other. */
export const queueWithoutSkipLocked = queryRule({
  id: 'queue-without-skip-locked',
  title: 'Queue whose workers wait for each other',
  severity: 'info',
  tags: ['concurrency', 'performance'],
  catalogue: ['QY015'],
  detects: 'A query that takes the first few rows of an order FOR UPDATE, without SKIP LOCKED or NOWAIT.',
  rationale:
    'All workers ask for the same first row. One has it, the others wait until that one commits, and then find that the row ' +
    'is done. SKIP LOCKED gives each the next free one.',
  source: 'https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE (queue-like tables)',
  ignoreWhen: 'Exactly that row is meant, and waiting for it is right.',
  remedy: 'Adds SKIP LOCKED.',
  fixable: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select' || !node.limit || node.orderBy.length === 0) continue
      const locking = node.locking.find(
        (each) => each.strength === 'update' || each.strength === 'no key update',
      )
      if (!locking || locking.wait !== null) continue
      yield {
        at: locking,
        message: `${query.label} makes workers wait for the same rows.`,
        evidence: 'ORDER BY … LIMIT … FOR UPDATE locks the first rows, whoever holds them.',
        confidence: 0.65,
        fix: {
          title: 'Add SKIP LOCKED',
          safety: 'weigh',
          edits: [{ from: locking.to, to: locking.to, insert: ' SKIP LOCKED' }],
        },
      }
    }
  },
})
