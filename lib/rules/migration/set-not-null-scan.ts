import { findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { madeName } from './reading/naming.ts'
import { isProvenPresent } from './reading/proofs.ts'
import { own, same, withoutAction } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** NOT NULL is checked against every row unless a validated check proves it. */
export const setNotNullScan = migrationRule({
  id: 'set-not-null-scan',
  title: 'NOT NULL checked while everybody waits',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS018', 'MS019'],
  detects: 'ALTER COLUMN … SET NOT NULL without a validated check that says the same.',
  rationale:
    'The whole table is read under ACCESS EXCLUSIVE, and the statement fails where a row has no value. From version ' +
    '12 on a validated CHECK (c IS NOT NULL) spares the reading; one that is NOT VALID does not.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (SET NOT NULL)',
  ignoreWhen: 'The table is small and surely without nulls.',
  remedy:
    'Adds the check NOT VALID, validates it while others read and write, sets NOT NULL, and drops the check. Rows ' +
    'without a value must be filled before.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label, table } of alterations(context, 'setNotNull')) {
      const column = action.column.value
      const known = table && findColumn(table, column)
      if (known && !known.nullable) continue
      if (isProvenPresent(context, node.name, column)) continue
      const { dialect } = context.file
      const name = textOf(context, node.name)
      const check = madeName(context, node.name.parts.at(-1)?.value ?? '', column, 'present')
      const written = dialect.quote(column)
      const follow = [
        same(`ALTER TABLE ${name} ADD CONSTRAINT ${check} CHECK (${written} IS NOT NULL) NOT VALID`),
        own(`ALTER TABLE ${name} VALIDATE CONSTRAINT ${check}`),
        own(`ALTER TABLE ${name} ALTER COLUMN ${written} SET NOT NULL, DROP CONSTRAINT ${check}`),
      ]
      yield {
        message: `Making ${label}.${column} NOT NULL reads all of ${label} while nobody may use it.`,
        evidence: 'No validated check proves that every row has a value.',
        confidence: table ? 0.93 : 0.8,
        entities: known ? [known.id] : [],
        fix: withoutAction(context, 'Prove it by a check first', { node, action }, follow),
      }
    }
  },
})
