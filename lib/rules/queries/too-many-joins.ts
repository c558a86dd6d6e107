import { queryRule } from '../query/query-rule.ts'
import { leavesOf } from '../query/terms.ts'

/** Beyond a number of tables the planner tries no longer every order. */
export const tooManyJoins = queryRule({
  id: 'too-many-joins',
  title: 'Too many tables in one query',
  severity: 'info',
  tags: ['performance', 'readability'],
  catalogue: ['QY012'],
  options: { most: { type: 'integer', default: 12, minimum: 2, says: 'Tables that a query may join' } },
  detects: 'A query that joins more than twelve tables.',
  rationale:
    'From eight on the planner keeps the joins in the order they are written (join_collapse_limit), from twelve on it ' +
    'tries orders by chance (geqo_threshold): plans get worse, and differ from day to day.',
  source: 'https://www.postgresql.org/docs/current/runtime-config-query.html',
  ignoreWhen: 'It is a report whose plan somebody has looked at.',
  remedy:
    'None: which part to take out, and keep as a query or a table of its own, is a matter of what it is for.',
  fixable: false,
  *judge(query, { most }) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select') continue
      const count = node.sources.flatMap(leavesOf).length
      if (count <= most) continue
      yield {
        at: node.sources[0] ?? node,
        message: `${query.label} joins ${count} tables at once.`,
        evidence: `More than ${most}.`,
        confidence: 0.8,
        fix: null,
      }
    }
  },
})
