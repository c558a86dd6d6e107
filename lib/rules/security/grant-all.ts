import { tableRule } from '../define.ts'
import { grantsOp, isPublic } from '../grants.ts'
import { fixOf } from '../ops-of.ts'

/** ALL is more than reading and writing. */
export const grantAll = tableRule({
  id: 'grant-all',
  title: 'All privileges where four would do',
  category: 'security',
  severity: 'info',
  stance: 'strict',
  catalogue: ['SEC017'],
  tags: ['privacy', 'operations'],
  detects: 'GRANT ALL on a table to a role that is neither its owner nor PUBLIC.',
  rationale:
    'ALL brings TRUNCATE, REFERENCES, TRIGGER and MAINTAIN: emptying the table without a trigger noticing, holding its rows ' +
    'fast with a foreign key, running code as whoever writes next. An application needs four.',
  source: 'https://www.postgresql.org/docs/current/ddl-priv.html',
  ignoreWhen: 'The role is that of migrations.',
  remedy: 'Grants SELECT, INSERT, UPDATE and DELETE in its place.',
  fixable: true,
  *check({ table, label }) {
    const wide = table.grants.filter(
      (grant) =>
        !grant.revoked &&
        grant.columns.length === 0 &&
        grant.privileges.some((name) => all.has(name.toLowerCase())) &&
        grant.grantees.some((role) => role !== table.owner && !operators.has(role) && !isPublic(role)),
    )
    if (wide.length === 0) return
    const narrowed = table.grants.map((grant) =>
      wide.includes(grant) ? { ...grant, privileges: [...usual] } : grant,
    )
    yield {
      entities: [table.id],
      message: `${wide.flatMap(({ grantees }) => grantees).join(', ')} has all privileges on ${label}.`,
      evidence: 'GRANT ALL',
      confidence: 0.8,
      fix: fixOf(`Grant four privileges on ${label}`, 'weigh', grantsOp(table, narrowed)),
    }
  },
})

const all: ReadonlySet<string> = new Set(['all', 'all privileges'])
const usual = ['select', 'insert', 'update', 'delete'] as const
const operators: ReadonlySet<string> = new Set([
  'postgres',
  'service_role',
  'supabase_admin',
  'dba',
  'migrator',
  'dashboard_user',
])
