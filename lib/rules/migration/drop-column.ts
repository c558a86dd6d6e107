import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** A dropped column is gone with its values and with every index that holds it. */
export const dropColumn = migrationRule({
  id: 'drop-column',
  title: 'Column dropped',
  severity: 'error',
  catalogue: ['LOS003'],
  detects: 'ALTER TABLE … DROP COLUMN on a table that the migration did not make itself.',
  rationale:
    'The values are gone. Applications that remember the list of columns fail until they are started anew, and an ' +
    'index on several columns goes as a whole with any of them.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (DROP COLUMN)',
  ignoreWhen: 'No running application knows the column any more.',
  remedy:
    'None: let applications ignore it first, take NOT NULL or the default away where they no longer write it, then drop it.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'dropColumn')) {
      const column = action.column.value
      const lost = table?.indexes.filter(
        ({ keys, include }) =>
          keys.length > 1 && (keys.some((key) => key.column === column) || include.includes(column)),
      )
      yield {
        message: `${label}.${column} goes with all its values.`,
        evidence:
          lost && lost.length > 0
            ? `Index ${lost.map(({ name }) => name).join(', ')} goes with it.`
            : 'What is dropped is not in any later state.',
        confidence: 0.93,
        entities: table ? [table.id] : [],
        fix: null,
      }
    }
  },
})
