import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Logged and unlogged tables are stored apart. */
export const loggingChanged = migrationRule({
  id: 'logging-changed',
  title: 'SET LOGGED or UNLOGGED',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS037'],
  detects: 'ALTER TABLE … SET LOGGED or SET UNLOGGED.',
  rationale:
    'The table is written anew under ACCESS EXCLUSIVE; SET LOGGED writes all of it to the log as well.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (SET LOGGED)',
  ignoreWhen: 'The table is small or nobody uses it yet.',
  remedy: 'None: make a new table as it should be, copy in batches, and exchange the names.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label } of alterations(context, 'setLogged', 'setUnlogged')) {
      yield {
        message: `${action.kind === 'setLogged' ? 'SET LOGGED' : 'SET UNLOGGED'} writes all of ${label} anew while nobody may use it.`,
        evidence: 'ACCESS EXCLUSIVE for the whole rewrite.',
        confidence: 0.95,
        fix: null,
      }
    }
  },
})
