import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** NOT VALID is a step of a migration, not a state to stay in. */
export const notValidConstraint = tableRule({
  id: 'not-valid-constraint',
  title: 'Constraint never validated',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH043'],
  detects: 'A foreign key or check that is NOT VALID.',
  rationale:
    'New rows are checked, old ones were not: the constraint promises less than it says, and the planner ' +
    'does not use it.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (VALIDATE CONSTRAINT)',
  ignoreWhen: 'Old rows are known to break it and are to stay.',
  remedy: 'Validates it. That reads the table under a weak lock, and fails on the first bad row.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const constraint of [...table.foreignKeys, ...table.checks]) {
      if (!constraint.notValid) continue
      yield {
        entities: [constraint.id, table.id],
        message: `${constraint.name} of ${label} is NOT VALID: rows from before it were never checked.`,
        evidence: `${constraint.name} … NOT VALID, and no VALIDATE CONSTRAINT after it.`,
        confidence: 0.9,
        fix: fixOf(`Validate ${constraint.name}`, 'weigh', {
          op: 'constraint.validate',
          table: ref,
          name: constraint.name,
        }),
      }
    }
  },
})
