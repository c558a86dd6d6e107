import { queryRule } from '../query/query-rule.ts'
import { comparison, equal, isFixed, namedColumn } from '../query/terms.ts'
import { textAt } from '../query/text.ts'

/** What stands between assignments is a comma; AND makes one truth value of them. */
export const andInSet = queryRule({
  id: 'and-in-set',
  title: 'AND between assignments',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['QY014'],
  detects: 'UPDATE … SET a = 1 AND b = 2, where b is a column of the table.',
  rationale:
    'It sets a to the truth of "1 and b equals 2", and b to nothing. Where a is no truth value the statement fails; ' +
    'where it is one, it is set to something nobody meant.',
  source:
    'https://github.com/XiaoMi/soar (AND in SET), https://www.postgresql.org/docs/current/sql-update.html',
  ignoreWhen: 'The column is meant to hold whether another one has that value.',
  remedy: 'Writes a comma.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      if (block.node.is !== 'update') continue
      for (const { value, places } of block.node.set) {
        if (value.is !== 'and') continue
        const [first, ...others] = value.of
        const assigned = others.map((each) => {
          const found = comparison(each, equal)
          const named = namedColumn(block, found?.left)
          return found && named && named.source === block.sources[0] && isFixed(found.right) ? named : null
        })
        if (!first || !isFixed(first) || assigned.includes(null)) continue
        const column = places[0]?.name.value ?? ''
        const text = value.of.map((each) => textAt(query, each)).join(', ')
        yield {
          at: value,
          message: `${query.label} sets ${column} to a truth value and ${assigned.map((each) => each?.column.name).join(', ')} to nothing.`,
          evidence: `SET ${column} = ${textAt(query, value)}`,
          confidence: 0.9,
          fix: {
            title: 'Write commas',
            safety: 'weigh',
            edits: [{ from: value.from, to: value.to, insert: text }],
          },
        }
      }
    }
  },
})
