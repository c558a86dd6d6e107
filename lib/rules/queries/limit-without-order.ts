import type { query } from '../../sql/index.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block, BoundSource } from '../query/scope.ts'
import { comparison, conditionsOf, equal, isTotal, literalOf, namedColumn, rowKeys } from '../query/terms.ts'

/** The first few of no order are any few. */
export const limitWithoutOrder = queryRule({
  id: 'limit-without-order',
  title: 'LIMIT without ORDER BY',
  severity: 'warning',
  tags: ['integrity'],
  catalogue: ['QY008'],
  detects: 'A query that keeps the first few of several rows without an order.',
  rationale:
    'Which rows these are depends on where they lie and on the plan: it changes with an update, with another index, ' +
    'or when two scans of the table run at the same time.',
  source: 'https://www.postgresql.org/docs/current/queries-limit.html',
  ignoreWhen: 'Any rows will do, as for a look at the data.',
  remedy: 'Sorts by the primary key, where the query reads one table.',
  fixable: true,
  *judge(judged) {
    for (const block of judged.blocks) {
      const { node, sources, role } = block
      if (node.is !== 'select' || !node.limit?.count || node.orderBy.length > 0 || role === 'exists') continue
      const count = literalOf(node.limit.count, 'number')?.value
      // One row, or none for its columns alone, is mostly asked for to see whether there is any.
      if (count === '1' || count === '0' || isTotal(node) || node.sources.length === 0) continue
      // Workers that take what is free take any.
      if (
        node.locking.length > 0 ||
        sources.every((source) => 'is' in source.node && source.node.is === 'function')
      )
        continue
      if (readsSortedQuery(block, judged.blocks) || isOneRow(block)) continue
      const [source, second] = sources
      const key = second ? undefined : source?.table?.primaryKey?.columns
      const isPlain = !node.groupBy && !node.distinct
      const by = key?.map((name) => sortKey(judged, node, source, name)).join(', ')
      const end = node.having?.to ?? node.where?.to ?? node.sources.at(-1)?.to ?? node.limit.from
      yield {
        at: node.limit,
        message: `${judged.label} keeps the first rows of no order.`,
        evidence: 'LIMIT without ORDER BY.',
        confidence: 0.8,
        fix:
          by && isPlain && judged.sql.slice(end, node.limit.from).trim() === ''
            ? {
                title: `Sort by ${by}`,
                safety: 'weigh',
                edits: [{ from: node.limit.from, to: node.limit.from, insert: `ORDER BY ${by} ` }],
              }
            : null,
      }
    }
  },
})

/** The column, with its table where the select list gives something else that name. */
function sortKey(
  { context }: JudgedQuery,
  node: query.Select,
  source: BoundSource | undefined,
  name: string,
): string {
  const { quote } = context.facts.dialect
  const isTaken = node.targets.some((target) => target.alias?.value === name)
  return isTaken ? `${quote(source?.name ?? '')}.${quote(name)}` : quote(name)
}

/** Whether the rows come out of a query in FROM or WITH that sorts them. */
function readsSortedQuery({ node, sources }: Block, blocks: readonly Block[]): boolean {
  if (node.is !== 'select' || sources.length !== 1) return false
  const [source] = node.sources
  if (source?.is === 'derived') return source.query.orderBy.length > 0
  return blocks.some(
    (each) => each.role === 'with' && each.node.is === 'select' && each.node.orderBy.length > 0,
  )
}

/** Whether a key is compared with values, so that there is one row at most. */
function isOneRow(block: Block): boolean {
  const [source, second] = block.sources
  if (!source?.table || second) return false
  const compared = conditionsOf(block).flatMap((condition) => {
    const found = comparison(condition, equal)
    const named = namedColumn(block, found?.left)
    return named ? [named.column.name] : []
  })
  return rowKeys(source.table).some((key) => key.every((name) => compared.includes(name)))
}
