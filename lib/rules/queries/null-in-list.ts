import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { isNull } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** A NULL in a list of values is found by nobody, and keeps NOT IN from ever being true. */
export const nullInList = queryRule({
  id: 'null-in-list',
  title: 'NULL in a list of values',
  severity: 'warning',
  tags: ['integrity'],
  catalogue: ['QY005'],
  detects: '`IN (…, NULL)` or `NOT IN (…, NULL)`.',
  rationale:
    'IN finds no row that has no value, so the NULL does nothing. NOT IN with a NULL in its list is true of no row ' +
    'at all.',
  source: 'https://www.postgresql.org/docs/current/functions-comparisons.html#FUNCTIONS-COMPARISONS-NOT-IN',
  ignoreWhen: 'Never.',
  remedy: 'Takes the NULL out; before IN it adds OR … IS NULL, which is what was meant.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'in' || 'is' in node.items || !node.items.some(isNull)) continue
        const kept = node.items.filter((item) => !isNull(item)).map((item) => textAt(query, item))
        const subject = textAt(query, node.of)
        const list = `${subject} ${node.negated ? 'NOT IN' : 'IN'} (${kept.join(', ')})`
        const text = node.negated ? list : `(${list} OR ${subject} IS NULL)`
        yield {
          at: node,
          message: node.negated
            ? `${query.label} asks for ${wordsAt(query, node)}, which is true of no row.`
            : `${query.label} asks for ${wordsAt(query, node)}, whose NULL finds no row.`,
          evidence: 'A comparison with NULL is neither true nor false.',
          confidence: 0.95,
          fix:
            kept.length === 0
              ? null
              : { title: 'Take NULL out of the list', safety: 'weigh', edits: [replace(node, text)] },
        }
      }
    }
  },
})
