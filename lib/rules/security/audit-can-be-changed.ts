import { isAuditName } from '../audit-tables.ts'
import { tableRule } from '../define.ts'
import { grantsOp, withoutPrivileges } from '../grants.ts'
import { fixOf } from '../ops-of.ts'

/** A trail that may be changed proves nothing. */
export const auditCanBeChanged = tableRule({
  id: 'audit-can-be-changed',
  title: 'Audit trail that an application may change',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC035', 'SEC017'],
  tags: ['history', 'integrity'],
  detects:
    'UPDATE, DELETE, TRUNCATE or ALL granted to a role other than the owner on a table that is an audit trail by its name.',
  rationale:
    'Whoever takes over the application wipes its traces. A trail is written and read, never changed.',
  source:
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html; ISO/IEC 27002, protection of logs',
  ignoreWhen: 'The role is the job that removes what is older than it may be kept.',
  remedy: 'Takes the privileges away, leaves SELECT and INSERT.',
  fixable: true,
  *check({ table, label }) {
    if (!isAuditName(table.name)) return
    const changes = (privilege: string, grantee: string) =>
      changing.has(privilege) && grantee !== table.owner && !jobs.has(grantee)
    const roles = new Set(
      table.grants.flatMap((grant) =>
        grant.revoked
          ? []
          : grant.grantees.filter((role) =>
              grant.privileges.some((name) => changes(name.toLowerCase(), role)),
            ),
      ),
    )
    if (roles.size === 0) return
    const narrowed = table.grants.map((grant) =>
      !grant.revoked &&
      grant.privileges.some((name) => all.has(name.toLowerCase())) &&
      grant.grantees.some((role) => roles.has(role))
        ? { ...grant, privileges: ['select', 'insert'] }
        : grant,
    )
    yield {
      entities: [table.id],
      message: `${[...roles].join(', ')} may change what ${label} recorded.`,
      evidence: 'Its name says that it is a trail, its grants that it can be rewritten.',
      confidence: 0.75,
      fix: fixOf(
        `Leave SELECT and INSERT on ${label}`,
        'weigh',
        grantsOp(table, withoutPrivileges(narrowed, changes)),
      ),
    }
  },
})

const all: ReadonlySet<string> = new Set(['all', 'all privileges'])
const changing: ReadonlySet<string> = new Set(['update', 'delete', 'truncate', ...all])
const jobs: ReadonlySet<string> = new Set([
  'postgres',
  'service_role',
  'supabase_admin',
  'dba',
  'retention',
  'archiver',
])
