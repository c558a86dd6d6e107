import { queryRule } from '../query/query-rule.ts'
import { isTotal } from '../query/terms.ts'

/** A list that a program reads whole grows with the table. */
export const unboundedResult = queryRule({
  id: 'unbounded-result',
  title: 'Query that gives all rows of a table',
  severity: 'info',
  tags: ['performance', 'operations'],
  catalogue: ['QY021', 'QY002'],
  options: {
    leastRows: { type: 'integer', default: 10_000, minimum: 0, says: 'Rows of a table that are many' },
  },
  reads: ['schema', 'workload', 'statistics'],
  detects:
    'A query of the workload with neither a condition nor LIMIT on a table of more than ten thousand rows.',
  rationale:
    'What worked with the rows of a test takes all memory of the program with those of a year. The server reads and sends all of ' +
    'it, whoever looks at the first page only.',
  source: 'https://www.postgresql.org/docs/current/queries-limit.html',
  ignoreWhen: 'It is an export that reads through a cursor.',
  remedy: 'Asks how many are wanted: LIMIT keeps the first, of an order.',
  fixable: false,
  guided: true,
  *judge(query, { leastRows }) {
    const { node } = query.blocks[0] ?? {}
    const { statement, context } = query
    if (query.origin !== 'workload' || node !== statement || node.is !== 'select') return
    if (node.where || node.limit || node.groupBy || node.distinct || node.into || isTotal(node)) return
    const [source, second] = query.blocks[0]?.sources ?? []
    const rows = source?.table && context.statistics?.tables.get(source.table.id)?.rows
    if (!source?.table || second || !rows || rows < leastRows) return
    const key = source.table.primaryKey?.columns.map((name) => context.facts.dialect.quote(name)).join(', ')
    const order = node.orderBy.length > 0 || !key ? '' : ` ORDER BY ${key}`
    yield {
      at: node,
      message: `${query.label} gives all ${rows} rows of ${source.table.name}.`,
      evidence: 'No condition and no LIMIT.',
      confidence: 0.7,
      fix: null,
      guide: {
        question: 'How many are wanted at a time?',
        choices: [100, 1000].map((most) => ({
          title: `${most}`,
          safety: 'weigh' as const,
          edits: [{ from: node.to, to: node.to, insert: `${order} LIMIT ${most}` }],
        })),
      },
    }
  },
})
