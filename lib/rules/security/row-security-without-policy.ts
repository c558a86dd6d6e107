import { tableRule } from '../define.ts'

/** Row security without a policy lets nobody in but the owner. */
export const rowSecurityWithoutPolicy = tableRule({
  id: 'row-security-without-policy',
  title: 'Row security without a policy',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC003'],
  detects: 'A table with row security enabled and no policy.',
  rationale:
    'Everybody but the owner sees an empty table, without an error. Either a policy was forgotten, or the table ' +
    'is meant to be closed, which a missing grant says more clearly.',
  source: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ignoreWhen: 'It is locked on purpose and only reached by roles that bypass row security.',
  remedy: 'None: who may see which rows is the point of the policy.',
  fixable: false,
  *check({ table, label }) {
    if (!table.rowSecurity.enabled || table.policies.length > 0) return
    yield {
      entities: [table.id],
      message: `Row security is on for ${label}, but there is no policy: nobody but the owner sees a row.`,
      evidence: 'ENABLE ROW LEVEL SECURITY, and no CREATE POLICY.',
      confidence: 0.8,
      fix: null,
    }
  },
})
