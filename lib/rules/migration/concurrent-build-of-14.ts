import { refusedInTransaction } from './reading/alone.ts'
import { migrationRule } from './reading/rule.ts'

/** The first releases of version 14 could build indexes that miss rows. */
export const concurrentBuildOf14 = migrationRule({
  id: 'concurrent-build-of-14',
  title: 'Concurrent build on an early release of 14',
  severity: 'info',
  catalogue: ['MS064'],
  detects: 'CREATE INDEX or REINDEX CONCURRENTLY where the server is of version 14.',
  rationale:
    'In 14.0 to 14.3 a concurrent build could leave out rows that were updated meanwhile: queries then miss rows ' +
    'and unique keys let duplicates in. 14.4 has it right.',
  source: 'https://www.postgresql.org/docs/release/14.4/',
  ignoreWhen: 'The server is 14.4 or later.',
  remedy: 'None in the file: upgrade the server first, and check what was built before with amcheck.',
  fixable: false,
  *checkStatement(context) {
    if (context.file.version !== 14) return
    const what = refusedInTransaction(context)
    if (what !== 'CREATE INDEX CONCURRENTLY' && what !== 'REINDEX CONCURRENTLY') return
    yield {
      message: `${what} may build a broken index on 14.0 to 14.3.`,
      evidence: 'The server is of version 14; its minor release is not known here.',
      confidence: 0.5,
      fix: null,
    }
  },
})
