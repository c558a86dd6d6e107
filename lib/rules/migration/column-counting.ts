import { alterations } from './reading/alterations.ts'
import { isCounter } from './reading/costs.ts'
import { migrationRule } from './reading/rule.ts'

/** A new column that numbers the rows has to number those that are there. */
export const columnCounting = migrationRule({
  id: 'column-counting',
  title: 'New column that numbers the rows',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS011'],
  detects: 'ADD COLUMN of an identity or a serial.',
  rationale: 'Each existing row gets its number at once: the table is written anew under ACCESS EXCLUSIVE.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (Notes)',
  ignoreWhen: 'The table is small.',
  remedy:
    'None: add a plain bigint, a sequence owned by it and a default for new rows; number the old rows in batches; ' +
    'then make it NOT NULL by way of a checked constraint.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'addColumn')) {
      if (!isCounter(action.column)) continue
      yield {
        message: `Adding ${label}.${action.column.name.value} numbers every row and writes the table anew.`,
        evidence: 'Identity and serial columns draw a value for each existing row.',
        confidence: 0.95,
        entities: table ? [table.id] : [],
        fix: null,
      }
    }
  },
})
