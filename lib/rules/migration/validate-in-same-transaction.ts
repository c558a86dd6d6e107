import { alterations } from './reading/alterations.ts'
import { relationName } from './reading/context.ts'
import { breakBefore } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A validation in the transaction that added the constraint runs under the lock of the addition. */
export const validateInSameTransaction = migrationRule({
  id: 'validate-in-same-transaction',
  title: 'Validated under the lock it was meant to avoid',
  severity: 'error',
  catalogue: ['MS022'],
  detects: 'VALIDATE CONSTRAINT in the transaction that altered the same table before.',
  rationale:
    'Locks are held to the end of the transaction: the table is read under the ACCESS EXCLUSIVE or SHARE ROW ' +
    'EXCLUSIVE lock that ADD … NOT VALID took, and nothing is won.',
  source: 'https://github.com/ankane/strong_migrations (adding a check constraint)',
  ignoreWhen: 'The table is small.',
  remedy:
    'Commits before the validation. Where a tool opens the transaction, the validation belongs into the next ' +
    'migration.',
  fixable: true,
  *checkStatement(context) {
    const { transaction, file } = context
    if (transaction === null) return
    for (const { node, action, label } of alterations(context, 'validateConstraint')) {
      const own = relationName(node.name).name
      const locked = file.steps
        .slice(transaction.first, context.index)
        .some(({ statement: { node: other } }) => {
          if (other.kind !== 'alterTable' || relationName(other.name).name !== own) return false
          return other.actions.some((each) => each.kind !== 'validateConstraint')
        })
      if (!locked) continue
      yield {
        message: `${action.name.value} is validated while this transaction already keeps others from ${label}.`,
        evidence: `${label} was altered earlier in the same transaction.`,
        confidence: 0.95,
        fix: breakBefore(context, 'Commit before the validation'),
      }
    }
  },
})
