import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** Row security without a policy lets nobody in but the owner. */
export const rowSecurityWithoutPolicy = tableRule({
  id: 'row-security-without-policy',
  title: 'Row security without a policy',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC003'],
  tags: ['tenancy'],
  detects: 'A table with row security enabled and no policy.',
  rationale:
    'Everybody but the owner sees an empty table, without an error. Either a policy was forgotten, or the table ' +
    'is meant to be closed, which a missing grant says more clearly.',
  source: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ignoreWhen: 'It is locked on purpose and only reached by roles that bypass row security.',
  remedy:
    'Asks who sees the rows: everybody who may read the table, or nobody, which a comment that names row security then says.',
  fixable: false,
  guided: true,
  *check({ table, label, ref }) {
    if (!table.rowSecurity.enabled || table.policies.length > 0) return
    if (table.comment?.toLowerCase().includes('row security')) return
    yield {
      entities: [table.id],
      message: `Row security is on for ${label}, but there is no policy: nobody but the owner sees a row.`,
      evidence: 'ENABLE ROW LEVEL SECURITY, and no CREATE POLICY.',
      confidence: 0.8,
      fix: null,
      guide: {
        question: `Who sees rows of ${label}?`,
        choices: [
          fixOf('Whoever may read the table', 'weigh', {
            op: 'policy.add',
            table: ref,
            policy: { name: 'readable', command: 'select', using: 'true' },
          }),
          fixOf('Nobody but the owner: say so', 'safe', {
            op: 'table.setComment',
            table: ref,
            comment: `${table.comment ? `${table.comment} ` : ''}Closed by row security on purpose.`,
          }),
        ],
      },
    }
  },
})
