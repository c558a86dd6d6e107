import { isInteger } from '../column-types.ts'
import { indexLeads } from '../query/indexes.ts'
import { queryRule } from '../query/query-rule.ts'
import { comparison, conditionsOf, equal, isFixed, namedColumn, ordered } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** An index knows the column, not what is counted from it. */
export const arithmeticOnColumn = queryRule({
  id: 'arithmetic-on-column',
  title: 'Calculation on an indexed column',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY004'],
  detects:
    'A comparison whose one side adds something to, or takes something from, an indexed column, and whose other ' +
    'side does not depend on the row.',
  rationale:
    'The index is in the order of the column. The planner does not turn equations round, so it calculates for every ' +
    'row of the table.',
  source: 'https://use-the-index-luke.com/sql/where-clause/obfuscation/math',
  ignoreWhen: 'The table is small.',
  remedy: 'Brings the calculation to the other side.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const condition of conditionsOf(block)) {
        const found = comparison(condition, [...equal, ...ordered])
        const { left, right, node } = found ?? {}
        if (left?.is !== 'operation' || !right || !node || !isFixed(right)) continue
        const [of, by] = left.operands
        const back = left.operator === '+' ? '-' : left.operator === '-' ? '+' : null
        const named = namedColumn(block, of)
        if (
          !named ||
          !of ||
          !by ||
          back === null ||
          !isFixed(by) ||
          !indexLeads(named.table, named.column.name)
        )
          continue
        const isDate = named.column.type.name === 'date'
        if (
          !isInteger(named.column.type) &&
          named.column.type.name !== 'numeric' &&
          !isTime(named.column.type.name) &&
          !isDate
        )
          continue
        // A date less a number is a date; a moment less an interval is no longer a date.
        if (isDate && by.is !== 'literal') continue
        const [column, other, amount] = [of, right, by].map((each) => textAt(query, each))
        // Beside an interval a parameter would be taken for one too.
        const isUntyped =
          right.is === 'parameter' || (right.is === 'literal' && right.kind === 'string' && !right.type)
        const typed =
          isUntyped && isTime(named.column.type.name) ? `${other}::${named.column.type.display}` : other
        yield {
          at: condition,
          message: `${query.label} calculates ${wordsAt(query, left)} for every row of ${named.table.name}.`,
          evidence: `An index leads with ${named.column.name}, but not with what is compared.`,
          confidence: 0.85,
          entities: [named.column.id],
          fix: {
            title: 'Calculate on the other side',
            safety: 'weigh',
            edits: [replace(condition, `${column} ${node.operator} ${typed} ${back} ${amount}`)],
          },
        }
      }
    }
  },
})

function isTime(name: string): boolean {
  return name === 'timestamp with time zone' || name === 'timestamp without time zone'
}
