import { query as tree } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import { aggregates, conjunctsOf } from '../query/terms.ts'
import { remove, textAt, withParentheses, wordsAt } from '../query/text.ts'

/** Rows that are not wanted need not be counted first. */
export const havingForRows = queryRule({
  id: 'having-for-rows',
  title: 'HAVING that looks at single rows',
  severity: 'info',
  tags: ['performance', 'readability'],
  catalogue: ['QY010'],
  detects: 'A condition in HAVING without an aggregate.',
  rationale:
    'HAVING is about groups, WHERE about rows. A condition on what rows are grouped by says in WHERE that most need ' +
    'not be read at all, where an index can help.',
  source: 'https://www.postgresql.org/docs/current/tutorial-agg.html',
  ignoreWhen: 'Never: the result is the same.',
  remedy: 'Moves the condition to WHERE.',
  fixable: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select' || !node.having || !node.groupBy) continue
      if (node.groupBy.items.some((item) => item.is !== 'expression')) continue
      const { having, groupBy, where } = node
      const all = conjunctsOf(having)
      const plain = all.filter((each) => !aggregates(each) && hasColumn(each))
      if (plain.length === 0) continue
      const text = (each: tree.Expression) => textAt(query, withParentheses(query, each, having))
      const moved = plain
        .map((each) => (each.is === 'or' ? `(${textAt(query, each)})` : textAt(query, each)))
        .join(' AND ')
      const left = all.filter((each) => !plain.includes(each)).map(text)
      const word = query.sql.toLowerCase().lastIndexOf('having', having.from)
      const end = where?.to ?? node.sources.at(-1)?.to ?? groupBy.from
      const isOr = where?.is === 'or'
      yield {
        at: plain[0] ?? having,
        message: `${query.label} groups rows first and leaves them out by ${wordsAt(query, plain[0] ?? having)} then.`,
        evidence: 'The condition has no aggregate, so it holds for all rows of a group or for none.',
        confidence: 0.9,
        fix: isOr
          ? null
          : {
              title: 'Move the condition to WHERE',
              safety: 'safe',
              edits: [
                { from: end, to: end, insert: ` ${where ? 'AND' : 'WHERE'} ${moved}` },
                left.length > 0
                  ? { from: having.from, to: having.to, insert: left.join(' AND ') }
                  : remove(query, { from: word, to: withParentheses(query, having, node).to }),
              ],
            },
      }
    }
  },
})

function hasColumn(expression: tree.Expression): boolean {
  let found = false
  for (const node of tree.nodesOf(expression)) {
    if (tree.isStatement(node) || node.is === 'unread') return false
    if (node.is === 'call' && node.name.length > 1) return false
    found ||= node.is === 'column'
  }
  return found
}
