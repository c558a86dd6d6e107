import { queryRule } from '../query/query-rule.ts'

/** DESC is of the last column only. */
export const mixedSortDirections = queryRule({
  id: 'mixed-sort-directions',
  title: 'Direction said of some sort keys only',
  severity: 'info',
  stance: 'strict',
  tags: ['readability'],
  catalogue: ['QY022'],
  detects: 'ORDER BY a, b DESC: one key with a direction and another without.',
  rationale: 'DESC is of b alone, though it reads as if of both; a is sorted upwards.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (AM03)',
  ignoreWhen: 'Everybody who reads it knows.',
  remedy: 'Writes ASC where nothing is said, which changes nothing.',
  fixable: true,
  *judge(query) {
    for (const { node } of query.blocks) {
      if (node.is !== 'select' || !node.orderBy.some((key) => key.direction === 'desc')) continue
      const silent = node.orderBy.filter(
        (key) => key.direction === null && key.using === null && key.nulls === null,
      )
      const [first] = silent
      if (!first) continue
      yield {
        at: first,
        message: `${query.label} says of some sort keys only which way they go.`,
        evidence: `DESC is of one key; ${silent.length} others go upwards.`,
        confidence: 0.95,
        fix: {
          title: 'Write ASC',
          safety: 'safe',
          edits: silent.map(({ to }) => ({ from: to, to, insert: ' ASC' })),
        },
      }
    }
  },
})
