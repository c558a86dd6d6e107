import { strongLocks } from './reading/locks.ts'
import { precededBy } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A transaction that nobody goes on with keeps its locks. */
export const noIdleTimeout = migrationRule({
  id: 'no-idle-timeout',
  title: 'Transaction that may hang with its locks',
  severity: 'info',
  about: 'file',
  catalogue: ['MS050'],
  detects: 'BEGIN in the file, a lock on a table in use in it, and no idle_in_transaction_session_timeout.',
  rationale:
    'When whoever runs the file loses the connection or waits, the locks stay until the server notices.',
  source:
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT',
  ignoreWhen: 'The role or the server sets it.',
  remedy: 'Sets it within the transaction.',
  fixable: true,
  *checkFile({ steps }) {
    const step = steps.find(
      (each) =>
        each.transaction?.by === 'file' && each.statement.within === 'file' && strongLocks(each).length > 0,
    )
    if (!step || step.settings.has('idle_in_transaction_session_timeout')) return
    yield {
      step,
      message: 'The transaction keeps its locks when whoever runs it hangs.',
      evidence: 'idle_in_transaction_session_timeout is not set.',
      confidence: 0.4,
      fix: precededBy(step, 'Limit idling', "SET LOCAL idle_in_transaction_session_timeout = '10s'"),
    }
  },
})
