import type { Policy } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { bareWords } from '../expression.ts'

/** A policy for writing that is true for everybody is no policy. */
export const policyAlwaysTrue = tableRule({
  id: 'policy-always-true',
  title: 'Policy that lets everybody write',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC004', 'SEC030'],
  detects:
    'A permissive policy for INSERT, UPDATE, DELETE or ALL whose condition is `true`, or an INSERT policy without one.',
  rationale:
    'Everybody whom the policy applies to may change or delete every row, while the table looks protected.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0024, permissive RLS policy)',
  ignoreWhen: 'It applies to a role of the operators only.',
  remedy: 'None: the condition that tells rows apart must be known.',
  fixable: false,
  *check({ table, label }) {
    for (const policy of table.policies) {
      if (!policy.permissive || policy.command === 'select' || !isOpen(policy)) continue
      if (policy.roles.length > 0 && policy.roles.every((role) => operators.has(role))) continue
      yield {
        entities: [policy.id, table.id],
        message: `The policy ${policy.name} lets ${policy.roles.join(', ') || 'everybody'} ${verbs[policy.command]} any row of ${label}.`,
        evidence: `USING (${policy.using ?? '–'}) WITH CHECK (${policy.check ?? '–'})`,
        confidence: 0.85,
        fix: null,
      }
    }
  },
})

/** Whether the condition that counts for the command is always true. */
function isOpen(policy: Policy): boolean {
  if (policy.command === 'insert') return policy.check === null || isTrue(policy.check)
  if (policy.command === 'delete') return isTrue(policy.using)
  return isTrue(policy.using) && (policy.check === null || isTrue(policy.check))
}

function isTrue(expression: string | null): boolean {
  return expression !== null && bareWords(expression).join(' ') === 'true'
}

const verbs = { all: 'change', insert: 'insert', update: 'update', delete: 'delete', select: 'read' } as const
const operators: ReadonlySet<string> = new Set(['postgres', 'service_role', 'supabase_admin', 'admin', 'dba'])
