import { queryRule } from '../query/query-rule.ts'
import { comparison, conditionsOf, equal, namedColumn, rowKeys } from '../query/terms.ts'
import { replace, textAt } from '../query/text.ts'

/** What is asked once for every row of something could be asked once. */
export const calledOncePerRow = queryRule({
  id: 'called-once-per-row',
  title: 'Look-up that is made for every row',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY021'],
  options: {
    leastCalls: { type: 'integer', default: 100_000, minimum: 1, says: 'Calls that are many' },
    times: {
      type: 'number',
      default: 20,
      minimum: 1,
      says: 'Times of the usual number of calls that are many',
    },
  },
  detects:
    'A look-up by one key or foreign key with one parameter that is called a hundred thousand times, and far more often than most ' +
    'statements of the workload.',
  rationale:
    'It looks as if a program read a list and then asked for each entry by itself. The network is gone through each time; ' +
    'one statement with all keys takes one turn.',
  source: 'https://use-the-index-luke.com/sql/join/nested-loops-join-n1-problem',
  ignoreWhen: 'The calls come from as many visits.',
  remedy: 'Asks for all keys at once with = ANY; the program then sends a list, and gets the rows of all.',
  fixable: true,
  *judge(query, { leastCalls, times }) {
    const { runs, blocks, context } = query
    const [block, second] = blocks
    if (!runs?.calls || runs.calls < leastCalls || second || block?.node.is !== 'select') return
    if (
      block.node.sources.length !== 1 ||
      runs.calls < usualCalls(context.workload?.statements ?? []) * times
    )
      return
    const conditions = conditionsOf(block)
    const looked = conditions.flatMap((condition) => {
      const found = comparison(condition, equal)
      const named = namedColumn(block, found?.left)
      return found && named && found.right.is === 'parameter' ? [{ found, named }] : []
    })
    const key = looked.find(
      ({ named }) =>
        rowKeys(named.table).some((each) => each.length === 1 && each[0] === named.column.name) ||
        named.table.foreignKeys.some(
          (each) => each.columns.length === 1 && each.columns[0] === named.column.name,
        ),
    )
    if (!key) return
    const { found, named } = key
    const text = `${textAt(query, found.left)} = ANY (${textAt(query, found.right)})`
    yield {
      at: found.node,
      message: `${query.label} looks ${named.table.name} up by one ${named.column.name} at a time, ${runs.calls} times.`,
      evidence: `Most statements of the workload are called ${usualCalls(context.workload?.statements ?? [])} times or less.`,
      confidence: 0.55,
      entities: [named.column.id],
      fix: { title: `Ask for many at once: ${text}`, safety: 'weigh', edits: [replace(found.node, text)] },
    }
  },
})

/** How often the statement in the middle is called. */
function usualCalls(statements: readonly { readonly calls: number | null }[]): number {
  const calls = statements.flatMap((each) => each.calls ?? []).sort((a, b) => a - b)
  return calls[Math.floor(calls.length / 2)] ?? 0
}
