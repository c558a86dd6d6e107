import { tableRule } from '../define.ts'

/** An index for each column is a guess, not a strategy. */
export const indexOnEveryColumn = tableRule({
  id: 'index-on-every-column',
  title: 'Every column is indexed',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX007'],
  detects:
    'A table of five columns or more of which at least four in five have a single-column index of their own.',
  rationale:
    'Queries filter by combinations, for which one composite index beats a bitmap of several single ones; the ' +
    'rest is write cost.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Index Shotgun"',
  ignoreWhen: 'The table is a read-only search table with free combinations of filters.',
  remedy: 'None: which of them serve a query, only the workload tells.',
  fixable: false,
  *check({ table, label }) {
    const key = new Set(table.primaryKey?.columns ?? [])
    const linked = new Set(table.foreignKeys.flatMap((each) => each.columns))
    const others = table.columns.filter((column) => !key.has(column.name) && !linked.has(column.name))
    const single = new Set(
      table.indexes.flatMap((index) =>
        index.keys.length === 1 && !index.unique ? [index.keys[0]?.column] : [],
      ),
    )
    const indexed = others.filter((column) => single.has(column.name))
    if (others.length < 5 || indexed.length < others.length * 0.8) return
    yield {
      entities: [table.id],
      message: `${indexed.length} of ${others.length} columns of ${label} have an index of their own.`,
      evidence: indexed.map((column) => column.name).join(', '),
      confidence: 0.7,
      fix: null,
    }
  },
})
