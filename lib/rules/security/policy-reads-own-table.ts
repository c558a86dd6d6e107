import { tableRule } from '../define.ts'
import { isName, tokensOf } from '../expression.ts'
import { conditionsOf } from '../policies.ts'

/** A policy that reads its own table asks itself. */
export const policyReadsOwnTable = tableRule({
  id: 'policy-reads-own-table',
  title: 'Policy that reads the table it guards',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC030'],
  tags: ['integrity'],
  detects: 'A policy with a sub-select FROM or JOIN the very table it belongs to.',
  rationale:
    'The sub-select is under the policy, too: PostgreSQL stops with "infinite recursion detected in policy" at the first ' +
    'query of a role that the policy binds. The owner, who tried it, sees nothing of that.',
  source:
    'https://www.postgresql.org/docs/current/ddl-rowsecurity.html; https://supabase.com/docs/guides/database/postgres/row-level-security',
  ignoreWhen: 'Only roles that bypass row security ever ask.',
  remedy:
    "None: put the question into a SECURITY DEFINER function that fixes its search_path, whose owner's reading the policy does not bind.",
  fixable: false,
  *check({ table, label }) {
    if (!table.rowSecurity.enabled) return
    for (const policy of table.policies) {
      if (!conditionsOf(policy).some((sql) => readsTable(sql, table.schema, table.name))) continue
      yield {
        entities: [policy.id, table.id],
        message: `The policy ${policy.name} of ${label} reads ${label} itself.`,
        evidence: 'Reading it asks the policy again.',
        confidence: 0.85,
        fix: null,
      }
    }
  },
})

function readsTable(sql: string, schema: string, name: string): boolean {
  const tokens = tokensOf(sql)
  return tokens.some((token, at) => {
    if (token.kind !== 'word' || (token.value !== 'from' && token.value !== 'join')) return false
    const [first, dot, second] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
    if (!first || !isName(first)) return false
    return dot?.value === '.' ? first.value === schema && second?.value === name : first.value === name
  })
}
