import type { query } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { comparison, conjunctsOf, literalOf, namedColumn } from '../query/terms.ts'
import { replace, textAt, withParentheses, wordsAt } from '../query/text.ts'

/** A condition that does not look at the row chooses none. */
export const conditionAlwaysSame = queryRule({
  id: 'condition-always-same',
  title: 'Condition that does not depend on the row',
  severity: 'info',
  tags: ['readability', 'integrity'],
  catalogue: ['QY002'],
  detects: '`1 = 1`, `TRUE` or a column compared with itself among the conditions of WHERE.',
  rationale:
    'A constant is left over from text that was put together, where a forgotten condition goes unseen; a column ' +
    'equal to itself leaves out nulls, which nobody reads from it.',
  source:
    'https://github.com/XiaoMi/soar (constant conditions), https://docs.sqlfluff.com/en/stable/reference/rules.html (ST10)',
  ignoreWhen: 'The program that writes the query needs something for its conditions to follow.',
  remedy: 'Takes the constant out, and writes IS NOT NULL for a column compared with itself.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const { node } = block
      if (node.is !== 'select' && node.is !== 'update' && node.is !== 'delete') continue
      const all = conjunctsOf(node.where)
      for (const condition of all) {
        const column = sameColumn(block, condition)
        if (column === null && !isAlwaysTrue(condition)) continue
        const others = all.filter((each) => each !== condition)
        const kept = others
          .map((each) => textAt(query, withParentheses(query, each, whereSpan(node))))
          .join(' AND ')
        const fix =
          column !== null
            ? [replace(condition, `${column} IS NOT NULL`)]
            : others.length > 0 && node.where
              ? [replace(node.where, kept)]
              : null
        yield {
          at: condition,
          message: `${query.label} has the condition ${wordsAt(query, condition)}, which chooses no rows.`,
          evidence: column === null ? 'It is true whatever the row.' : `It is true unless ${column} is null.`,
          confidence: 0.9,
          fix: fix && {
            title: column === null ? 'Take the condition out' : `Write ${column} IS NOT NULL`,
            safety: 'safe',
            edits: fix,
          },
        }
        if (column === null) break
      }
    }
  },
})

function whereSpan(node: query.Select | query.Update | query.Delete) {
  return node.where ?? node
}

function isAlwaysTrue(condition: query.Expression): boolean {
  if (literalOf(condition, 'keyword')?.value === 'true') return true
  const found = comparison(condition, ['='])
  if (found?.left.is !== 'literal' || found.right.is !== 'literal') return false
  return (
    found.left.kind === found.right.kind &&
    found.left.kind !== 'keyword' &&
    found.left.value === found.right.value
  )
}

function sameColumn(block: Block, condition: query.Expression): string | null {
  const found = comparison(condition, ['='])
  const [left, right] = [namedColumn(block, found?.left), namedColumn(block, found?.right)]
  if (!left || !right || left.source !== right.source || left.column !== right.column) return null
  if (found?.left.is !== 'column') return null
  return found.left.parts.map((part) => (part.quoted ? `"${part.value}"` : part.value)).join('.')
}
