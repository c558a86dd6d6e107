import type { query } from '../../sql/index.ts'
import { isTimestamp } from '../column-types.ts'
import { indexLeads } from '../query/indexes.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { callName, comparison, conditionsOf, equal, isFixed, literalOf, namedColumn } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** A day is a range of moments. */
export const dayOfMoment = queryRule({
  id: 'day-of-moment',
  title: 'Day, month or year of an indexed moment',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY004'],
  detects:
    'A condition on the date of a moment (created_at::date = …), on date_trunc of it, or on its year, where the ' +
    'moment is indexed.',
  rationale:
    'The day is taken from every row of the table, and for moments with a time zone it depends on a setting, so that it ' +
    'cannot be indexed. From the first moment of the day to the first of the next is what the index finds at once.',
  source: 'https://use-the-index-luke.com/sql/where-clause/obfuscation/dates',
  ignoreWhen: 'The table is small.',
  remedy: 'Asks for the range: from the day on, and before the next.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const condition of conditionsOf(block)) {
        const found = comparison(condition, equal)
        const day = found && isFixed(found.right) ? dayOf(block, found.left) : null
        const named = day && namedColumn(block, day.of)
        if (
          !found ||
          !named ||
          !isTimestamp(named.column.type) ||
          !indexLeads(named.table, named.column.name)
        )
          continue
        const text = rangeOf(query, day, found.right)
        yield {
          at: condition,
          message: `${query.label} takes the ${day.unit} of every ${named.table.name}.${named.column.name}: ${wordsAt(query, condition)}.`,
          evidence: `An index leads with ${named.column.name}; a range of it would use the index.`,
          confidence: 0.85,
          entities: [named.column.id],
          fix:
            text === null
              ? null
              : {
                  title: `Ask for the range of the ${day.unit}`,
                  safety: day.by === 'trunc' ? 'weigh' : 'safe',
                  edits: [replace(condition, text)],
                },
        }
      }
    }
  },
})

interface Day {
  readonly of: query.Expression
  readonly unit: string
  readonly by: 'cast' | 'trunc' | 'part'
}

function dayOf(block: Block, expression: query.Expression): Day | null {
  if (expression.is === 'cast')
    return expression.type.canonical === 'date' ? { of: expression.of, unit: 'day', by: 'cast' } : null
  const name = callName(expression)
  if (expression.is !== 'call' || name === null) return null
  const [first, second, third] = expression.args
  if (name === 'date' && first && !second) return { of: first.value, unit: 'day', by: 'cast' }
  if (!first || !second || third || namedColumn(block, second.value) === null) return null
  const unit =
    literalOf(first.value, 'string')?.value ??
    (first.value.is === 'column' ? first.value.parts[0]?.value : undefined)
  if (unit === undefined) return null
  if (name === 'date_trunc' && units.has(unit)) return { of: second.value, unit, by: 'trunc' }
  return (name === 'extract' || name === 'date_part') && unit === 'year'
    ? { of: second.value, unit, by: 'part' }
    : null
}

const units: ReadonlySet<string> = new Set(['hour', 'day', 'week', 'month', 'quarter', 'year'])

function rangeOf(query: JudgedQuery, { of, unit, by }: Day, right: query.Expression): string | null {
  const column = textAt(query, of)
  if (by === 'part') {
    const year = literalOf(right, 'number')?.value
    if (year === undefined || !/^\d{4}$/.test(year)) return null
    return `${column} >= '${year}-01-01' AND ${column} < '${Number(year) + 1}-01-01'`
  }
  const start = by === 'cast' ? asDate(query, right) : textAt(query, right)
  // A literal alone has no type yet to which an interval could be added.
  const literal = by === 'trunc' && literalOf(right, 'string') && right.is === 'literal'
  const from = literal ? `timestamp ${start}` : start
  const next =
    by === 'cast' ? `${from} + 1` : `${from} + interval '1 ${unit === 'quarter' ? '3 months' : unit}'`
  return `${column} >= ${from} AND ${column} < ${next.replace("'1 3 months'", "'3 months'")}`
}

function asDate(query: JudgedQuery, right: query.Expression): string {
  const text = textAt(query, right)
  if (right.is === 'cast' || (right.is === 'literal' && right.type)) return text
  return right.is === 'literal' && right.kind === 'string' ? `date ${text}` : `${text}::date`
}
