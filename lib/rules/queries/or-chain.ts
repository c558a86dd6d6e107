import type { query } from '../../sql/index.ts'
import { nodesOfBlock } from '../query/blocks.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import { comparison, equal, isFixed, isNull } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** The same column again and again is a list. */
export const orChain = queryRule({
  id: 'or-chain',
  title: 'OR between values of one column',
  severity: 'info',
  tags: ['readability', 'performance'],
  catalogue: ['QY006'],
  detects: 'Three or more equalities of the same expression with values, joined by OR.',
  rationale:
    'IN says it once, which is shorter to read and cannot lose its parentheses before the next AND; the planner ' +
    'makes one look-up with a list of it in place of several to be put together.',
  source: 'https://www.postgresql.org/docs/current/functions-comparisons.html',
  ignoreWhen: 'A program writes the query.',
  remedy: 'Writes IN with the values.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'or' || node.of.length < 3) continue
        const parts = node.of.map((part) => equality(query, part))
        const subject = parts[0]?.subject
        if (subject === undefined || !parts.every((part) => part?.subject === subject)) continue
        const values = parts.map((part) => part?.value ?? '').join(', ')
        yield {
          at: node,
          message: `${query.label} asks for ${node.of.length} values of ${subject} one by one.`,
          evidence: wordsAt(query, node),
          confidence: 0.9,
          fix: {
            title: `Write ${subject} IN (…)`,
            safety: 'safe',
            edits: [replace(node, `${subject} IN (${values})`)],
          },
        }
      }
    }
  },
})

function equality(query: JudgedQuery, part: query.Expression) {
  const found = comparison(part, equal)
  if (found?.left.is !== 'column' || !isFixed(found.right) || isNull(found.right)) return null
  return { subject: textAt(query, found.left), value: textAt(query, found.right) }
}
