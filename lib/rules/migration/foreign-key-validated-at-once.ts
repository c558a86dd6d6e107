import { alterations } from './reading/alterations.ts'
import { constraintLabel, notValidFix } from './reading/constraints.ts'
import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A foreign key reads both tables before it is there. */
export const foreignKeyValidatedAtOnce = migrationRule({
  id: 'foreign-key-validated-at-once',
  title: 'Foreign key added without NOT VALID',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS021'],
  detects: 'ADD … FOREIGN KEY without NOT VALID on a table that the migration did not make itself.',
  rationale:
    'Writers of both tables wait behind SHARE ROW EXCLUSIVE while every row is looked up in the other. Validated ' +
    'afterwards, they go on.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (NOT VALID, VALIDATE CONSTRAINT)',
  ignoreWhen: 'Both tables are small.',
  remedy:
    'Adds it NOT VALID and validates it in a statement, and a transaction, of its own. On a partitioned table that ' +
    'takes version 18.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label, table } of alterations(context, 'addConstraint')) {
      const { constraint } = action
      if (constraint.kind !== 'foreignKey' || constraint.deferral.notValid || !constraint.deferral.enforced)
        continue
      const other = spoken(constraint.references.table)
      const possible = table?.kind !== 'partitioned' || context.file.version >= 18
      const suffix = [...constraint.columns.map(({ value }) => value), 'fkey']
      yield {
        message: `Adding ${constraintLabel(constraint, 'a foreign key')} stops writers of ${label} and ${other} while both are read.`,
        evidence: 'FOREIGN KEY without NOT VALID scans under SHARE ROW EXCLUSIVE on both tables.',
        confidence: 0.93,
        entities: table ? [table.id] : [],
        fix: possible ? notValidFix(context, { node, action }, suffix) : null,
      }
    }
  },
})
