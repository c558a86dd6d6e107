import type { Policy, Schema } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { bareWords, callsIn, namesIn } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { conditionsOf, policyOp } from '../policies.ts'
import type { RuleContext } from '../rule.ts'

/** Where policies tell tenants apart, one that does not is the hole. */
export const policyWithoutTenant = schemaRule({
  id: 'policy-without-tenant',
  title: 'Policy that does not ask for the tenant',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC031'],
  tags: ['tenancy', 'privacy'],
  detects:
    'A permissive policy of a table with the tenant column that does not mention it, where most policies of such tables do.',
  rationale:
    'Permissive policies are joined by OR: one that lets a role, an owner or a state through without the tenant shows the ' +
    'rows of all tenants, whatever the other policies say.',
  source:
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/saas-multitenant-managed-postgresql/rls.html',
  ignoreWhen: 'Support staff is meant to see all tenants; RESTRICTIVE policies hold the tenant.',
  remedy: 'Adds the condition that the other policies have, so that both must hold.',
  fixable: true,
  *check(context) {
    const tenant = tenantOf(context)
    if (tenant === null) return
    for (const each of context.tables.values()) {
      const { table, columns, label, ref } = each
      if (!isReviewed(each) || !columns.has(tenant.column) || !table.rowSecurity.enabled) continue
      const held = table.policies.some((policy) => !policy.permissive && asksFor(policy, tenant.column))
      if (held) continue
      for (const policy of table.policies) {
        if (!policy.permissive || asksFor(policy, tenant.column) || isClosed(policy)) continue
        if (policy.roles.some((role) => staff.has(role)) || asksFunctions(policy, context.schema)) continue
        const both = (sql: string | null) =>
          sql === null
            ? null
            : bareWords(sql).join('') === 'true'
              ? tenant.condition
              : `(${sql}) AND (${tenant.condition})`
        yield {
          entities: [policy.id, table.id],
          message: `The policy ${policy.name} of ${label} does not ask for ${tenant.column}.`,
          evidence: `${tenant.asking} of ${tenant.all} policies of tables with ${tenant.column} do.`,
          confidence: 0.7,
          fix: fixOf(
            `Ask for ${tenant.column} in ${policy.name} as well`,
            'weigh',
            policyOp(ref, policy, { using: both(policy.using), check: both(policy.check) }),
          ),
        }
      }
    }
  },
})

interface Tenancy {
  readonly column: string
  readonly asking: number
  readonly all: number
  /** What most of them ask. */
  readonly condition: string
}

/** The column by which most policies tell tenants apart, and how. */
function tenantOf({ tables, facts }: RuleContext): Tenancy | null {
  const column = facts.tenantColumn
  if (column === null || !facts.usesRowSecurity) return null
  let all = 0
  const conditions = new Map<string, number>()
  for (const { table, columns } of tables.values()) {
    if (!columns.has(column)) continue
    for (const policy of table.policies) {
      all++
      const condition = conditionsOf(policy).find((sql) => namesIn(sql).has(column))
      if (condition !== undefined) conditions.set(condition, (conditions.get(condition) ?? 0) + 1)
    }
  }
  const asking = [...conditions.values()].reduce((sum, count) => sum + count, 0)
  const [usual] = [...conditions].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
  if (!usual || asking < 2 || asking <= all / 2) return null
  return { column, asking, all, condition: usual[0] }
}

function asksFor(policy: Policy, column: string): boolean {
  return conditionsOf(policy).some((sql) => namesIn(sql).has(column))
}

/** Whether no row passes. */
function isClosed(policy: Policy): boolean {
  return (
    conditionsOf(policy).every((sql) => bareWords(sql).join('') === 'false') &&
    conditionsOf(policy).length > 0
  )
}

/** A function of the schema may ask for the tenant itself. */
function asksFunctions(policy: Policy, schema: Schema): boolean {
  const own = new Set([...schema.routines.values()].map(({ name }) => name))
  return conditionsOf(policy).some((sql) => [...callsIn(sql)].some((name) => own.has(name)))
}

const staff: ReadonlySet<string> = new Set([
  'postgres',
  'service_role',
  'supabase_admin',
  'admin',
  'dba',
  'support',
  'bypass',
])
