import { isTimestamp } from '../column-types.ts'
import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf, namedColumn } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** The last day of BETWEEN ends when it begins. */
export const betweenDays = queryRule({
  id: 'between-days',
  title: 'BETWEEN days on moments',
  severity: 'warning',
  tags: ['integrity'],
  catalogue: ['QY017'],
  detects: 'A timestamp BETWEEN two dates, or up to a parameter.',
  rationale:
    'BETWEEN includes both ends, and a date is the first moment of its day: of the last day only midnight is found, and ' +
    'rows at midnight are counted in two periods.',
  source:
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_BETWEEN_.28especially_with_timestamps.29',
  ignoreWhen: 'The column holds midnights only; then its type should be date.',
  remedy: 'Writes >= and <, and of dates the day after the last one.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'between' || node.negated || node.symmetric) continue
        const named = namedColumn(block, node.of)
        const high = literalOf(node.high, 'string')?.value
        if (
          !named ||
          !isTimestamp(named.column.type) ||
          high === undefined ||
          !/^\d{4}-\d\d-\d\d$/.test(high)
        )
          continue
        const column = textAt(query, node.of)
        const next = nextDay(high)
        const text = `${column} >= ${textAt(query, node.low)} AND ${column} < ${textAt(query, node.high).replace(high, next ?? high)}`
        yield {
          at: node,
          message: `${query.label} finds nothing of ${high} after midnight: ${wordsAt(query, node)}.`,
          evidence: `${named.table.name}.${named.column.name} is ${named.column.type.display}; '${high}' is its first moment.`,
          confidence: 0.9,
          entities: [named.column.id],
          fix:
            next === null
              ? null
              : { title: `Ask for moments before ${next}`, safety: 'weigh', edits: [replace(node, text)] },
        }
      }
    }
  },
})

/** The day after; null for a day that there is not. */
function nextDay(day: string): string | null {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return null
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
