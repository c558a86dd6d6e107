import type { query } from '../../sql/index.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf } from '../query/terms.ts'
import { replace, textAt } from '../query/text.ts'

/** A number in ORDER BY means another column after the next edit. */
export const ordinalInOrder = queryRule({
  id: 'ordinal-in-order',
  title: 'Column by its number',
  severity: 'info',
  stance: 'strict',
  tags: ['readability'],
  catalogue: ['QY010'],
  detects: 'ORDER BY or GROUP BY with the number of a column of the select list.',
  rationale:
    'A column put in before it changes what is sorted or grouped by, and nothing fails. Who reads it counts.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (AM06); SQL Antipatterns',
  ignoreWhen: 'The query is typed once and thrown away.',
  remedy: 'Writes the name of the column, or its expression.',
  fixable: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select') continue
      const keys = [
        ...node.orderBy.map((key) => ({ value: key.value, by: 'sort' as const })),
        ...(node.groupBy?.items ?? []).flatMap((item) =>
          item.is === 'expression' ? [{ value: item.value, by: 'group' as const }] : [],
        ),
      ]
      for (const { value, by } of keys) {
        const place = Number(literalOf(value, 'number')?.value ?? Number.NaN)
        const target = node.targets[place - 1]
        if (!target || node.targets.slice(0, place).some((each) => each.value.is === 'star')) continue
        const name = nameFor(query, target, by)
        yield {
          at: value,
          message: `${query.label} ${by}s by column number ${place}.`,
          evidence: `It is ${name} now.`,
          confidence: 0.95,
          fix: { title: `Write ${name}`, safety: 'safe', edits: [replace(value, name)] },
        }
      }
    }
  },
})

function nameFor(query: JudgedQuery, target: query.Target, by: 'sort' | 'group'): string {
  // An alias is in sight of ORDER BY; in GROUP BY a column of the same name goes before it.
  return target.alias && by === 'sort' ? textAt(query, target.alias) : textAt(query, target.value)
}
