import { spoken } from './reading/context.ts'
import { strongLocks } from './reading/locks.ts'
import { precededBy } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A statement that waits for its lock makes everybody wait behind it. */
export const noLockTimeout = migrationRule({
  id: 'no-lock-timeout',
  title: 'Lock waited for without end',
  severity: 'warning',
  catalogue: ['MS047'],
  detects: 'The first statement that keeps others from a table in use while no lock_timeout is set.',
  rationale:
    'Behind one long query the statement waits, and all who come later wait behind the statement: a brief change ' +
    'becomes an outage. With a timeout it gives up, and can be tried again.',
  source:
    'https://postgres.ai/blog/20210923-zero-downtime-postgres-schema-migrations-lock-timeout-and-retries',
  ignoreWhen: 'The role or the tool that runs the migration sets lock_timeout.',
  remedy:
    'Sets lock_timeout in front of the statement. The migration then has to be tried again when it gives up.',
  fixable: true,
  *checkFile({ steps }) {
    for (const step of steps) {
      if (step.settings.has('lock_timeout')) continue
      const [first] = strongLocks(step)
      if (!first) continue
      const local = step.transaction ? 'SET LOCAL' : 'SET'
      yield {
        step,
        message: `${spoken(first.relation)} is locked without a lock_timeout.`,
        evidence: `The statement takes ${first.lock} and would wait for it without end.`,
        confidence: 0.8,
        fix: precededBy(step, 'Set a lock_timeout', `${local} lock_timeout = '2s'`),
      }
      return
    }
  },
})
