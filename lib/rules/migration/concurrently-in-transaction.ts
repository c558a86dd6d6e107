import { refusedInTransaction } from './reading/alone.ts'
import { outsideTransaction } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Some statements are refused inside a transaction. */
export const concurrentlyInTransaction = migrationRule({
  id: 'concurrently-in-transaction',
  title: 'Statement that no transaction may hold',
  severity: 'error',
  catalogue: ['MS003'],
  detects:
    'CREATE, DROP or REINDEX … CONCURRENTLY, DETACH PARTITION CONCURRENTLY, VACUUM, CREATE or DROP DATABASE and ' +
    'ALTER SYSTEM between BEGIN and COMMIT, in a DO block, or in a file that the tool wraps.',
  rationale:
    'They commit by themselves as they go; the server refuses them in a transaction (SQLSTATE 25001).',
  source: 'https://www.postgresql.org/docs/current/sql-createindex.html (Building Indexes Concurrently)',
  ignoreWhen: 'Never: it does not run.',
  remedy:
    'Ends the transaction before the statement and begins another behind it, so that the file is no longer all or ' +
    'nothing. Where the tool opens the transaction, put the statement into a file that the tool runs without one; a ' +
    'DO block cannot hold it at all.',
  fixable: true,
  *checkStatement(context) {
    const refused = refusedInTransaction(context)
    const { transaction, statement } = context
    const isInside = transaction !== null || statement.within === 'block'
    if (refused === null || !isInside) return
    const where =
      statement.within === 'block'
        ? 'a DO block is one transaction'
        : transaction?.by === 'tool'
          ? 'the tool puts a transaction around the file'
          : 'a BEGIN stands before it'
    yield {
      message: `${refused} is refused here: ${where}.`,
      evidence: 'The server answers 25001, cannot run inside a transaction block.',
      confidence: 0.98,
      fix: outsideTransaction(context, 'Run it between two transactions'),
    }
  },
})
