import { strongLocks } from './reading/locks.ts'
import { precededBy } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A statement that runs away holds its lock for as long as it runs. */
export const noStatementTimeout = migrationRule({
  id: 'no-statement-timeout',
  title: 'No limit to how long a statement runs',
  severity: 'info',
  about: 'file',
  catalogue: ['MS049'],
  detects: 'A file that locks tables in use and never sets statement_timeout before.',
  rationale: 'A change that was thought to be brief and is not keeps its lock until somebody notices.',
  source: 'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT',
  ignoreWhen: 'The role or the tool sets it, or the statement is meant to run long.',
  remedy:
    'Sets statement_timeout in front of the first such statement; put it back before builds and validations.',
  fixable: true,
  *checkFile({ steps }) {
    const step = steps.find((each) => strongLocks(each).length > 0)
    if (!step || step.settings.has('statement_timeout')) return
    const local = step.transaction ? 'SET LOCAL' : 'SET'
    yield {
      step,
      message: 'Nothing ends a statement of this file that runs too long.',
      evidence: 'statement_timeout is not set before the first statement that locks a table in use.',
      confidence: 0.5,
      fix: precededBy(step, 'Set a statement_timeout', `${local} statement_timeout = '15min'`, false),
    }
  },
})
