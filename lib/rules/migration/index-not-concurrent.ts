import { spoken } from './reading/context.ts'
import { alone, replaced } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A plain index build keeps every writer out until it is done. */
export const indexNotConcurrent = migrationRule({
  id: 'index-not-concurrent',
  title: 'Index built while writers wait',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS001'],
  detects: 'CREATE INDEX without CONCURRENTLY on a table that the migration did not make itself.',
  rationale:
    'The build holds a SHARE lock: inserts, updates and deletes wait until the whole table has been read and sorted.',
  source: 'https://www.postgresql.org/docs/current/sql-createindex.html (Building Indexes Concurrently)',
  ignoreWhen: 'The table is small or nobody writes to it while the migration runs.',
  remedy:
    "Builds the index concurrently, outside of the file's transaction. Where a tool opens the transaction, give the " +
    'index a migration of its own that the tool runs without one.',
  fixable: true,
  *checkStatement(context) {
    const { node, from, to, tokens } = context.statement
    if (node.kind !== 'createIndex' || node.concurrently || context.isFresh(node.table)) return
    const table = context.table(node.table)
    // CONCURRENTLY is refused on a partitioned table: another rule tells how to go about it.
    if (table?.kind === 'partitioned' || node.only) return
    const word = tokens.find((token) => token.value === 'index')
    const text = context.file.text
    const sql = word ? `${text.slice(from, word.to)} CONCURRENTLY${text.slice(word.to, to)}` : null
    yield {
      message: `Building ${node.name ? `index ${spoken(node.name)}` : 'an index'} blocks writes to ${spoken(node.table)}.`,
      evidence: 'CREATE INDEX without CONCURRENTLY takes a SHARE lock and reads the whole table under it.',
      confidence: context.file.based && !table && !context.view(node.table) ? 0.6 : 0.95,
      entities: table ? [table.id] : [],
      fix: sql === null ? null : replaced(context, 'Build the index concurrently', [alone(sql)]),
    }
  },
})
