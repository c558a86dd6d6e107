import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { conditionsOf, policyOp } from '../policies.ts'

/** A policy for signed-in users says TO authenticated. */
export const policyForAnyone = tableRule({
  id: 'policy-for-anyone',
  title: 'Policy for users that is asked for strangers as well',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC030', 'SEC006'],
  tags: ['performance', 'tenancy'],
  detects:
    'A policy without TO, or TO public, that asks `auth.uid()` or `auth.jwt()`, where roles of a web API have privileges.',
  rationale:
    'Without a role it applies to everybody, so it is evaluated for strangers, for whom the answer is NULL: a condition with ' +
    'OR, NOT or COALESCE around it may then let them in. With `TO authenticated` it is not even asked.',
  source:
    'https://supabase.com/docs/guides/database/postgres/row-level-security#specify-roles-in-your-policies',
  ignoreWhen: 'Strangers are meant to see some rows by the same condition.',
  remedy: 'Says TO authenticated.',
  fixable: true,
  *check({ table, label, ref, facts }) {
    if (!facts.servesApi || !table.rowSecurity.enabled) return
    for (const policy of table.policies) {
      const open = policy.roles.length === 0 || policy.roles.every((role) => role === 'public')
      const names = new Set(conditionsOf(policy).flatMap((sql) => [...namesIn(sql)]))
      if (!open || !names.has('auth') || !(names.has('uid') || names.has('jwt'))) continue
      yield {
        entities: [policy.id, table.id],
        message: `The policy ${policy.name} of ${label} is asked for strangers as well.`,
        evidence: 'It names no role, and asks who is signed in.',
        confidence: 0.75,
        fix: fixOf(
          `Ask ${policy.name} for signed-in users only`,
          'weigh',
          policyOp(ref, policy, { roles: ['authenticated'] }),
        ),
      }
    }
  },
})
