import { entityId } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { isPublic } from '../grants.ts'

/** What comes tomorrow is open already. */
export const defaultPrivilegesToPublic = objectRule({
  id: 'default-privileges-to-public',
  title: 'New objects open to everybody',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC032'],
  tags: ['privacy', 'tenancy'],
  detects:
    'ALTER DEFAULT PRIVILEGES that grants tables, sequences or schemas to PUBLIC, or lets strangers of a web API (anon) write new tables.',
  rationale:
    'Each table that is made from then on is open before anybody has thought of it, and nothing in the statement that makes ' +
    'it tells.',
  source: 'https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html',
  ignoreWhen: 'Row security is switched on in the same transaction as each table, by a rule that is checked.',
  remedy:
    'None: take the line out and grant each table where it is made; in a database in use, REVOKE the default as well.',
  fixable: false,
  of: ['defaultPrivileges'],
  *check({ schema, facts }) {
    for (const { schema: space, objects, grants } of schema.defaultPrivileges ?? []) {
      if (objects === 'functions' || objects === 'types') continue
      for (const grant of grants) {
        if (grant.revoked) continue
        const rights = grant.privileges.map((name) => name.toLowerCase())
        const writes = rights.some((name) => writing.has(name))
        const who = grant.grantees.find(
          (role) => isPublic(role) || (role === 'anon' && writes && objects === 'tables'),
        )
        if (who === undefined) continue
        yield {
          entities: [entityId('schema', space ?? facts.home)],
          message: `${isPublic(who) ? 'Everybody' : who} has ${rights.join(', ').toUpperCase()} on all ${objects} that are made${space === null ? '' : ` in ${space}`} from now on.`,
          evidence: `ALTER DEFAULT PRIVILEGES … GRANT ${rights.join(', ').toUpperCase()} ON ${objects.toUpperCase()} TO ${who}`,
          confidence: 0.85,
          fix: null,
        }
      }
    }
  },
})

const writing: ReadonlySet<string> = new Set([
  'insert',
  'update',
  'delete',
  'truncate',
  'all',
  'all privileges',
])
