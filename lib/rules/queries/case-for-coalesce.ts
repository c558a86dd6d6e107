import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** What is there, or else something: that is coalesce. */
export const caseForCoalesce = queryRule({
  id: 'case-for-coalesce',
  title: 'CASE that says coalesce',
  severity: 'info',
  stance: 'strict',
  tags: ['readability'],
  catalogue: ['QY022'],
  detects: '`CASE WHEN x IS NULL THEN y ELSE x END` and the same the other way round.',
  rationale: 'coalesce(x, y) says it in two words, and nobody has to compare the branches.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (ST02)',
  ignoreWhen: 'It is one of several branches that belong together.',
  remedy: 'Writes coalesce.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'case' || node.of || node.whens.length !== 1 || !node.otherwise) continue
        const [branch] = node.whens
        const test = branch?.when
        if (!branch || test?.is !== 'test' || test.test !== 'null') continue
        const subject = textAt(query, test.of)
        const [present, absent] = test.negated
          ? [branch.result, node.otherwise]
          : [node.otherwise, branch.result]
        if (textAt(query, present) !== subject || test.of.is !== 'column') continue
        const text = `coalesce(${subject}, ${textAt(query, absent)})`
        yield {
          at: node,
          message: `${query.label} says coalesce in many words: ${wordsAt(query, node)}.`,
          evidence: text,
          confidence: 0.95,
          fix: { title: 'Write coalesce', safety: 'safe', edits: [replace(node, text)] },
        }
      }
    }
  },
})
