import { isReviewed, schemaRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Where some tables are guarded row by row, the others of the same kind are too. */
export const rowSecurityMissing = schemaRule({
  id: 'row-security-missing',
  title: 'Row security is off',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC001'],
  tags: ['tenancy', 'privacy'],
  detects:
    'A table without row security that the roles of a web API may reach, or that has the column by which policies of ' +
    'other tables tell owners or tenants apart.',
  rationale:
    'One unguarded table is enough: whoever may query it sees the rows of all tenants, whatever the other tables ' +
    'refuse.',
  source: 'https://supabase.com/docs/guides/database/postgres/row-level-security',
  ignoreWhen: 'The table is public reference data, or only reached through views and functions that filter.',
  remedy: 'Enables row security. Until policies are added nobody but the owner sees a row.',
  fixable: true,
  *check(context) {
    if (!context.facts.usesRowSecurity && !context.facts.servesApi) return
    const guards = guardingColumns(context)
    for (const each of context.tables.values()) {
      const { table, label, ref } = each
      if (!isReviewed(each) || table.rowSecurity.enabled || table.policies.length > 0) continue
      const reason = reasonFor(each, guards)
      if (!reason) continue
      yield {
        entities: [table.id],
        message: `${label} has no row security.`,
        evidence: reason,
        confidence: 0.7,
        fix: fixOf(`Enable row security on ${label}`, 'weigh', {
          op: 'table.setRowSecurity',
          table: ref,
          enabled: true,
          forced: table.rowSecurity.forced,
        }),
      }
    }
  },
})

/** Columns that policies compare in two tables or more, or that are the schema's tenant column. */
function guardingColumns({ tables, facts }: RuleContext): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { table, columns } of tables.values()) {
    const names = new Set(
      table.policies.flatMap((policy) => [...namesIn(policy.using ?? policy.check ?? '')]),
    )
    for (const name of names) if (columns.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const guards = [...counts].flatMap(([name, count]) =>
    count >= 1 && name.endsWith('id') && name !== 'id' ? [name] : [],
  )
  return new Set(facts.tenantColumn && counts.size > 0 ? [...guards, facts.tenantColumn] : guards)
}

function reasonFor({ table, columns, label }: TableContext, guards: ReadonlySet<string>): string | null {
  const role = table.grants.flatMap((grant) => grant.grantees).find((name) => apiRoles.has(name))
  if (role !== undefined) return `${role}, a role of the web API, has been granted rights on ${label}.`
  const guard = [...guards].find((name) => columns.has(name))
  return guard === undefined ? null : `Policies of other tables compare ${guard}, which ${label} has too.`
}

const apiRoles: ReadonlySet<string> = new Set(['anon', 'authenticated', 'web_anon'])
