import { queryRule } from '../query/query-rule.ts'
import { callsIn, isFixed, isNull, namedColumn } from '../query/terms.ts'
import { replace, textAt } from '../query/text.ts'

/** Rows are counted by count(*). */
export const countOfRequiredColumn = queryRule({
  id: 'count-of-required-column',
  title: 'count of what is never null',
  severity: 'info',
  tags: ['readability', 'performance'],
  catalogue: ['QY018'],
  detects: 'count(1), or count of a column that is NOT NULL.',
  rationale:
    'count(column) asks of every row whether the column has a value; where it always has, count(*) gives the same, ' +
    'without looking, and says that rows are meant.',
  source:
    'https://www.postgresql.org/docs/current/functions-aggregate.html; https://docs.sqlfluff.com (CV04)',
  ignoreWhen: 'The column is about to become nullable.',
  remedy: 'Writes count(*).',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const call of callsIn(block, 'count')) {
        const [argument, second] = call.args
        if (!argument || second || call.distinct || argument.value.is === 'star') continue
        const { value } = argument
        const named = namedColumn(block, value)
        const isRequired = named && !named.column.nullable && !named.source.isPadded
        const isConstant = isFixed(value) && value.is === 'literal' && !isNull(value)
        if (!isRequired && !isConstant) continue
        yield {
          at: call,
          message: `${query.label} counts ${textAt(query, value)}, which is never null.`,
          evidence: named ? `${named.table.name}.${named.column.name} is NOT NULL.` : 'A constant.',
          confidence: 0.95,
          fix: { title: 'Write count(*)', safety: 'safe', edits: [replace(value, '*')] },
        }
      }
    }
  },
})
