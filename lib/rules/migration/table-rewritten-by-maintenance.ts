import { migrationRule } from './reading/rule.ts'
import { wordsOf } from './reading/words.ts'

/** VACUUM FULL and CLUSTER write the table anew while nobody may read it. */
export const tableRewrittenByMaintenance = migrationRule({
  id: 'table-rewritten-by-maintenance',
  title: 'VACUUM FULL or CLUSTER',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS005'],
  detects: 'VACUUM FULL and CLUSTER.',
  rationale:
    'The table and all its indexes are written anew under ACCESS EXCLUSIVE: not even SELECT runs meanwhile, and as ' +
    'much free disk as the table takes is needed.',
  source: 'https://www.postgresql.org/docs/current/sql-vacuum.html',
  ignoreWhen: 'The service is down for maintenance.',
  remedy:
    'None here: what makes a table small without stopping it (pg_repack, or batches of deletes and plain VACUUM) is ' +
    'not SQL of a migration.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'other') return
    const words = wordsOf(context.statement)
    const what = node.words === 'cluster' ? 'CLUSTER' : 'VACUUM FULL'
    if (node.words === 'vacuum') {
      words.eat('vacuum')
      if (!words.eatOptions('full') && !words.eat('full')) return
    } else if (node.words !== 'cluster') return
    yield {
      message: `${what} writes the table anew while nobody may read or write it.`,
      evidence: 'ACCESS EXCLUSIVE for the whole rewrite of table and indexes.',
      confidence: 0.97,
      fix: null,
    }
  },
})
