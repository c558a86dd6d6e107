import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { isFixed, namedColumn } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** A list that a program writes is a value that it should send. */
export const longInList = queryRule({
  id: 'long-in-list',
  title: 'Long list of values',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY006'],
  options: { most: { type: 'integer', default: 100, minimum: 2, says: 'Values a list may have' } },
  detects: 'IN or NOT IN with more than a hundred values.',
  rationale:
    'Each length of list is another statement: it is parsed and planned anew, fills the cache of plans and the ' +
    'record of statements, and a value more than the protocol takes makes it fail.',
  source: 'https://www.postgresql.org/docs/current/functions-comparisons.html#FUNCTIONS-COMPARISONS-ANY-SOME',
  ignoreWhen: 'The list never changes; then a table of it may say what it is.',
  remedy: 'Writes = ANY (ARRAY[…]), whose list can be one parameter.',
  fixable: true,
  *judge(query, { most }) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'in' || 'is' in node.items || node.items.length <= most) continue
        const items = node.items
        const { negated } = node
        const type = namedColumn(block, node.of)?.column.type.display
        const list = items.map((item) => textAt(query, item)).join(', ')
        const array = `ARRAY[${list}]${type ? `::${type}[]` : ''}`
        const text = `${textAt(query, node.of)} ${negated ? '<> ALL' : '= ANY'} (${array})`
        yield {
          at: node.of,
          message: `${query.label} lists ${items.length} values for ${wordsAt(query, node.of)}.`,
          evidence: `More than ${most}; each other number of them is another statement.`,
          confidence: 0.8,
          fix: items.every(isFixed)
            ? { title: 'Make the list one array', safety: 'weigh', edits: [replace(node, text)] }
            : null,
        }
      }
    }
  },
})
