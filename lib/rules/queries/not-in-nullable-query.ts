import { nodesOfBlock } from '../query/blocks.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { conditionsOf, namedColumn } from '../query/terms.ts'
import { textAt, wordsAt } from '../query/text.ts'

/** One NULL among the values, and NOT IN lets no row through. */
export const notInNullableQuery = queryRule({
  id: 'not-in-nullable-query',
  title: 'NOT IN a query that may give nulls',
  severity: 'warning',
  tags: ['integrity', 'performance'],
  catalogue: ['QY005', 'QY011'],
  detects: '`NOT IN (SELECT column …)` where the column may be null and the query does not leave nulls out.',
  rationale:
    'With one NULL among the values the condition is true of no row: the result is empty, and nobody is told. ' +
    'Nor can the planner make a join of it.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_NOT_IN',
  ignoreWhen: 'Nulls are kept out by something that the script does not show.',
  remedy: 'Leaves nulls out in the inner query.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'in' || !node.negated || !('is' in node.items) || node.items.is !== 'select') continue
        const inner = node.items
        const [target, second] = inner.targets
        const around = query.blocks.find((each) => each.node === inner)
        if (!target || second || !around) continue
        const named = namedColumn(around, target.value)
        if (!named || (!named.column.nullable && !named.source.isPadded)) continue
        if (leavesOutNulls(around, named.column.name)) continue
        const text = textAt(query, target.value)
        yield {
          at: node,
          message: `${query.label} finds nothing once ${named.table.name}.${named.column.name} is null in one row.`,
          evidence: `${wordsAt(query, node)}: ${named.column.name} may be null.`,
          confidence: 0.85,
          entities: [named.column.id],
          fix: {
            title: `Leave nulls of ${text} out`,
            safety: 'weigh',
            edits: [leftOut(query, around, text)],
          },
        }
      }
    }
  },
})

/** Whether a condition of the query is true of no row where the column is null. */
function leavesOutNulls(block: Block, column: string): boolean {
  return conditionsOf(block).some((condition) => {
    if (condition.is === 'test')
      return condition.negated && condition.test === 'null' && isColumn(block, condition.of, column)
    if (condition.is === 'operation')
      return condition.operands.some((operand) => isColumn(block, operand, column))
    if (condition.is === 'in' || condition.is === 'between' || condition.is === 'like')
      return isColumn(block, condition.of, column)
    return false
  })
}

function isColumn(block: Block, expression: Parameters<typeof namedColumn>[1], name: string): boolean {
  return namedColumn(block, expression)?.column.name === name
}

function leftOut(query: JudgedQuery, { node }: Block, column: string) {
  const condition = `${column} IS NOT NULL`
  if (node.is !== 'select') throw new Error('rules: a subquery of NOT IN is a select')
  const { where, sources } = node
  const end = where?.to ?? sources.at(-1)?.to ?? node.to
  if (!where) return { from: end, to: end, insert: ` WHERE ${condition}` }
  const text = textAt(query, where)
  return where.is === 'or'
    ? { from: where.from, to: where.to, insert: `(${text}) AND ${condition}` }
    : { from: end, to: end, insert: ` AND ${condition}` }
}
