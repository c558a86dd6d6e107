import { query as tree } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block, BoundSource } from '../query/scope.ts'
import { comparison, conjunctsOf, equal, joinsOf, namedColumn, rowKeys } from '../query/terms.ts'
import { remove } from '../query/text.ts'

/** A table that is left joined by its key and not looked at changes nothing. */
export const unusedJoin = queryRule({
  id: 'unused-join',
  title: 'Joined table that is not used',
  severity: 'info',
  tags: ['readability', 'performance'],
  catalogue: ['QY022', 'QY012'],
  detects: 'A LEFT JOIN by a key of the joined table, none of whose columns is used elsewhere in the query.',
  rationale:
    'It adds no column, leaves out no row and repeats none. The planner mostly finds out each time; who reads the query looks for ' +
    'what it is for.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (ST11)',
  ignoreWhen: 'A program adds conditions on it.',
  remedy: 'Takes the join out.',
  fixable: true,
  *judge(query) {
    if (!query.isWhole) return
    for (const block of query.blocks) {
      const { node } = block
      if (node.is !== 'select') continue
      for (const join of joinsOf(node.sources)) {
        const joined = block.sources.find((source) => source.node === join.right)
        if (
          join.kind !== 'left' ||
          !join.on ||
          join.alias ||
          !joined?.table ||
          !isByKey(block, join.on, joined)
        )
          continue
        if (isUsedBeside(query.statement, join, joined)) continue
        yield {
          at: join.right,
          message: `${query.label} joins ${joined.name} and uses nothing of it.`,
          evidence: `It is joined by a key of ${joined.table.name}, so no row is added or left out.`,
          confidence: 0.9,
          fix: {
            title: `Take ${joined.name} out`,
            safety: 'safe',
            edits: [remove(query, { from: join.left.to, to: join.to })],
          },
        }
      }
    }
  },
})

function isByKey(block: Block, on: tree.Expression, joined: BoundSource): boolean {
  if (!joined.table) return false
  const compared = conjunctsOf(on).flatMap((condition) => {
    const found = comparison(condition, equal)
    const sides = [namedColumn(block, found?.left), namedColumn(block, found?.right)]
    const own = sides.filter((side) => side?.source === joined)
    return own.length === 1 ? [own[0]?.column.name ?? ''] : []
  })
  return rowKeys(joined.table).some((key) => key.every((name) => compared.includes(name)))
}

/** Whether anything outside of the join's own condition may mean the table. */
function isUsedBeside(statement: tree.Statement, join: tree.Join, joined: BoundSource): boolean {
  const names = new Set(joined.columns ?? [])
  for (const node of tree.nodesOf(statement, (inner) => inner !== join.on)) {
    if (node === join.on || (node.from >= (join.on?.from ?? 0) && node.to <= (join.on?.to ?? 0))) continue
    if (node.is === 'star' && (node.qualifier.length === 0 || node.qualifier.at(-1)?.value === joined.name)) {
      return true
    }
    if (node.is !== 'column') continue
    const [first, second] = node.parts
    if (
      second
        ? first?.value === joined.name || node.parts.length > 2
        : names.has(first?.value ?? '') || first?.value === joined.name
    )
      return true
  }
  for (const node of tree.nodesOf(statement)) if (node.is === 'select' && node.locking.length > 0) return true
  return false
}
