import { alterations } from './reading/alterations.ts'
import { constraintLabel, notValidFix } from './reading/constraints.ts'
import { textOf } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A check is held against every row before it is there. */
export const checkValidatedAtOnce = migrationRule({
  id: 'check-validated-at-once',
  title: 'Check added without NOT VALID',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS020'],
  detects: 'ADD CONSTRAINT … CHECK without NOT VALID on a table that the migration did not make itself.',
  rationale:
    'The whole table is read under ACCESS EXCLUSIVE. Added NOT VALID it holds for new rows at once and the old ones ' +
    'are checked afterwards, while others read and write.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (NOT VALID, VALIDATE CONSTRAINT)',
  ignoreWhen: 'The table is small.',
  remedy: 'Adds it NOT VALID and validates it in a statement, and a transaction, of its own.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label, table } of alterations(context, 'addConstraint')) {
      const { constraint } = action
      if (constraint.kind !== 'check' || constraint.deferral.notValid || !constraint.deferral.enforced)
        continue
      yield {
        message: `Adding ${constraintLabel(constraint, 'a check')} reads all of ${label} while nobody may use it.`,
        evidence: `CHECK (${textOf(context, constraint.expression)}) without NOT VALID scans under ACCESS EXCLUSIVE.`,
        confidence: 0.93,
        entities: table ? [table.id] : [],
        fix: notValidFix(context, { node, action }, ['check']),
      }
    }
  },
})
