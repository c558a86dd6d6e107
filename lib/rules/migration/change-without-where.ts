import { spoken } from './reading/context.ts'
import { changedAtOnce, firing } from './reading/long-work.ts'
import { migrationRule } from './reading/rule.ts'

/** Without WHERE every row is changed or gone. */
export const changeWithoutWhere = migrationRule({
  id: 'change-without-where',
  title: 'UPDATE or DELETE of every row',
  severity: 'error',
  catalogue: ['MS057'],
  detects: 'UPDATE or DELETE without WHERE on a table that the migration did not make itself.',
  rationale:
    'Every row is overwritten or lost, all of them stay locked until the end, and the table doubles in size.',
  source: 'https://www.postgresql.org/docs/current/sql-delete.html',
  ignoreWhen: 'Every row is meant, and the table is small.',
  remedy: 'None: say which rows are meant, and change them in batches by the primary key.',
  fixable: false,
  *checkStatement(context) {
    const changed = changedAtOnce(context)
    if (!changed || changed.isFiltered || context.isFresh(changed.name)) return
    yield {
      message: `${changed.verb === 'update' ? 'UPDATE changes' : 'DELETE removes'} every row of ${spoken(changed.name)}.`,
      evidence: `There is no WHERE.${firing(context, changed)}`,
      confidence: 0.92,
      fix: null,
    }
  },
})
