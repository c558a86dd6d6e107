import { spoken } from './reading/context.ts'
import { strongLocks } from './reading/locks.ts'
import { migrationRule } from './reading/rule.ts'

/** The more tables a transaction locks, the likelier it meets another that locks them the other way round. */
export const manyTablesLocked = migrationRule({
  id: 'many-tables-locked',
  title: 'Many tables locked in one transaction',
  severity: 'warning',
  about: 'file',
  catalogue: ['MS052'],
  detects: 'A transaction that takes strong locks on more than two tables in use.',
  rationale:
    'Each lock is held until the last one is taken. Applications that use the tables in another order meet the ' +
    'migration in a deadlock, and one of the two is ended.',
  source: 'https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS',
  ignoreWhen: 'The tables have to change together, and lock_timeout is short.',
  remedy:
    'None: one transaction, or one migration, for each table; what has to change together, in the order of use.',
  fixable: false,
  *checkFile({ steps }) {
    const byTransaction = new Map<number, Set<string>>()
    for (const step of steps) {
      if (!step.transaction) continue
      const names = byTransaction.get(step.transaction.first) ?? new Set<string>()
      byTransaction.set(step.transaction.first, names)
      const known = names.size
      for (const { relation } of strongLocks(step)) names.add(spoken(relation))
      if (known > 2 || names.size <= 2) continue
      yield {
        step,
        message: `This transaction now keeps others from ${[...names].join(', ')} at once.`,
        evidence: `${names.size} tables in use are locked until it ends.`,
        confidence: 0.7,
        fix: null,
      }
    }
  },
})
