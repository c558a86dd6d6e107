import type { Grant } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { grantsOp, isPublic, withoutPrivileges } from '../grants.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** PUBLIC is everybody, now and later. */
export const grantToPublic = schemaRule({
  id: 'grant-to-public',
  title: 'Rights granted to PUBLIC',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC017', 'SEC032'],
  tags: ['privacy', 'tenancy'],
  detects:
    'Rights to write, or all rights, on a table, view or sequence, or CREATE on a schema, granted to PUBLIC.',
  rationale:
    'PUBLIC is every role there is and will be, the one of the reporting tool included. With CREATE on a schema ' +
    'anybody can plant functions that others run by mistake.',
  source: 'https://www.postgresql.org/docs/current/ddl-priv.html; CVE-2018-1058',
  ignoreWhen: 'The database has one role.',
  remedy: 'Revokes it from PUBLIC. Roles that need it must be granted it by name.',
  fixable: true,
  *check({ schema, facts }) {
    const objects = [
      ...schema.schemas.values(),
      ...schema.tables.values(),
      ...schema.views.values(),
      ...schema.sequences.values(),
    ]
    for (const object of objects) {
      const risky = object.entity === 'schema' ? schemaRights : writeRights
      const rights = rightsOfPublic(object.grants).filter((right) => risky.has(right))
      if (rights.length === 0) continue
      const label = object.entity === 'schema' ? `the schema ${object.name}` : labelOf(facts, object)
      yield {
        entities: [object.id],
        message: `PUBLIC, that is everybody, has ${rights.join(', ').toUpperCase()} on ${label}.`,
        evidence: `GRANT ${rights.join(', ').toUpperCase()} … TO PUBLIC`,
        confidence: 0.85,
        fix: fixOf(
          `Revoke ${rights.join(', ').toUpperCase()} on ${label} from PUBLIC`,
          'weigh',
          grantsOp(
            object,
            withoutPrivileges(object.grants, (right, role) => isPublic(role) && risky.has(right)),
          ),
        ),
      }
    }
  },
})

function rightsOfPublic(grants: readonly Grant[]): readonly string[] {
  const rights = grants
    .filter((grant) => grant.grantees.some((role) => role.toLowerCase() === 'public'))
    .flatMap((grant) => grant.privileges.map((privilege) => privilege.toLowerCase()))
  return [...new Set(rights)]
}

const schemaRights: ReadonlySet<string> = new Set(['create', 'all', 'all privileges'])
const writeRights: ReadonlySet<string> = new Set([
  'insert',
  'update',
  'delete',
  'truncate',
  'trigger',
  'references',
  'all',
  'all privileges',
  'maintain',
])
