import { query as tree } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import { callName, isTotal } from '../query/terms.ts'
import { replace, textAt } from '../query/text.ts'

/** The sum of no rows is null, not nought. */
export const sumOfNothing = queryRule({
  id: 'sum-of-nothing',
  title: 'Sum that may be null',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['QY018'],
  detects: 'sum() over all rows of a query, as a value of the result, without coalesce.',
  rationale:
    'Where no row is found the sum is null: a customer without orders owes nothing known, and what is counted with it is null ' +
    'as well.',
  source: 'https://www.postgresql.org/docs/current/functions-aggregate.html (note on sum of no rows)',
  ignoreWhen: 'Unknown is what no rows should give.',
  remedy: 'Writes coalesce(sum(…), 0).',
  fixable: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select' || !isTotal(node)) continue
      for (const { value } of node.targets) {
        if (value.is !== 'call' || callName(value) !== 'sum' || value.over) continue
        if (isWrapped(query.statement, node)) continue
        const text = textAt(query, value)
        yield {
          at: value,
          message: `${query.label} gives null for ${text} where there are no rows.`,
          evidence: 'sum() of no rows is null.',
          confidence: 0.7,
          fix: {
            title: 'Take nought for no rows',
            safety: 'weigh',
            edits: [replace(value, `coalesce(${text}, 0)`)],
          },
        }
      }
    }
  },
})

/** Whether the query stands in a call of coalesce. */
function isWrapped(statement: tree.Statement, node: tree.Select): boolean {
  for (const call of tree.nodesOf(statement)) {
    if (call.is === 'call' && callName(call) === 'coalesce' && call.from <= node.from && call.to >= node.to)
      return true
  }
  return false
}
