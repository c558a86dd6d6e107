import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { comparison, equal, isNull, unequal } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** Nothing is equal to NULL, not even NULL. */
export const nullComparison = queryRule({
  id: 'null-comparison',
  title: 'Comparison with NULL',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['QY005'],
  detects: '`= NULL`, `<> NULL` or `!= NULL` in a condition.',
  rationale:
    'The result is unknown for every row, never true: such a condition lets no row through, whatever is in it.',
  source: 'https://www.postgresql.org/docs/current/functions-comparison.html',
  ignoreWhen: 'Never in a condition; `transform_null_equals` is a setting for one old program.',
  remedy: 'Writes IS NULL or IS NOT NULL.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'operation') continue
        const found = comparison(node, [...equal, ...unequal])
        if (!found || (!isNull(found.left) && !isNull(found.right))) continue
        const kept = isNull(found.right) ? found.left : found.right
        const test = equal.includes(node.operator) ? 'IS NULL' : 'IS NOT NULL'
        const span = isNull(found.right)
          ? { from: node.sign.from, to: node.to }
          : { from: node.from, to: node.to }
        const text = isNull(found.right) ? test : `${textAt(query, kept)} ${test}`
        yield {
          at: node,
          message: `${query.label} compares with NULL: ${wordsAt(query, node)} is never true.`,
          evidence: `${node.operator} NULL gives NULL for every row; ${test} asks what is meant.`,
          confidence: 0.97,
          fix: { title: `Write ${test}`, safety: 'weigh', edits: [replace(span, text)] },
        }
      }
    }
  },
})
