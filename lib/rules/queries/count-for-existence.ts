import type { query } from '../../sql/index.ts'
import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { callName, comparison, literalOf } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** To know that there is one, one needs not count them all. */
export const countForExistence = queryRule({
  id: 'count-for-existence',
  title: 'Counting to see whether there is any',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY018'],
  detects: '`(SELECT count(*) …) > 0` and the like.',
  rationale: 'All rows are counted to learn that there is one. EXISTS stops at the first.',
  source: 'https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-EXISTS',
  ignoreWhen: 'Never.',
  remedy: 'Writes EXISTS, or NOT EXISTS where none is asked for.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'operation') continue
        const found = comparison(node, ['>', '>=', '=', '<>', '!=', '<'])
        const inner = found?.left.is === 'subquery' ? found.left.query : null
        const value = literalOf(found?.right, 'number')?.value
        const counted = inner && countIn(inner)
        const meaning = answers.get(`${node.operator} ${value}`)
        if (!inner || !counted || meaning === undefined) continue
        const text = `${meaning} (${query.sql.slice(inner.from, counted.from)}1${query.sql.slice(counted.to, inner.to)})`
        yield {
          at: node,
          message: `${query.label} counts all rows to see whether there is any: ${wordsAt(query, node)}.`,
          evidence: `${textAt(query, counted)} ${node.operator} ${value}`,
          confidence: 0.95,
          fix: { title: `Write ${meaning}`, safety: 'safe', edits: [replace(node, text)] },
        }
      }
    }
  },
})

const answers: ReadonlyMap<string, string> = new Map([
  ['> 0', 'EXISTS'],
  ['>= 1', 'EXISTS'],
  ['<> 0', 'EXISTS'],
  ['!= 0', 'EXISTS'],
  ['= 0', 'NOT EXISTS'],
  ['< 1', 'NOT EXISTS'],
])

/** The count(*) that is all a query gives; null for any other query. */
function countIn(inner: query.RowQuery): query.Target | null {
  if (inner.is !== 'select' || inner.groupBy || inner.having || inner.limit || inner.offset) return null
  const [target, second] = inner.targets
  if (!target || second || target.value.is !== 'call' || callName(target.value) !== 'count') return null
  const [argument, other] = target.value.args
  const counts = !argument || argument.value.is === 'star' || argument.value.is === 'literal'
  return counts && !other && !target.value.filter && !target.value.over ? target : null
}
