import { joinQualified, type Table } from '../../schema/index.ts'
import type { query } from '../../sql/index.ts'
import { indexName } from '../index-names.ts'
import { indexLeads, indexLeadsExpression } from '../query/indexes.ts'
import type { JudgedQuery, QueryFix } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import { callName, comparison, conditionsOf, equal, isFixed, namedColumn, ordered } from '../query/terms.ts'
import { wordsAt } from '../query/text.ts'

/** An index on a column is of no use to what a function makes of it. */
export const functionOnIndexedColumn = queryRule({
  id: 'function-on-indexed-column',
  title: 'Function around an indexed column',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY004', 'IX029'],
  detects:
    'A comparison of a function of an indexed column (lower(email) = …) with something that does not depend on the ' +
    'row, where no index is on the function.',
  rationale:
    'The index is in the order of the column, not of what the function makes of it: the function is called for every row of the ' +
    'table.',
  source: 'https://www.postgresql.org/docs/current/indexes-expressional.html',
  ignoreWhen: 'The table is small, or another condition leaves few rows.',
  remedy: 'Creates an index on the expression, for functions that always give the same.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const condition of conditionsOf(block)) {
        const found = comparison(condition, [...equal, ...ordered])
        const call = found?.left
        const name = call ? callName(call) : null
        if (
          !found ||
          call?.is !== 'call' ||
          name === null ||
          !immutable.has(name) ||
          !isFixedOrCall(found.right)
        )
          continue
        const [argument, second] = call.args
        const named = second ? null : namedColumn(block, argument?.value)
        if (!named || !indexLeads(named.table, named.column.name)) continue
        const expression = `${name}(${query.context.facts.dialect.quote(named.column.name)})`
        if (indexLeadsExpression(named.table, expression) || named.table.partitionOf) continue
        yield {
          at: condition,
          message: `${query.label} calls ${name} for every row of ${named.table.name}: ${wordsAt(query, condition)}.`,
          evidence: `An index leads with ${named.column.name}; none is on ${expression}.`,
          confidence: 0.8,
          entities: [named.column.id],
          fix: indexOn(query, named.table, named.column.name, name, expression),
        }
      }
    }
  },
})

const immutable: ReadonlySet<string> = new Set(
  'lower upper abs md5 length trim btrim ltrim rtrim initcap reverse char_length'.split(' '),
)

/** `lower($1)` does not depend on the row either. */
function isFixedOrCall(expression: query.Expression): boolean {
  return expression.is === 'call' ? expression.args.every(({ value }) => isFixed(value)) : isFixed(expression)
}

function indexOn(
  { context }: JudgedQuery,
  table: Table,
  column: string,
  call: string,
  expression: string,
): QueryFix {
  const name = indexName(context.facts.indexNaming, table, [column, call])
  return {
    title: `Index ${expression} of ${table.name}`,
    safety: 'safe',
    ops: [
      {
        op: 'index.add',
        table: joinQualified(table.schema, table.name),
        index: { name, keys: [{ expression }] },
      },
    ],
  }
}
