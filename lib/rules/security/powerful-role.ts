import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'

/** A superuser who logs in passes by every grant and policy. */
export const powerfulRole = objectRule({
  id: 'powerful-role',
  title: 'Role that no policy binds',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC029', 'SEC017'],
  tags: ['tenancy', 'privacy'],
  detects: 'CREATE ROLE or USER with SUPERUSER or BYPASSRLS and LOGIN.',
  rationale:
    'For such a role there are no privileges and no policies, and a superuser reads files and starts programs of the server. ' +
    'An application that connects as one makes each injection a takeover.',
  source: 'https://www.postgresql.org/docs/current/role-attributes.html',
  ignoreWhen: 'A person or a backup uses it, with a password of its own.',
  remedy:
    'None: let the application log in as a role that owns nothing, and keep the power in a role without LOGIN.',
  fixable: false,
  of: ['objects'],
  *check({ schema }) {
    for (const object of schema.objects.values()) {
      if (object.kind !== 'role' && object.kind !== 'user') continue
      const words = tokensOf(object.definition).flatMap(({ kind, value }) => (kind === 'word' ? [value] : []))
      const power = words.find((word) => word === 'superuser' || word === 'bypassrls')
      const enters = object.kind === 'user' ? !words.includes('nologin') : words.includes('login')
      if (power === undefined || !enters || operators.has(object.name)) continue
      yield {
        entities: [object.id],
        message: `${object.name} logs in as a role that no policy binds.`,
        evidence: `It is created with ${power.toUpperCase()}.`,
        confidence: 0.8,
        fix: null,
      }
    }
  },
})

const operators: ReadonlySet<string> = new Set([
  'postgres',
  'supabase_admin',
  'rdsadmin',
  'cloudsqladmin',
  'backup',
  'replicator',
])
