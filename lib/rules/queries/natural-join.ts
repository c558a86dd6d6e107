import { queryRule } from '../query/query-rule.ts'
import { boundTo, joinsOf, leavesOf } from '../query/terms.ts'

/** What NATURAL joins by changes with the next column. */
export const naturalJoin = queryRule({
  id: 'natural-join',
  title: 'NATURAL JOIN',
  severity: 'warning',
  tags: ['integrity'],
  catalogue: ['QY012'],
  detects: 'NATURAL JOIN.',
  rationale:
    'It compares all columns that both sides happen to call the same. An updated_at or a note on both, and hardly any rows ' +
    'are left; without a common name every row meets every row. Nothing fails.',
  source: 'https://www.postgresql.org/docs/current/queries-table-expressions.html (note on NATURAL)',
  ignoreWhen: 'The query is typed once and thrown away.',
  remedy: 'Writes USING with the columns that it compares now.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const { node } = block
      if (node.is !== 'select') continue
      for (const join of joinsOf(node.sources)) {
        if (!join.natural) continue
        const columnsOf = (source: typeof join.left): readonly (string | null)[] =>
          leavesOf(source).flatMap(
            (leaf): readonly (string | null)[] => boundTo(block, leaf)?.columns ?? [null],
          )
        const [left, right] = [columnsOf(join.left), columnsOf(join.right)]
        const shared = left.flatMap((name) => (name !== null && right.includes(name) ? [name] : []))
        const between = query.sql.slice(join.left.to, join.right.from)
        const word = /\bnatural\s+/i.exec(between)
        const from = join.left.to + (word?.index ?? 0)
        const isKnown = !left.includes(null) && !right.includes(null) && shared.length > 0
        const using = ` USING (${shared.map((name) => query.context.facts.dialect.quote(name)).join(', ')})`
        yield {
          at: join.right,
          message: `${query.label} joins by whatever columns have the same name.`,
          evidence: isKnown ? `These are ${shared.join(', ')} now.` : 'NATURAL JOIN.',
          confidence: 0.9,
          fix:
            isKnown && word
              ? {
                  title: `Join${using}`,
                  safety: 'safe',
                  edits: [
                    { from, to: from + word[0].length, insert: '' },
                    { from: join.right.to, to: join.right.to, insert: using },
                  ],
                }
              : null,
        }
      }
    }
  },
})
