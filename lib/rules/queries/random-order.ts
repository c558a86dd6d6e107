import { queryRule } from '../query/query-rule.ts'
import { callName } from '../query/terms.ts'
import { replace, textAt } from '../query/text.ts'

/** To sort all rows by chance in order to keep a few is the dearest way to choose. */
export const randomOrder = queryRule({
  id: 'random-order',
  title: 'ORDER BY random()',
  severity: 'warning',
  tags: ['performance'],
  catalogue: ['QY007'],
  detects: 'A query that sorts by random() and keeps a few rows.',
  rationale:
    'Every row is read, given a number and sorted, for a few that are kept; no index helps. It takes longer with ' +
    'every row of the table.',
  source:
    'Bill Karwin, SQL Antipatterns, chapter "Random Selection"; https://www.postgresql.org/docs/current/sql-select.html (TABLESAMPLE)',
  ignoreWhen: 'There are few rows to choose from.',
  remedy: 'Asks how even the choice must be: a sample of the pages, or of the rows, before they are sorted.',
  fixable: false,
  guided: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select' || !node.limit) continue
      const key = node.orderBy.find(({ value }) => callName(value) === 'random')
      if (!key) continue
      const [source, second] = node.sources
      if (source?.is === 'relation' && source.sample) continue
      const canSample = source?.is === 'relation' && !second
      const sampled = (method: string) => `${source ? textAt(query, source) : ''} TABLESAMPLE ${method}`
      yield {
        at: key,
        message: `${query.label} sorts all rows by chance to keep a few.`,
        evidence: 'ORDER BY random() with LIMIT.',
        confidence: 0.9,
        fix: null,
        ...(canSample
          ? {
              guide: {
                question: 'How even must the choice be?',
                choices: [
                  {
                    title: 'Pages are even enough: TABLESAMPLE SYSTEM (1)',
                    safety: 'weigh',
                    edits: [replace(source, sampled('SYSTEM (1)'))],
                  },
                  {
                    title: 'Rows, though all pages are read: TABLESAMPLE BERNOULLI (1)',
                    safety: 'weigh',
                    edits: [replace(source, sampled('BERNOULLI (1)'))],
                  },
                ],
              },
            }
          : {}),
      }
    }
  },
})
