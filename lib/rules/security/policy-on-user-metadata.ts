import { tableRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { conditionsOf, policyOp, withWord } from '../policies.ts'

/** What users may write about themselves decides nothing. */
export const policyOnUserMetadata = tableRule({
  id: 'policy-on-user-metadata',
  title: 'Policy that believes what users say of themselves',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC007'],
  tags: ['tenancy'],
  detects: 'A policy that reads `user_metadata` or `raw_user_meta_data` of a token or of `auth.users`.',
  rationale:
    'Everybody may write these fields of his own account: whoever sets `role` to `admin` there is one. Fields that only ' +
    'the server writes are in `app_metadata`.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0015, RLS references user metadata)',
  ignoreWhen: 'The condition decides nothing but how rows are shown.',
  remedy: 'Reads the same field of `app_metadata`, which the server must then fill.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const policy of table.policies) {
      const field = [...fields].find(([from]) => conditionsOf(policy).some((sql) => mentions(sql, from)))
      if (!field) continue
      const [from, to] = field
      yield {
        entities: [policy.id, table.id],
        message: `The policy ${policy.name} of ${label} believes what users write about themselves.`,
        evidence: `It reads ${from}.`,
        confidence: 0.92,
        fix: fixOf(
          `Read ${to} in the policy ${policy.name}`,
          'weigh',
          policyOp(ref, policy, {
            using: withWord(policy.using, from, to),
            check: withWord(policy.check, from, to),
          }),
        ),
      }
    }
  },
})

function mentions(sql: string, word: string): boolean {
  return sql.includes(word) && tokensOf(sql).some(({ value }) => value === word)
}

const fields: ReadonlyMap<string, string> = new Map([
  ['user_metadata', 'app_metadata'],
  ['raw_user_meta_data', 'raw_app_meta_data'],
])
