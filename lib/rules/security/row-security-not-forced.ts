import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** The owner of a table is not bound by its policies unless they are forced. */
export const rowSecurityNotForced = tableRule({
  id: 'row-security-not-forced',
  title: 'Row security does not bind the owner',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC029'],
  tags: ['tenancy'],
  detects: 'A table with row security and policies but without FORCE ROW LEVEL SECURITY.',
  rationale:
    'Applications mostly connect as the owner of their tables, and the owner passes by every policy: the ' +
    'protection tested with another role is not there in production.',
  source: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ignoreWhen: 'The application connects with a role that owns nothing.',
  remedy:
    'Forces row security for the owner, too. Migrations and jobs that run as the owner then see fewer rows.',
  fixable: true,
  *check({ table, label, ref }) {
    if (!table.rowSecurity.enabled || table.rowSecurity.forced || table.policies.length === 0) return
    yield {
      entities: [table.id],
      message: `The policies of ${label} do not bind its owner${table.owner ? `, ${table.owner}` : ''}.`,
      evidence: 'ENABLE without FORCE ROW LEVEL SECURITY.',
      confidence: 0.5,
      fix: fixOf(`Force row security on ${label}`, 'weigh', {
        op: 'table.setRowSecurity',
        table: ref,
        enabled: true,
        forced: true,
      }),
    }
  },
})
