import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'
import { wordsOf } from './reading/words.ts'

/** Rebuilding an index in place stops who reads by it and who writes. */
export const reindexNotConcurrent = migrationRule({
  id: 'reindex-not-concurrent',
  title: 'REINDEX in place',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS004'],
  detects: 'REINDEX of an index, table or schema without CONCURRENTLY.',
  rationale:
    'It holds SHARE on the table and ACCESS EXCLUSIVE on each index: writers wait, and so does every reader whose ' +
    'query is planned over one of the indexes.',
  source: 'https://www.postgresql.org/docs/current/sql-reindex.html (Rebuilding Indexes Concurrently)',
  ignoreWhen: 'The server is in maintenance, or the index is broken and cannot be used anyway.',
  remedy: 'Rebuilds concurrently (version 12 and later); it may not stand in a transaction.',
  fixable: true,
  *checkStatement(context) {
    const { node, start } = context.statement
    if (node.kind !== 'other' || node.words !== 'reindex') return
    const words = wordsOf(context.statement)
    words.eat('reindex')
    if (words.eatOptions('concurrently') || words.has('concurrently')) return
    const what = words.token()
    if (!what || what.value === 'system') return
    const at = what.to - start
    words.at++
    const name = words.name()
    yield {
      message: `REINDEX ${what.value.toUpperCase()} ${name?.name ?? ''} stops writers, and readers who use the index.`,
      evidence: 'SHARE on the table and ACCESS EXCLUSIVE on each index while it is rebuilt.',
      confidence: 0.95,
      fix:
        context.transaction === null
          ? edited(context, 'Rebuild concurrently', [{ from: at, to: at, insert: ' CONCURRENTLY' }])
          : null,
    }
  },
})
