import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A build without a lock still reads and sorts the whole table. */
export const indexBuildLoad = migrationRule({
  id: 'index-build-load',
  title: 'Index built at the cost of everybody',
  severity: 'info',
  about: 'rows',
  stance: 'strict',
  catalogue: ['MS008', 'PRO006'],
  tags: ['performance', 'operations'],
  detects: 'CREATE INDEX CONCURRENTLY and REINDEX … CONCURRENTLY on a table in use.',
  rationale:
    'It blocks nobody, but reads the table twice, sorts, writes the index to disk and to every replica: queries of the same ' +
    'minutes are slower, and replicas lag.',
  source: 'https://github.com/stripe/pg-schema-diff (INDEX_BUILD hazard)',
  ignoreWhen: 'The table is small, or the migration runs in a quiet hour.',
  remedy:
    'None: run it when little happens, watch pg_stat_progress_create_index, and give maintenance_work_mem what there is.',
  fixable: false,
  *checkStatement(context) {
    const { node, tokens } = context.statement
    const built = node.kind === 'createIndex' && node.concurrently && !context.isFresh(node.table)
    const again =
      node.kind === 'other' &&
      node.words === 'reindex' &&
      tokens.some(({ value }) => value === 'concurrently')
    if (!built && !again) return
    yield {
      message: `Building ${node.kind === 'createIndex' ? `an index on ${spoken(node.table)}` : 'the index anew'} reads everything and slows down what runs beside it.`,
      evidence: 'CONCURRENTLY spares locks, not reads and writes.',
      confidence: 0.7,
      fix: null,
    }
  },
})
