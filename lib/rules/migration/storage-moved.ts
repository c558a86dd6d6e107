import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Moving a table to another place or method copies it. */
export const storageMoved = migrationRule({
  id: 'storage-moved',
  title: 'Table moved to another tablespace or access method',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS038'],
  detects: 'ALTER TABLE … SET TABLESPACE and SET ACCESS METHOD.',
  rationale: 'All of the table is copied under ACCESS EXCLUSIVE: not even SELECT runs meanwhile.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (SET TABLESPACE, SET ACCESS METHOD)',
  ignoreWhen: 'The table is small, or is in that place already.',
  remedy:
    'None: pg_repack moves tables while they are used; or copy into a new table in batches and exchange the names.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label } of alterations(context, 'setTablespace', 'setAccessMethod')) {
      yield {
        message: `${action.kind === 'setTablespace' ? 'SET TABLESPACE' : 'SET ACCESS METHOD'} copies all of ${label} while nobody may use it.`,
        evidence: 'ACCESS EXCLUSIVE for the whole copy.',
        confidence: 0.9,
        fix: null,
      }
    }
  },
})
