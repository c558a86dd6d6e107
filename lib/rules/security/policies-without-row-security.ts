import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** Policies do nothing until row security is switched on. */
export const policiesWithoutRowSecurity = tableRule({
  id: 'policies-without-row-security',
  title: 'Policies on a table whose row security is off',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC002'],
  tags: ['tenancy', 'privacy'],
  detects: 'A table that has policies but not `ENABLE ROW LEVEL SECURITY`.',
  rationale:
    'Policies are inert until row security is enabled: the table looks protected and is open to everyone who ' +
    'may read it.',
  source: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ignoreWhen: 'Another script enables it right after this one.',
  remedy: 'Enables row security.',
  fixable: true,
  *check({ table, label, ref }) {
    if (table.policies.length === 0 || table.rowSecurity.enabled) return
    const names = table.policies.map((policy) => policy.name).join(', ')
    yield {
      entities: [table.id, ...table.policies.map((policy) => policy.id)],
      message: `${label} has policies (${names}) but row security is off, so they do nothing.`,
      evidence: `${table.policies.length} policies, and no ALTER TABLE … ENABLE ROW LEVEL SECURITY.`,
      confidence: 0.97,
      fix: fixOf(`Enable row security on ${label}`, 'weigh', {
        op: 'table.setRowSecurity',
        table: ref,
        enabled: true,
        forced: table.rowSecurity.forced,
      }),
    }
  },
})
