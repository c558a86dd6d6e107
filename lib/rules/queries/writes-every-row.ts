import { queryRule } from '../query/query-rule.ts'

/** Few people mean all rows when they change a table. */
export const writesEveryRow = queryRule({
  id: 'writes-every-row',
  title: 'UPDATE or DELETE without a condition',
  severity: 'warning',
  tags: ['integrity', 'concurrency'],
  catalogue: ['QY002'],
  detects: 'An UPDATE or DELETE in a routine or in the workload that has no WHERE and joins no other table.',
  rationale:
    'It changes every row, locks each of them until the transaction ends and leaves as many dead ones. Where a ' +
    'condition was forgotten, nothing tells.',
  source: 'https://docs.sqlfluff.com and SOAR (an UPDATE or DELETE needs a condition)',
  ignoreWhen: 'The table holds one row, or a few that are all meant.',
  remedy: 'None: which rows are meant, only the author knows. TRUNCATE empties a table at once.',
  fixable: false,
  *judge(query) {
    // Migrations have a rule of their own, which knows batches.
    if (query.origin === 'migration') return
    for (const { node, sources, role } of query.blocks) {
      if ((node.is !== 'update' && node.is !== 'delete') || node.where || node.cursor) continue
      const joined = node.is === 'update' ? node.sources : node.using
      const table = sources[0]?.table?.name ?? node.table.name.at(-1)?.value ?? ''
      if (joined.length > 0 || role === 'derived') continue
      yield {
        at: node.table,
        message: `${query.label} ${node.is === 'update' ? 'changes' : 'deletes'} every row of ${table}.`,
        evidence: `${node.is.toUpperCase()} without WHERE.`,
        confidence: 0.75,
        fix: null,
      }
    }
  },
})
