import type { Policy } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { bareWords } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { policyOp } from '../policies.ts'
import type { Fix } from '../rule.ts'

/** A policy for writing that is true for everybody is no policy. */
export const policyAlwaysTrue = tableRule({
  id: 'policy-always-true',
  title: 'Policy that lets everybody write',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC004', 'SEC030'],
  tags: ['tenancy', 'integrity'],
  detects:
    'A permissive policy for INSERT, UPDATE, DELETE or ALL whose condition is `true`, or an INSERT policy without one.',
  rationale:
    'Everybody whom the policy applies to may change or delete every row, while the table looks protected.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0024, permissive RLS policy)',
  ignoreWhen: 'It applies to a role of the operators only.',
  remedy:
    'Asks whether it is for the operators only, or whose rows it is about, where the table has a column that tells.',
  fixable: false,
  guided: true,
  *check({ table, label, ref, columns, facts }) {
    for (const policy of table.policies) {
      if (!policy.permissive || policy.command === 'select' || !isOpen(policy)) continue
      if (policy.roles.length > 0 && policy.roles.every((role) => operators.has(role))) continue
      yield {
        entities: [policy.id, table.id],
        message: `The policy ${policy.name} lets ${policy.roles.join(', ') || 'everybody'} ${verbs[policy.command]} any row of ${label}.`,
        evidence: `USING (${policy.using ?? '–'}) WITH CHECK (${policy.check ?? '–'})`,
        confidence: 0.85,
        fix: null,
        guide: {
          question: `Who may ${verbs[policy.command]} which rows of ${label}?`,
          choices: choicesFor(
            policy,
            ref,
            [...columns.keys()].filter((name) => name === facts.tenantColumn || owners.has(name)),
          ),
        },
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

function choicesFor(policy: Policy, table: string, whose: readonly string[]): readonly Fix[] {
  const asking = whose.map((column) => {
    const sql = `${column}::text = (SELECT current_setting('app.${column}'))`
    const inserts = policy.command === 'insert'
    const change = {
      using: inserts ? null : sql,
      check: policy.command === 'delete' ? null : inserts || policy.check !== null ? sql : null,
    }
    return fixOf(`Whose ${column} it is, as the application says`, 'weigh', policyOp(table, policy, change))
  })
  return [
    ...asking,
    fixOf('Nobody: drop the policy', 'weigh', { op: 'policy.drop', table, name: policy.name }),
    fixOf('The operators any row', 'weigh', policyOp(table, policy, { roles: ['postgres'] })),
  ]
}

/** Columns that tell whose row it is. */
const owners: ReadonlySet<string> = new Set(['owner_id', 'user_id', 'account_id', 'author_id', 'created_by'])
