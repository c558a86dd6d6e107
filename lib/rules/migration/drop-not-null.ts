import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Readers that never saw null will. */
export const dropNotNull = migrationRule({
  id: 'drop-not-null',
  title: 'NOT NULL taken away',
  severity: 'info',
  catalogue: ['LOS006'],
  detects: 'ALTER COLUMN … DROP NOT NULL.',
  rationale: 'Applications and reports that rely on a value fail, or count wrong, at the first null.',
  source: 'https://squawkhq.com/docs/ban-drop-not-null',
  ignoreWhen: 'It is a step on the way to dropping the column.',
  remedy: 'None: see that every reader copes with null first.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'dropNotNull')) {
      const isKey = table?.primaryKey?.columns.includes(action.column.value) ?? false
      yield {
        message: isKey
          ? `${label}.${action.column.value} is of the primary key and cannot be null.`
          : `Readers of ${label}.${action.column.value} have to cope with null from now on.`,
        evidence: isKey ? 'The server refuses it (42P16).' : 'DROP NOT NULL.',
        confidence: isKey ? 0.97 : 0.55,
        fix: null,
      }
    }
  },
})
