import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { namedColumn, rowKeys } from '../query/terms.ts'
import { remove } from '../query/text.ts'

/** Rows that are told apart by a key are all different. */
export const needlessDistinct = queryRule({
  id: 'needless-distinct',
  title: 'DISTINCT of rows that are all different',
  severity: 'info',
  tags: ['performance', 'readability'],
  catalogue: ['QY009'],
  detects:
    'SELECT DISTINCT of one table with a key among its columns; DISTINCT in a query behind IN or EXISTS.',
  rationale:
    'All rows are sorted or hashed to find none that is there twice; who reads it looks for the join that repeats ' +
    'them.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (AM01), https://github.com/XiaoMi/soar',
  ignoreWhen: 'Never: a key is a key.',
  remedy: 'Takes DISTINCT out.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const { node, role } = block
      if (node.is !== 'select' || !node.distinct || node.distinct.on.length > 0) continue
      const key = keyAmong(block)
      const isMembership = (role === 'in' || role === 'exists') && !node.limit
      if (!key && !isMembership) continue
      yield {
        at: node.distinct,
        message: key
          ? `${query.label} looks for rows that are there twice, but each has its own ${key.join(', ')}.`
          : `${query.label} looks for values that are there twice where it only asks whether one is there.`,
        evidence: key
          ? `(${key.join(', ')}) is a key of ${block.sources[0]?.table?.name}.`
          : `DISTINCT behind ${role.toUpperCase()}.`,
        confidence: 0.95,
        fix: { title: 'Take DISTINCT out', safety: 'safe', edits: [remove(query, node.distinct)] },
      }
    }
  },
})

/** A key of the only table whose columns are all in the select list; null where there is none. */
function keyAmong(block: Block): readonly string[] | null {
  const { node, sources } = block
  const [source, second] = sources
  if (node.is !== 'select' || !source?.table || second || node.groupBy) return null
  const names = new Set(node.targets.flatMap(({ value }) => namedColumn(block, value)?.column.name ?? []))
  return rowKeys(source.table).find((key) => key.every((name) => names.has(name))) ?? null
}
