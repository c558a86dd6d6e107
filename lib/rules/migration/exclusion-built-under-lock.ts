import { alterations } from './reading/alterations.ts'
import { constraintLabel } from './reading/constraints.ts'
import { migrationRule } from './reading/rule.ts'

/** An exclusion constraint can only be built while nobody may read the table. */
export const exclusionBuiltUnderLock = migrationRule({
  id: 'exclusion-built-under-lock',
  title: 'Exclusion constraint on a table in use',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS028'],
  detects: 'ADD CONSTRAINT … EXCLUDE on a table that the migration did not make itself.',
  rationale:
    'Its index is built and every row compared under ACCESS EXCLUSIVE; there is no NOT VALID and no USING INDEX.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html',
  ignoreWhen: 'The table is small, or the service is down for it.',
  remedy: 'None: make a new table with the constraint, copy in batches, and exchange the names.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'addConstraint')) {
      if (action.constraint.kind !== 'exclude') continue
      yield {
        message: `Adding ${constraintLabel(action.constraint, 'an exclusion constraint')} builds its index while nobody may use ${label}.`,
        evidence: 'EXCLUDE is always built and checked under ACCESS EXCLUSIVE.',
        confidence: 0.95,
        entities: table ? [table.id] : [],
        fix: null,
      }
    }
  },
})
