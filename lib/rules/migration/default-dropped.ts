import { findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Writers that left the column to its default fail, or write null. */
export const defaultDropped = migrationRule({
  id: 'default-dropped',
  title: 'Default taken from a required column',
  severity: 'warning',
  catalogue: ['BC004'],
  detects: 'ALTER COLUMN … DROP DEFAULT where the base shows that the column is NOT NULL and has a default.',
  rationale: 'Applications that do not name the column in their INSERT fail from now on (23502).',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html',
  ignoreWhen: 'Every writer names the column.',
  remedy: 'None: let every writer name the column first.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'dropDefault')) {
      const column = table && findColumn(table, action.column.value)
      if (!column || column.nullable || column.default === null) continue
      yield {
        message: `INSERTs that leave ${label}.${column.name} out fail once it has no default.`,
        evidence: `${column.name} is NOT NULL and has had the default ${column.default}.`,
        confidence: 0.75,
        entities: [column.id],
        fix: null,
      }
    }
  },
})
