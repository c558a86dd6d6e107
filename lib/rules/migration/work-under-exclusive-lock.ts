import { spoken } from './reading/context.ts'
import { strongLocks } from './reading/locks.ts'
import { isLongWork } from './reading/long-work.ts'
import { breakBefore } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Work that could be done before is done while everybody waits. */
export const workUnderExclusiveLock = migrationRule({
  id: 'work-under-exclusive-lock',
  title: 'Long work while a table is locked',
  severity: 'error',
  catalogue: ['MS051'],
  detects:
    'A statement that reads or writes many rows, in a transaction in which ACCESS EXCLUSIVE is already held on a ' +
    'table in use.',
  rationale: 'Locks are held to the end of the transaction: the table stays closed until the work is done.',
  source: 'https://www.postgresql.org/docs/current/explicit-locking.html',
  ignoreWhen: 'The work is small.',
  remedy:
    'Commits before the work. Where a tool opens the transaction, put the work into a migration of its own.',
  fixable: true,
  *checkStatement(context) {
    const { transaction, file } = context
    if (transaction === null || !isLongWork(context)) return
    const held = file.steps
      .slice(transaction.first, context.index)
      .flatMap((step) => strongLocks(step))
      .find(({ lock }) => lock === 'ACCESS EXCLUSIVE')
    if (!held) return
    yield {
      message: `${spoken(held.relation)} stays closed to everybody while this runs.`,
      evidence: `ACCESS EXCLUSIVE on ${spoken(held.relation)} was taken earlier in the same transaction.`,
      confidence: 0.85,
      fix: breakBefore(context, 'Commit before it'),
    }
  },
})
