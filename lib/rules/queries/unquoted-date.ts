import type { query } from '../../sql/index.ts'
import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf } from '../query/terms.ts'
import { replace, textAt } from '../query/text.ts'

/** 2024-05-01 is 2018. */
export const unquotedDate = queryRule({
  id: 'unquoted-date',
  title: 'Date without quotes',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['QY017'],
  detects: 'A year, a month and a day with minus signs between and no quotes around.',
  rationale:
    'It is a subtraction: 2024-05-01 is the number 2018. The comparison fails, or compares with 2018.',
  source: 'https://github.com/XiaoMi/soar (dates without quotes)',
  ignoreWhen: 'It really is a subtraction of numbers that look like a date.',
  remedy: 'Puts quotes around it.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'operation' || !isDate(node)) continue
        const text = textAt(query, node)
        if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) continue
        yield {
          at: node,
          message: `${query.label} subtracts where a date is meant: ${text}.`,
          evidence: 'Without quotes these are three numbers.',
          confidence: 0.95,
          fix: { title: `Write '${text}'`, safety: 'weigh', edits: [replace(node, `'${text}'`)] },
        }
      }
    }
  },
})

/** Whether it is a year less a month less a day. */
function isDate(node: query.Operation): boolean {
  const [left, day] = node.operands
  if (node.operator !== '-' || left?.is !== 'operation' || left.operator !== '-') return false
  const [year, month] = left.operands.map((each) => Number(literalOf(each, 'number')?.value ?? 0))
  const number = Number(literalOf(day, 'number')?.value ?? 0)
  return (
    (year ?? 0) >= 1900 &&
    (year ?? 0) < 2100 &&
    (month ?? 0) >= 1 &&
    (month ?? 0) <= 12 &&
    number >= 1 &&
    number <= 31
  )
}
