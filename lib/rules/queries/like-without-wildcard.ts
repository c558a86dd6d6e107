import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf, namedColumn } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** A pattern without a wildcard is a value. */
export const likeWithoutWildcard = queryRule({
  id: 'like-without-wildcard',
  title: 'LIKE without a wildcard',
  severity: 'info',
  tags: ['readability', 'performance'],
  catalogue: ['QY003'],
  detects: 'LIKE with a pattern in which nothing stands for anything else.',
  rationale:
    'It finds what `=` finds, but an ordinary index serves it only where the collation is C, and who reads it looks ' +
    'for the wildcard that was forgotten.',
  source: 'https://www.postgresql.org/docs/current/indexes-types.html#INDEXES-TYPES-BTREE',
  ignoreWhen: 'A wildcard is missing: then put it in.',
  remedy: 'Writes `=`, or `<>` for NOT LIKE.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'like' || node.kind !== 'like' || node.escape) continue
        const pattern = literalOf(node.pattern, 'string')?.value
        if (pattern === undefined || /[%_\\]/.test(pattern)) continue
        const type = namedColumn(block, node.of)?.column.type
        // Blanks at the end count for LIKE and not for = where the type pads.
        const pads = type?.name === 'character'
        const sign = node.negated ? '<>' : '='
        yield {
          at: node,
          message: `${query.label} uses LIKE where ${sign} says the same: ${wordsAt(query, node)}.`,
          evidence: `The pattern '${pattern}' has no wildcard.`,
          confidence: 0.9,
          fix: pads
            ? null
            : {
                title: `Write ${sign}`,
                safety: 'weigh',
                edits: [replace(node, `${textAt(query, node.of)} ${sign} ${textAt(query, node.pattern)}`)],
              },
        }
      }
    }
  },
})
