import { tableRule } from '../define.ts'
import { grantsOp, withoutPrivileges } from '../grants.ts'
import { fixOf } from '../ops-of.ts'

/** TRUNCATE asks no policy. */
export const truncatePastPolicies = tableRule({
  id: 'truncate-past-policies',
  title: 'TRUNCATE on a table with row security',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC017', 'SEC030'],
  tags: ['tenancy', 'integrity'],
  detects: 'TRUNCATE, or ALL, granted on a table with row security to a role that is not its owner.',
  rationale:
    'Policies do not bind TRUNCATE: a role that may see its own rows only can empty the table of everybody. REFERENCES and ' +
    'TRIGGER, which come with ALL, are a way around them as well.',
  source: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ignoreWhen: 'The role is one of the operators.',
  remedy: 'Grants SELECT, INSERT, UPDATE and DELETE in place of ALL, and takes TRUNCATE away.',
  fixable: true,
  *check({ table, label }) {
    if (!table.rowSecurity.enabled) return
    const mighty = (privilege: string, grantee: string) =>
      risky.has(privilege) && grantee !== table.owner && !operators.has(grantee)
    const roles = new Set<string>()
    for (const grant of table.grants) {
      if (grant.revoked) continue
      for (const role of grant.grantees)
        if (grant.privileges.some((name) => mighty(name.toLowerCase(), role))) roles.add(role)
    }
    if (roles.size === 0) return
    const narrowed = table.grants.map((grant) =>
      !grant.revoked &&
      grant.privileges.some((name) => all.has(name.toLowerCase())) &&
      grant.grantees.some((role) => roles.has(role))
        ? { ...grant, privileges: ['select', 'insert', 'update', 'delete'] }
        : grant,
    )
    yield {
      entities: [table.id],
      message: `${[...roles].join(', ')} may empty ${label}, whatever its policies say.`,
      evidence: 'TRUNCATE is not subject to row security.',
      confidence: 0.8,
      fix: fixOf(
        `Take TRUNCATE on ${label} away`,
        'weigh',
        grantsOp(table, withoutPrivileges(narrowed, mighty)),
      ),
    }
  },
})

const all: ReadonlySet<string> = new Set(['all', 'all privileges'])
const risky: ReadonlySet<string> = new Set(['truncate', ...all])
const operators: ReadonlySet<string> = new Set([
  'postgres',
  'service_role',
  'supabase_admin',
  'admin',
  'dba',
  'dashboard_user',
])
