import { alterations } from './reading/alterations.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Before version 18 a partitioned table takes no foreign key that is not checked at once. */
export const notValidOnPartitioned = migrationRule({
  id: 'not-valid-on-partitioned',
  title: 'NOT VALID that the server refuses',
  severity: 'error',
  catalogue: ['MS023'],
  detects:
    'ADD FOREIGN KEY … NOT VALID on a partitioned table before version 18, and NOT VALID on a key or exclusion.',
  rationale: 'The server refuses it: 42809 for the foreign key, 0A000 for UNIQUE, PRIMARY KEY and EXCLUDE.',
  source: 'https://www.postgresql.org/docs/17/sql-altertable.html (ADD table_constraint [ NOT VALID ])',
  ignoreWhen: 'Never: it does not run.',
  remedy:
    'Takes NOT VALID from a key. For the foreign key of a partitioned table: add it NOT VALID to each partition, ' +
    'validate these, and only then add it to the parent.',
  fixable: true,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'addConstraint')) {
      const { constraint } = action
      if (!constraint.deferral.notValid) continue
      const isKey = ['unique', 'primaryKey', 'exclude'].includes(constraint.kind)
      const isRefused =
        constraint.kind === 'foreignKey' && table?.kind === 'partitioned' && context.file.version < 18
      if (!isKey && !isRefused) continue
      const { tokens, start } = context.statement
      const at = tokens.findLastIndex((token) => token.value === 'valid' && token.to <= start + constraint.to)
      const [not, valid] = [tokens[at - 1], tokens[at]]
      const span = isKey && not && valid ? { from: not.from - start - 1, to: valid.to - start } : null
      yield {
        message: `NOT VALID is refused for this constraint of ${label}.`,
        evidence: isKey
          ? 'Keys and exclusions stand on an index, which is always complete.'
          : `${label} is partitioned and the server is of version ${context.file.version}.`,
        confidence: 0.97,
        fix: span && edited(context, 'Leave NOT VALID out', [{ ...span, insert: '' }], false),
      }
    }
  },
})
