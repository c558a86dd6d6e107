import { alterations, constraintOf } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { madeName } from './reading/naming.ts'
import { own, same, withBlanks, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A check on a new column reads every row, even where all are null. */
export const columnInlineCheck = migrationRule({
  id: 'column-inline-check',
  title: 'New column with a check',
  severity: 'warning',
  about: 'rows',
  catalogue: ['MS015'],
  detects: 'ADD COLUMN … CHECK (…).',
  rationale:
    'The server reads the whole table under ACCESS EXCLUSIVE to check rows that it knows to be null, or to hold the ' +
    'default.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (NOT VALID)',
  ignoreWhen: 'The table is small.',
  remedy: 'Adds the column, then the check NOT VALID, then validates it while others read and write.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label } of alterations(context, 'addColumn')) {
      const { column } = action
      const check = constraintOf(column, 'check')
      if (!check || check.deferral.notValid || !check.deferral.enforced) continue
      const table = textOf(context, node.name)
      const name = check.name
        ? textOf(context, check.name)
        : madeName(context, node.name.parts.at(-1)?.value ?? '', column.name.value, 'check')
      const follow = [
        same(
          `ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${textOf(context, check.expression)}) NOT VALID`,
        ),
        own(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`),
      ]
      const cut = { ...withBlanks(context, check), insert: '' }
      yield {
        message: `The check on the new ${label}.${column.name.value} reads all of ${label} while nobody may use it.`,
        evidence: 'An inline CHECK scans the table under ACCESS EXCLUSIVE, even when every row is null.',
        confidence: 0.9,
        fix: withFollow(context, 'Check it in a statement of its own', [cut], follow),
      }
    }
  },
})
