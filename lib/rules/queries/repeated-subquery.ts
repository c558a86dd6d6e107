import type { query } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import { conjunctsOf } from '../query/terms.ts'
import { textAt, wordsAt } from '../query/text.ts'

/** Three look-ups for each row, where one would bring all three values. */
export const repeatedSubquery = queryRule({
  id: 'repeated-subquery',
  title: 'Several subqueries of the same rows',
  severity: 'info',
  tags: ['performance', 'readability'],
  catalogue: ['QY011'],
  detects: 'Two or more subqueries in a select list that read the same table under the same condition.',
  rationale:
    'Each of them is run for every row of the result. A lateral join, or one join to a grouped query, finds the rows once and gives all ' +
    'values of them.',
  source: 'https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-LATERAL',
  ignoreWhen: 'The result has a few rows.',
  remedy: 'Joins the rows once with LATERAL, and takes the values from there.',
  fixable: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select' || node.groupBy || node.sources.length === 0) continue
      const groups = new Map<string, Part[]>()
      for (const { value, from } of node.targets) {
        const inner = value.is === 'subquery' ? value.query : null
        const part = inner && partOf(inner)
        if (!inner || !part) continue
        const shape = textAt(query, { from: part.from, to: inner.to }).split(/\s+/).join(' ').toLowerCase()
        groups.set(shape, [
          ...(groups.get(shape) ?? []),
          { value, inner: part, from, select: inner as query.Select },
        ])
      }
      for (const [, parts] of groups) {
        const [first, second] = parts
        if (!first || !second) continue
        const tail = textAt(query, { from: first.inner.from, to: first.select.to })
        const list = parts.map(
          ({ select }, at) => `${textAt(query, select.targets[0]?.value ?? select)} AS value_${at + 1}`,
        )
        const name = 'looked_up'
        const end = node.sources.at(-1)?.to ?? node.to
        yield {
          at: second.value,
          message: `${query.label} looks the same rows up ${parts.length} times for each row.`,
          evidence: wordsAt(query, { from: first.inner.from, to: first.select.to }),
          confidence: 0.85,
          fix: {
            title: 'Look them up once with LATERAL',
            safety: 'weigh',
            edits: [
              ...parts.map(({ value }, at) => ({
                ...around(query.sql, value),
                insert: `${name}.value_${at + 1}`,
              })),
              {
                from: end,
                to: end,
                insert: ` LEFT JOIN LATERAL (SELECT ${list.join(', ')} ${tail}) AS ${name} ON true`,
              },
            ],
          },
        }
      }
    }
  },
})

interface Part {
  readonly value: query.Expression
  /** Where FROM stands. */
  readonly inner: { readonly from: number }
  readonly from: number
  readonly select: query.Select
}

/** Where what the values come of begins; null where the query is not one value of a condition. */
function partOf(inner: query.RowQuery): { readonly from: number } | null {
  if (inner.is !== 'select' || inner.groupBy || inner.with || inner.distinct || inner.targets.length !== 1)
    return null
  const [target] = inner.targets
  if (!target || !inner.where || conjunctsOf(inner.where).length === 0) return null
  return { from: target.to }
}

/** A subquery with its parentheses. */
function around(sql: string, value: query.Expression): { readonly from: number; readonly to: number } {
  if (sql.charAt(value.from) === '(') return { from: value.from, to: value.to }
  return { from: sql.lastIndexOf('(', value.from), to: sql.indexOf(')', value.to) + 1 }
}
